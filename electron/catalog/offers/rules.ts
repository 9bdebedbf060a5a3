import { type Cents, priceOf, type Rate } from '../../kernel/money.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import type { offerKinds, Pricing, TaxClass } from '../rules.ts';

export type OfferKind = (typeof offerKinds)[number];

/** Months from one invoice of a membership to the next. */
export const memberIntervals = [1, 3, 6, 12] as const;

/** Uses of a service (thousandths) or units of a product. */
export interface OfferContent {
  serviceId: string | null;
  productId: string | null;
  quantity: Quantity;
}

/** What decides whether an offer makes sense. */
export interface OfferDraft {
  kind: OfferKind;
  priceCents: Cents;
  taxClass: TaxClass;
  validDays: number | null;
  shareable: boolean;
  intervalMonths: number | null;
  memberDiscount: Rate | null;
  rollOver: boolean;
  freezeDays: number;
  minimumPeriods: number;
  noticeDays: number;
  contents: readonly OfferContent[];
  prices: ReadonlyArray<{ serviceId: string; priceCents: Cents }>;
}

/** What is wrong with an offer, as a sentence; undefined if nothing. */
export function offerProblem(offer: OfferDraft): string | undefined {
  const { kind, contents } = offer;
  const things = contents.map((row) => row.serviceId ?? row.productId);
  if (new Set(things).size !== things.length) return 'Something is in this offer twice. Put it in once with the sum.';
  if (contents.some((row) => row.serviceId !== null && row.quantity % 1000 !== 0))
    return 'Treatments are counted in whole numbers.';
  if (kind !== 'membership') {
    if (contents.length === 0)
      return kind === 'package' ? 'Say which treatments the package holds.' : 'Say which product the units are of.';
    if (kind === 'units' && (contents.length !== 1 || contents[0]?.productId === null))
      return 'A bundle of units is of one product.';
    if (offer.taxClass !== 'none') return 'Tax is charged when it is used, so the offer itself has none.';
    if (offer.intervalMonths !== null || offer.memberDiscount !== null || offer.prices.length > 0)
      return 'Only a membership has periods and member prices.';
    return undefined;
  }
  if (offer.intervalMonths === null) return 'Say how often the membership is billed.';
  if (contents.length === 0 && offer.prices.length === 0 && (offer.memberDiscount ?? 0) === 0)
    return 'Give members something: credits in every period, or their own prices.';
  if (contents.length > 0 && offer.taxClass !== 'none')
    return 'Credits are taxed when they are used, so a membership with credits has no tax of its own.';
  if (offer.validDays !== null) return 'A membership does not expire; its credits end with their period.';
  return undefined;
}

/** What the contents would cost one by one, in cents: uses at the price of the service, units at the price of one. */
export function listPriceOf(content: OfferContent, unitCents: Cents): Cents {
  return priceOf(content.quantity, unitCents);
}

/** True where one use of a service can be counted: treatments and areas, not units. */
export function countsAsUse(pricing: Pricing): boolean {
  return pricing !== 'perUnit';
}

/** How much cheaper than its parts an offer is, in millionths; 0 if it is not. */
export function savingOf(priceCents: Cents, listCents: Cents): Rate {
  return listCents <= priceCents ? 0 : Math.round(((listCents - priceCents) * 1_000_000) / listCents);
}
