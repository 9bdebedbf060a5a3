import type { TFunction } from 'i18next';
import { savingOf } from '../../../electron/catalog/offers/rules.ts';
import type { offerKinds } from '../../../electron/catalog/rules.ts';
import { type Cents, formatMoney } from '../../../electron/kernel/money.ts';
import { formatQuantity } from '../../../electron/kernel/quantity.ts';

/** An offer, saved or still in the form: what its words need. */
export interface OfferFacts {
  kind: (typeof offerKinds)[number];
  priceCents: Cents;
  validDays: number | null;
  shareable: boolean;
  intervalMonths: number | null;
  memberDiscount: number | null;
  rollOver: boolean;
  freezeDays: number;
  minimumPeriods: number;
  noticeDays: number;
  contents: ReadonlyArray<{ name: string; unit: string | null; quantity: number; listCents: Cents }>;
  prices: ReadonlyArray<{ serviceName: string; priceCents: Cents }>;
}

type Words = TFunction<'catalog'>;

function joined(t: Words, parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? '';
  return t('and', { first: parts.slice(0, -1).join(', '), last: parts.at(-1) ?? '' });
}

/** "3 × HydraFacial and 40 U Botox". */
export function contentsWords(t: Words, contents: OfferFacts['contents']): string {
  return joined(
    t,
    contents.map(({ name, unit, quantity }) =>
      unit === null
        ? `${formatQuantity(quantity)} × ${name}`
        : `${formatQuantity(quantity)}${unit === 'each' ? ' ×' : ` ${unit}`} ${name}`,
    ),
  );
}

/** How often a membership is billed: "every month", "every 3 months". */
export function everyWords(t: Words, months: number): string {
  return months === 1 ? t('everyMonth') : months === 12 ? t('everyYear') : t('everyMonths', { months });
}

/** What the offer costs, e.g. "$99.00 every month". */
export function priceWords(t: Words, offer: OfferFacts, currency: string): string {
  const price = formatMoney(offer.priceCents, currency);
  return offer.intervalMonths === null ? price : `${price} ${everyWords(t, offer.intervalMonths)}`;
}

/** What a patient gets and what holds for it, in sentences. */
export function offerWords(t: Words, offer: OfferFacts, currency: string): string[] {
  const money = (cents: Cents): string => formatMoney(cents, currency);
  const list = offer.contents.reduce((sum, row) => sum + row.listCents, 0);
  const saving = savingOf(offer.priceCents, list);
  const what = contentsWords(t, offer.contents);
  const words: string[] = [];
  if (offer.kind === 'membership') words.push(...memberWords(t, offer, money));
  else if (what !== '') {
    words.push(t('wordsPrice', { what, price: money(offer.priceCents) }));
    if (saving > 0) words.push(t('wordsSaving', { list: money(list), percent: Math.round(saving / 10_000) }));
    words.push(offer.validDays === null ? t('wordsForever') : t('wordsValid', { count: offer.validDays }));
  }
  if (offer.contents.length > 0) words.push(offer.shareable ? t('wordsShared') : t('wordsOwn'));
  return words;
}

function memberWords(t: Words, offer: OfferFacts, money: (cents: Cents) => string): string[] {
  const { intervalMonths, contents, prices } = offer;
  const words: string[] = [
    t('wordsBilled', { price: money(offer.priceCents), every: everyWords(t, intervalMonths ?? 1) }),
  ];
  if (contents.length > 0)
    words.push(
      t('wordsCredits', { what: contentsWords(t, contents) }),
      offer.rollOver ? t('wordsRollOver') : t('wordsNoRollOver'),
    );
  if (offer.memberDiscount !== null) words.push(t('wordsDiscount', { percent: offer.memberDiscount / 10_000 }));
  for (const row of prices) words.push(t('wordsMemberPrice', { name: row.serviceName, price: money(row.priceCents) }));
  words.push(offer.freezeDays > 0 ? t('wordsFreeze', { count: offer.freezeDays }) : t('wordsNoFreeze'));
  words.push(offer.minimumPeriods > 0 ? t('wordsMinimum', { count: offer.minimumPeriods }) : t('wordsCancel'));
  if (offer.noticeDays > 0) words.push(t('wordsNotice', { count: offer.noticeDays }));
  return words;
}
