import type { MapView } from '../../../electron/catalog/rules.ts';
import { drawings, held, regionAt, type Spot, spotOf } from '../../../electron/charting/views/rules.ts';
import type { Tone } from '../../ui/tokens.ts';

/** A point or an area as the map draws it. */
export interface MapMark extends Spot {
  id: string;
  /** The key of the region that is charted as a whole; null: a point. */
  region: string | null;
  /** One to four characters drawn in the mark. */
  label: string;
  /** The mark in words, read out and shown on hover. */
  description: string;
  tone: Tone;
}

/** Where an arrow key takes the crosshair: 1 % of the view, 5 % with Shift; null for other keys. */
export function crossFrom(at: Spot, key: string, far: boolean): Spot | null {
  const step = far ? 0.05 : 0.01;
  const ways: Record<string, readonly [number, number]> = {
    ArrowLeft: [-step, 0],
    ArrowRight: [step, 0],
    ArrowUp: [0, -step],
    ArrowDown: [0, step],
  };
  const way = ways[key];
  return way ? { view: at.view, x: held(at.x + way[0]), y: held(at.y + way[1]) } : null;
}

const walks = new Map<MapView, Array<{ key: string; spot: Spot }>>();

/** The regions of a drawing as one reads: from the top down, and from left to right. */
function walkOf(view: MapView): Array<{ key: string; spot: Spot }> {
  const known = walks.get(view);
  if (known) return known;
  const row = ({ spot }: { spot: Spot }): number => Math.round(spot.y * 25);
  const walk = drawings[view].regions
    .map((region) => ({ key: region.key, spot: spotOf(view, region) }))
    .sort((a, b) => row(a) - row(b) || a.spot.x - b.spot.x);
  walks.set(view, walk);
  return walk;
}

/** The place of the next (1) or previous (-1) region, seen from the one the crosshair stands in. */
export function nextRegion(at: Spot, step: 1 | -1): Spot {
  const walk = walkOf(at.view);
  const { key } = regionAt(at);
  const here = walk.findIndex((stop) => stop.key === key);
  return walk[(here + step + walk.length) % walk.length]?.spot ?? at;
}

/** A place of the picture, from what the pointer says. */
export function spotIn(box: DOMRect, view: MapView, clientX: number, clientY: number): Spot {
  return { view, x: held((clientX - box.left) / box.width), y: held((clientY - box.top) / box.height) };
}
