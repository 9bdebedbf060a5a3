/** Integer division rounded half up in magnitude: 5/2 -> 3, -5/2 -> -3. */
export function roundHalfUp(numerator: bigint, denominator: bigint): number {
  const negative = numerator < 0n;
  const size = negative ? -numerator : numerator;
  const rounded = Number((size * 2n + denominator) / (denominator * 2n));
  return rounded === 0 ? 0 : negative ? -rounded : rounded;
}
