export const markKinds = ['arrow', 'circle', 'pen', 'text'] as const;
export type MarkKind = (typeof markKinds)[number];

export const markColours = ['white', 'red', 'blue', 'yellow'] as const;
export type MarkColour = (typeof markColours)[number];

/** A place on a picture in ten-thousandths of its width and height, from the upper left. */
export type MarkPoint = [x: number, y: number];
export const markScale = 10_000;

/** How many points each kind has: an arrow from its tail to its tip, a circle from its centre to its rim. */
const pointsOf: Record<MarkKind, { least: number; most: number }> = {
  arrow: { least: 2, most: 2 },
  circle: { least: 2, most: 2 },
  pen: { least: 2, most: 400 },
  text: { least: 1, most: 1 },
};

/** Why this cannot be drawn, or undefined. */
export function markProblem(mark: {
  kind: MarkKind;
  points: readonly MarkPoint[];
  text: string | null;
}): string | undefined {
  const { least, most } = pointsOf[mark.kind];
  if (mark.points.length < least || mark.points.length > most) return 'This mark is not whole. Draw it again.';
  const [from, to] = mark.points;
  if (mark.kind !== 'text' && mark.kind !== 'pen' && from && to && from[0] === to[0] && from[1] === to[1])
    return 'This mark has no length. Draw it a little larger.';
  if ((mark.kind === 'text') !== (mark.text !== null && mark.text.trim() !== '')) return 'Write what the mark says.';
  return undefined;
}

/** Every second point of a line that has too many, its ends kept, until it fits. Pure. */
export function thinned(points: readonly MarkPoint[], most: number = pointsOf.pen.most): MarkPoint[] {
  let line = [...points];
  while (line.length > most) line = line.filter((_, at) => at % 2 === 0 || at === line.length - 1);
  return line;
}
