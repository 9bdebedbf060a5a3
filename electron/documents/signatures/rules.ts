/** A signature: strokes of points in a box of width x height, origin top left. */
export interface SignedStrokes {
  width: number;
  height: number;
  strokes: Array<Array<[x: number, y: number]>>;
}

export const mostStrokes = 400;
export const mostPoints = 20_000;
/** A pen path shorter than this part of the pad's width is a tap or a slip, not a signature. */
const leastPath = 0.08;

/** Why these strokes are no signature, as a sentence; null if they are one. */
export function strokesProblem(drawn: SignedStrokes): string | null {
  const points = drawn.strokes.reduce((sum, stroke) => sum + stroke.length, 0);
  if (drawn.strokes.length > mostStrokes || points > mostPoints) {
    return 'The signature has too many strokes. Clear it and sign again.';
  }
  const inside = (x: number, y: number): boolean =>
    Number.isFinite(x) && Number.isFinite(y) && x >= -1 && y >= -1 && x <= drawn.width + 1 && y <= drawn.height + 1;
  if (!drawn.strokes.every((stroke) => stroke.every(([x, y]) => inside(x, y)))) {
    return 'The signature runs outside the pad. Clear it and sign again.';
  }
  const longest = Math.max(0, ...drawn.strokes.map((stroke) => (stroke.length < 3 ? 0 : pathLength(stroke))));
  if (longest < drawn.width * leastPath) return 'Please sign on the line: a dot or a tap is not a signature.';
  return null;
}

function pathLength(stroke: ReadonlyArray<readonly [number, number]>): number {
  let length = 0;
  for (const [at, [x, y]] of stroke.entries()) {
    const before = stroke[at - 1];
    if (before) length += Math.hypot(x - before[0], y - before[1]);
  }
  return length;
}
