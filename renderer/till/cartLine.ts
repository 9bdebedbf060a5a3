import { formatQuantity } from '../../electron/kernel/quantity.ts';
import type { CartOutput } from '../../electron/till/carts/schemas.ts';

export type CartLine = CartOutput['lines'][number];

/** "20 U", "2 areas". */
export function amountText(
  line: Pick<CartLine, 'pricing' | 'unit' | 'quantity'>,
  areas: (count: number) => string,
): string {
  if (line.pricing === 'perArea') return areas(line.quantity / 1000);
  return line.unit === '' ? formatQuantity(line.quantity) : `${formatQuantity(line.quantity)} ${line.unit}`;
}
