/**
 * What becomes of a supply at a visit: `open` (nobody has said yet), `used` (taken from the stock), `unused`, or `left` open
 * on purpose with a reason.
 */
export const supplyDecisions = ['open', 'used', 'unused', 'left'] as const;
export type SupplyDecision = (typeof supplyDecisions)[number];
