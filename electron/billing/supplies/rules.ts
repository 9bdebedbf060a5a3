import type { SupplyDecision } from '../../inventory/supplies/rules.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import type { LineState } from '../../scheduling/rules.ts';

/** What was decided about one supply of a service line. Quantities in thousandths. */
export interface Decided {
  productId: string;
  decision: SupplyDecision;
  expected: Quantity;
  used: Quantity;
  version: number;
}

/** What the service lists. */
export interface Listed {
  productId: string;
  quantity: Quantity;
}

/**
 * The supplies of a service line as they stand: what the service lists (while it is only planned; sign-off fixes the list),
 * then what was added at the visit. What was never settled and of which nothing is expected any more is left out.
 */
export function suppliesOfLine(state: LineState, listed: readonly Listed[], decided: readonly Decided[]): Decided[] {
  const known = new Map(decided.map((row) => [row.productId, row]));
  const expected = state === 'planned' ? listed : [];
  const rows = expected.map(
    ({ productId, quantity }): Decided =>
      known.get(productId) ?? { productId, decision: 'open', expected: quantity, used: 0, version: 0 },
  );
  const first = new Set(rows.map((row) => row.productId));
  const more = decided.filter((row) => !first.has(row.productId));
  return [...rows, ...more].filter((row) => row.decision !== 'open' || (state !== 'notPerformed' && row.expected > 0));
}

/** What a line uses of them: what was taken, and the usual quantity of what nobody has settled. What was not used is left out. */
export function suppliesInUse(rows: readonly Decided[]): Listed[] {
  return rows.flatMap(({ productId, decision, expected, used }) =>
    decision === 'unused' ? [] : [{ productId, quantity: decision === 'used' ? used : expected }],
  );
}

/** How many of them stop the checkout: those of a performed line that nobody has settled. */
export function openSupplies(state: LineState, rows: ReadonlyArray<Pick<Decided, 'decision' | 'expected'>>): number {
  return state === 'performed' ? rows.filter((row) => row.decision === 'open' && row.expected > 0).length : 0;
}
