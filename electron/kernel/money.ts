import { roundHalfUp } from './rounding.ts';

/** Whole cents of the clinic's currency. Two-decimal currencies only. */
export type Cents = number;
/** Integer millionths: 8.875 % is 88750. */
export type Rate = number;

export const currencies = ['USD', 'CAD', 'EUR', 'GBP', 'AUD', 'NZD', 'CHF', 'AED', 'SGD'] as const;
export type Currency = (typeof currencies)[number];

/** `rate` of `cents`, rounded half up (away from zero for negatives, so a reversal mirrors its original). */
export function shareOf(cents: Cents, rate: Rate): Cents {
  return roundHalfUp(BigInt(cents) * BigInt(rate), 1_000_000n);
}

/** Price of a quantity in thousandths at a price per base unit, rounded half up to the cent. */
export function priceOf(quantity: number, centsPerUnit: Cents): Cents {
  return roundHalfUp(BigInt(quantity) * BigInt(centsPerUnit), 1_000n);
}

/** Splits `total` by `weights` so that the parts add up exactly (largest remainder, earlier parts first). All-zero weights split evenly. */
export function allocate(total: Cents, weights: readonly number[]): Cents[] {
  if (weights.length === 0) return [];
  const sum = weights.reduce((a, b) => a + b, 0);
  const use = sum === 0 ? weights.map(() => 1) : weights;
  const whole = BigInt(sum === 0 ? weights.length : sum);
  const sign = total < 0 ? -1 : 1;
  const size = BigInt(Math.abs(total));
  const shares = use.map((w) => ({ part: (size * BigInt(w)) / whole, rest: (size * BigInt(w)) % whole }));
  let left = Number(size - shares.reduce((a, s) => a + s.part, 0n));
  const order = shares.map((s, i) => ({ i, rest: s.rest })).sort((a, b) => Number(b.rest - a.rest) || a.i - b.i);
  const parts = shares.map((s) => Number(s.part));
  for (const { i } of order) {
    if (left <= 0) break;
    parts[i] = (parts[i] ?? 0) + 1;
    left -= 1;
  }
  return parts.map((p) => (p === 0 ? 0 : sign * p));
}

const formatters = new Map<string, Intl.NumberFormat>();

/** "$1,234.50" in the clinic's currency and the reader's language. Making a formatter is slow, so each is made once. */
export function formatMoney(cents: Cents, currency: string, locale = 'en-US'): string {
  const key = `${locale}|${currency}`;
  const known = formatters.get(key) ?? new Intl.NumberFormat(locale, { style: 'currency', currency });
  formatters.set(key, known);
  return known.format(cents / 100);
}
