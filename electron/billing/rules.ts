import type { Pricing, TaxClass } from '../catalog/rules.ts';
import { allocate, type Cents, priceOf, type Rate, shareOf } from '../kernel/money.ts';
import { formatQuantity, type Quantity } from '../kernel/quantity.ts';
import { roundHalfUp } from '../kernel/rounding.ts';

/** Care, or a fee for how an appointment went. */
export const chargeKinds = ['care', 'noShow', 'lateCancel', 'late'] as const;
export type ChargeKind = (typeof chargeKinds)[number];
/** What may be waived, with a reason. */
export const waivedKinds = ['noShow', 'lateCancel', 'late', 'deposit'] as const;

/** What stands on a line. From `giftCard` on it is paid ahead: no revenue yet, the clinic owes it. */
export const lineKinds = ['service', 'retail', 'fee', 'giftCard', 'package', 'membership', 'units', 'deposit'] as const;
export type LineKind = (typeof lineKinds)[number];

/** True for what is paid ahead: it posts to what the clinic owes, not to revenue. */
export function isPaidAhead(kind: LineKind): boolean {
  return lineKinds.indexOf(kind) >= lineKinds.indexOf('giftCard');
}

/** What patients pay ahead. */
export const storedValueKinds = ['giftCard', 'package', 'membership', 'units', 'deposit'] as const;
export type StoredValueKind = (typeof storedValueKinds)[number];
export const storedValueStates = ['active', 'frozen', 'used', 'expired', 'void'] as const;
export type StoredValueState = (typeof storedValueStates)[number];
export const storedValueMoveKinds = ['issue', 'redeem', 'restore', 'refund', 'expire', 'forfeit', 'adjust'] as const;
export type StoredValueMoveKind = (typeof storedValueMoveKinds)[number];
/** What a move of a stored value comes from: the line it was sold on, the payment it paid, ... or another stored value. */
export const storedValueSources = ['invoiceLine', 'payment', 'creditNote', 'appointment', 'storedValue'] as const;
export type StoredValueSource = (typeof storedValueSources)[number];

/** Why something is taken off an invoice. A write-off takes back what is owed and nothing of what was earned. */
export const creditNoteKinds = ['refund', 'void', 'exchange', 'correction', 'writeOff'] as const;
export type CreditNoteKind = (typeof creditNoteKinds)[number];
/** What becomes of goods that come back. */
export const goodsFates = ['none', 'restock', 'waste'] as const;
export type GoodsFate = (typeof goodsFates)[number];

export const chargeStates = ['pending', 'confirmed', 'invoiced', 'cancelled'] as const;
export type ChargeState = (typeof chargeStates)[number];

export const invoiceStates = ['issued', 'partPaid', 'paid', 'void'] as const;
export type InvoiceState = (typeof invoiceStates)[number];

/** What a line costs before it is reduced or taxed. */
export interface LinePrice {
  /** Thousandths of the unit that is priced: U, areas, packages, 1. */
  quantity: Quantity;
  unitPriceCents: Cents;
}

/** A discount in cents, or as a share (millionths) of the line's goods. */
export type Discount = { cents: Cents } | { rate: Rate };

/**
 * The amounts of one line, in cents: total = goods - discount + tax - includedTax. Tax that is added on top has
 * `includedTaxCents` 0; tax that is contained in the price has it equal to `taxCents`.
 */
export interface LineAmounts {
  goodsCents: Cents;
  discountCents: Cents;
  taxCents: Cents;
  includedTaxCents: Cents;
  totalCents: Cents;
}

/** Quantity times price, rounded half up to the cent. */
export function goodsOf(line: LinePrice): Cents {
  return priceOf(line.quantity, line.unitPriceCents);
}

/** The cents of a discount on goods of `goodsCents`; undefined if it is negative or above the goods. */
export function discountOf(goodsCents: Cents, discount: Discount): Cents | undefined {
  const cents = 'cents' in discount ? discount.cents : shareOf(goodsCents, discount.rate);
  return cents >= 0 && cents <= goodsCents ? cents : undefined;
}

/** How a tax class is taxed: the rate in millionths, whether prices contain it, and what the tax is called. */
export interface ClassTax {
  taxRate: Rate;
  taxIncluded: boolean;
  taxName: string;
}

const untaxed: ClassTax = { taxRate: 0, taxIncluded: false, taxName: '' };

/** No tax at all: for the exempt, and for classes the clinic has not set. */
export const noTaxes: Readonly<Record<TaxClass, ClassTax>> = { none: untaxed, standard: untaxed, reduced: untaxed };

/**
 * A discount on several lines together, in cents per line: the parts add up to the share or the amount exactly, none is above
 * its line. An amount above all goods takes all of them off.
 */
export function spreadDiscount(discount: Discount, goods: readonly Cents[]): Cents[] {
  const all = goods.reduce((sum, cents) => sum + cents, 0);
  if (all === 0) return goods.map(() => 0);
  const cents = 'cents' in discount ? discount.cents : shareOf(all, discount.rate);
  return allocate(Math.min(cents, all), goods);
}

/** The tax contained in a price that includes it, rounded half up to the cent. */
export function containedTax(cents: Cents, rate: Rate): Cents {
  return roundHalfUp(BigInt(cents) * BigInt(rate), BigInt(1_000_000 + rate));
}

/**
 * The amounts of a line: tax is rounded half up per line on what is left after the discount, on top of it or, where the
 * clinic's prices include it, out of it. @throws RangeError on a discount outside the line
 */
export function lineAmounts(
  line: LinePrice & { discountCents: Cents; taxRate: Rate; taxIncluded?: boolean },
): LineAmounts {
  const goodsCents = goodsOf(line);
  if (line.discountCents < 0 || line.discountCents > goodsCents)
    throw new RangeError('A discount is larger than its line.');
  const taxable = goodsCents - line.discountCents;
  const taxCents = line.taxIncluded ? containedTax(taxable, line.taxRate) : shareOf(taxable, line.taxRate);
  const includedTaxCents = line.taxIncluded ? taxCents : 0;
  return {
    goodsCents,
    discountCents: line.discountCents,
    taxCents,
    includedTaxCents,
    totalCents: taxable + taxCents - includedTaxCents,
  };
}

/** An invoice sums its lines and rounds nothing again. */
export function totalsOf(lines: readonly LineAmounts[]): LineAmounts {
  const sum = { goodsCents: 0, discountCents: 0, taxCents: 0, includedTaxCents: 0, totalCents: 0 };
  for (const line of lines) {
    sum.goodsCents += line.goodsCents;
    sum.discountCents += line.discountCents;
    sum.taxCents += line.taxCents;
    sum.includedTaxCents += line.includedTaxCents;
    sum.totalCents += line.totalCents;
  }
  return sum;
}

/** A tax as papers show it: added to prices, or contained in them. */
export interface TaxSum {
  taxName: string;
  taxRate: Rate;
  included: boolean;
  taxableCents: Cents;
  taxCents: Cents;
}

/** Taxable amount (without the tax) and tax by name and rate, highest rate first; lines without tax are left out. */
export function taxByRate(lines: ReadonlyArray<LineAmounts & { taxRate: Rate; taxName: string }>): TaxSum[] {
  const sums = new Map<string, TaxSum>();
  for (const line of lines) {
    if (line.taxRate === 0) continue;
    const { taxName, taxRate } = line;
    const included = line.includedTaxCents !== 0;
    const key = `${taxRate} ${included} ${taxName}`;
    const sum = sums.get(key) ?? { taxName, taxRate, included, taxableCents: 0, taxCents: 0 };
    sum.taxableCents += line.goodsCents - line.discountCents - line.includedTaxCents;
    sum.taxCents += line.taxCents;
    sums.set(key, sum);
  }
  return [...sums.values()].sort((a, b) => b.taxRate - a.taxRate);
}

/** What a charge bills for a charted quantity: a flat price is billed once, whatever was charted. */
export function billableQuantity(pricing: Pricing, chartedQuantity: Quantity): Quantity {
  return pricing === 'flat' ? 1000 : chartedQuantity;
}

/** "8.875 %" without needless zeros. */
export function formatRate(rate: Rate): string {
  return `${(rate / 10_000).toFixed(4).replace(/\.?0+$/, '')} %`;
}

/** What a priced quantity counts: "U", "area", "" for pieces and flat prices. `productUnit` is the base unit of what was given. */
export function billedUnit(pricing: Pricing | null, productUnit: string | null): string {
  if (pricing === 'perArea') return 'area';
  if (pricing === 'perUnit') return productUnit === null || productUnit === 'each' ? 'unit' : productUnit;
  return '';
}

/** What the code on a receipt says: letters first, so that no scanner takes it for an article's number, and as long as a scan is. */
export function invoiceCode(number: number): string {
  return `INV-${String(number).padStart(4, '0')}`;
}

/** The number of the invoice whose receipt's code this is; null for any other code. */
export function readInvoiceCode(text: string): number | null {
  const digits = /^INV-0{0,3}([1-9]\d{0,8})$/i.exec(text.trim())?.[1];
  return digits === undefined ? null : Number(digits);
}

/** "20 U x $14.00", "2 x $38.00"; empty for a single flat price. */
export function quantityText(
  line: { quantity: Quantity; unit: string; unitPriceCents: Cents },
  money: (cents: Cents) => string,
): string {
  if (line.unit === '' && line.quantity === 1000) return '';
  return `${formatQuantity(line.quantity)}${line.unit === '' ? '' : ` ${line.unit}`} x ${money(line.unitPriceCents)}`;
}
