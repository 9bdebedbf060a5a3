import type { MarkColour, MarkKind, MarkPoint } from '../../../electron/charting/photos/marks/rules.ts';
import styles from './marks.module.css';

export interface MarkShapeProps {
  kind: MarkKind;
  colour: MarkColour;
  points: readonly MarkPoint[];
  text: string | null;
  /** Width over height of the picture: places are shares of it. */
  ratio: number;
}

/** The width of what is drawn over; its height follows from the picture. */
export const boxWidth = 1000;

/** One mark, drawn twice: a dark line under a light one is seen on every skin. */
export function MarkShape({ kind, colour, points, text, ratio }: MarkShapeProps) {
  const at = ([x, y]: MarkPoint): [number, number] => [(x / 10_000) * boxWidth, (y / 10_000) * (boxWidth / ratio)];
  const [from = [0, 0], to = [0, 0]] = points.map(at);
  if (kind === 'text')
    return (
      <text x={from[0]} y={from[1]} className={styles.text} data-colour={colour}>
        {text}
      </text>
    );
  const path = kind === 'arrow' ? arrow(from, to) : kind === 'circle' ? circle(from, to) : line(points.map(at));
  return (
    <>
      <path d={path} className={styles.under} />
      <path d={path} className={styles.line} data-colour={colour} />
    </>
  );
}

function line(points: ReadonlyArray<readonly [number, number]>): string {
  return points.map(([x, y], place) => `${place === 0 ? 'M' : 'L'}${x} ${y}`).join(' ');
}

function arrow(from: readonly [number, number], to: readonly [number, number]): string {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  const wing = (turn: number): string =>
    `M${to[0]} ${to[1]} L${to[0] - 26 * Math.cos(angle + turn)} ${to[1] - 26 * Math.sin(angle + turn)}`;
  return `${line([from, to])} ${wing(0.5)} ${wing(-0.5)}`;
}

function circle(centre: readonly [number, number], rim: readonly [number, number]): string {
  const r = Math.hypot(rim[0] - centre[0], rim[1] - centre[1]);
  return `M${centre[0] - r} ${centre[1]} a${r} ${r} 0 1 0 ${2 * r} 0 a${r} ${r} 0 1 0 ${-2 * r} 0`;
}
