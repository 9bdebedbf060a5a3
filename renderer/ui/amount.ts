/**
 * Numbers a person types. Money and quantities are scaled integers (cents: 2 decimals, thousandths: 3); nothing here is ever a float.
 */

/** Reads "1,234.50", "1234,5", "-3" or ".5" into a scaled integer; null when it is not a number or has too many decimals. */
export function parseScaled(text: string, decimals: number): number | null {
  const bare = text.replace(/[\s'’\u00a0\u202f]/g, '').replace(/^\+/, '');
  const match = /^(-?)([\d.,]*)$/.exec(bare);
  if (!match || !/\d/.test(bare)) return null;
  const digits = match[2] ?? '';
  const lastMark = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  const mark = digits[lastMark];
  // "1,234" or "1.234.567": a mark with exactly three digits behind it, said more than once or being a comma, groups thousands.
  const grouping =
    digits.length - lastMark - 1 === 3 &&
    lastMark > 0 &&
    decimals < 3 &&
    (digits.split(mark as string).length > 2 || mark === ',');
  const whole = (grouping || lastMark < 0 ? digits : digits.slice(0, lastMark)).replace(/[.,]/g, '');
  const fraction = grouping || lastMark < 0 ? '' : digits.slice(lastMark + 1);
  const kept = fraction.replace(/0+$/, '');
  if (kept.length > decimals) return null;
  const value = Number(`${whole || '0'}${kept.padEnd(decimals, '0')}`);
  if (!Number.isSafeInteger(value)) return null;
  return match[1] && value !== 0 ? -value : value;
}

/** Writes a scaled integer plainly, e.g. 1250 with 2 decimals as "12.50"; `trim` drops needless zeros ("20000" thousandths as "20"). */
export function writeScaled(value: number, decimals: number, trim = false): string {
  const digits = String(Math.abs(value)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals);
  const shown = trim ? fraction.replace(/0+$/, '') : fraction;
  return `${value < 0 ? '-' : ''}${whole}${shown ? `.${shown}` : ''}`;
}
