import type { Tone } from '../tokens.ts';

export const mapViews = ['left', 'front', 'right'] as const;
export type MapView = (typeof mapViews)[number];

export interface MapPoint {
  id: string;
  view: MapView;
  /** Part of the width and height of the view, 0..1 from the top left. */
  x: number;
  y: number;
  /** One to four characters drawn in the point. */
  label: string;
  /** The point in words, read out and shown on hover. */
  description: string;
  tone: Tone;
}

const round = (n: number): number => Math.round(Math.max(0, Math.min(1, n)) * 10_000) / 10_000;

/** A place kept inside the view, in ten-thousandths. */
export function held(x: number, y: number): { x: number; y: number } {
  return { x: round(x), y: round(y) };
}

/** Where an arrow key takes the crosshair: 1 % of the view, 5 % with Shift; null for other keys. */
export function crossFrom(at: { x: number; y: number }, key: string, far: boolean): { x: number; y: number } | null {
  const step = far ? 0.05 : 0.01;
  switch (key) {
    case 'ArrowLeft':
      return held(at.x - step, at.y);
    case 'ArrowRight':
      return held(at.x + step, at.y);
    case 'ArrowUp':
      return held(at.x, at.y - step);
    case 'ArrowDown':
      return held(at.x, at.y + step);
    default:
      return null;
  }
}
