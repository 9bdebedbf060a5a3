/** Integer thousandths of a product's base unit: 20 U is 20000, 0.5 mL is 500. */
export type Quantity = number;

export const baseUnits = ['U', 'mL', 'each'] as const;
export type BaseUnit = (typeof baseUnits)[number];

/** Reads "12", "12.5", "12,5" into thousandths; undefined if it is not a number with at most three decimals. */
export function parseQuantity(text: string): Quantity | undefined {
  const match = /^\s*(-?)(\d{1,9})(?:[.,](\d{1,3}))?\s*$/.exec(text);
  if (!match) return undefined;
  const value = Number(match[2]) * 1000 + Number((match[3] ?? '').padEnd(3, '0'));
  return match[1] && value !== 0 ? -value : value;
}

/** "12.5" without needless zeros. */
export function formatQuantity(quantity: Quantity): string {
  const size = Math.abs(quantity);
  const rest = String(size % 1000)
    .padStart(3, '0')
    .replace(/0+$/, '');
  return `${quantity < 0 ? '-' : ''}${Math.floor(size / 1000)}${rest ? `.${rest}` : ''}`;
}

/** "12.5 U", "3 mL", "2" (each needs no unit). */
export function formatAmount(quantity: Quantity, unit: BaseUnit): string {
  return unit === 'each' ? formatQuantity(quantity) : `${formatQuantity(quantity)} ${unit}`;
}
