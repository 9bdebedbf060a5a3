import { listPriceOf, type OfferKind } from '../../../electron/catalog/offers/rules.ts';
import type { Offer } from '../../../electron/catalog/offers/schemas.ts';
import type { TaxClass } from '../../../electron/catalog/rules.ts';
import type { Cents } from '../../../electron/kernel/money.ts';
import { type Choices, type ContentDraft, nextKey, type PriceDraft } from './OfferRows.tsx';
import type { OfferFacts } from './offerWords.ts';

/** The form of an offer. */
export interface OfferDraft {
  name: string;
  description: string;
  priceCents: Cents | null;
  taxClass: TaxClass;
  expires: boolean;
  validDays: number;
  shareable: boolean;
  intervalMonths: number;
  /** Whole and half percents; '' is none. */
  percent: number | '';
  rollOver: boolean;
  freezeDays: number;
  minimumPeriods: number;
  noticeDays: number;
  active: boolean;
  contents: ContentDraft[];
  prices: PriceDraft[];
}

export function draftOf(kind: OfferKind, offer: Offer | null): OfferDraft {
  const contents = (offer?.contents ?? []).map((row) => ({
    key: nextKey(),
    thing: row.serviceId === null ? `product:${row.productId}` : `service:${row.serviceId}`,
    quantity: row.quantity as number | null,
  }));
  return {
    name: offer?.name ?? '',
    description: offer?.description ?? '',
    priceCents: offer?.priceCents ?? null,
    taxClass: offer?.taxClass ?? 'none',
    expires: offer ? offer.validDays !== null : kind === 'package',
    validDays: offer?.validDays ?? 365,
    shareable: offer?.shareable ?? false,
    intervalMonths: offer?.intervalMonths ?? 1,
    percent: offer?.memberDiscount ? offer.memberDiscount / 10_000 : '',
    rollOver: offer?.rollOver ?? false,
    freezeDays: offer?.freezeDays ?? (kind === 'membership' ? 60 : 0),
    minimumPeriods: offer?.minimumPeriods ?? 0,
    noticeDays: offer?.noticeDays ?? 0,
    active: offer?.active ?? true,
    contents:
      contents.length > 0 || kind === 'membership'
        ? contents
        : [{ key: nextKey(), thing: null, quantity: kind === 'units' ? 40_000 : 3000 }],
    prices: (offer?.prices ?? []).map((row) => ({
      key: nextKey(),
      serviceId: row.serviceId,
      priceCents: row.priceCents,
    })),
  };
}

/** What is sent: rows that are not filled in yet are left out. */
export function offerOf(kind: OfferKind, draft: OfferDraft) {
  const member = kind === 'membership';
  return {
    kind,
    name: draft.name,
    description: draft.description,
    priceCents: draft.priceCents ?? 0,
    taxClass: member ? draft.taxClass : ('none' as const),
    validDays: member || !draft.expires ? null : draft.validDays,
    shareable: draft.shareable,
    intervalMonths: member ? draft.intervalMonths : null,
    memberDiscount: member && draft.percent !== '' && draft.percent > 0 ? Math.round(draft.percent * 10_000) : null,
    rollOver: member && draft.rollOver,
    freezeDays: member ? draft.freezeDays : 0,
    minimumPeriods: member ? draft.minimumPeriods : 0,
    noticeDays: member ? draft.noticeDays : 0,
    contents: draft.contents.flatMap(({ thing, quantity }) => {
      const [what, id = ''] = thing?.split(':') ?? [];
      if (what === undefined || quantity === null) return [];
      return [{ serviceId: what === 'service' ? id : null, productId: what === 'product' ? id : null, quantity }];
    }),
    prices: member
      ? draft.prices.flatMap(({ serviceId, priceCents }) =>
          serviceId === null || priceCents === null ? [] : [{ serviceId, priceCents }],
        )
      : [],
  };
}

/** The same with names and list prices: for the preview. */
export function factsOf(offer: ReturnType<typeof offerOf>, choices: Choices): OfferFacts {
  return {
    ...offer,
    contents: offer.contents.flatMap((row) => {
      const service = choices.services.find((one) => one.id === row.serviceId);
      const product = choices.products.find((one) => one.id === row.productId);
      const thing = service ?? product;
      if (!thing) return [];
      return [
        {
          name: thing.name,
          unit: product?.unit ?? null,
          quantity: row.quantity,
          listCents: listPriceOf(row, thing.priceCents),
        },
      ];
    }),
    prices: offer.prices.map((row) => ({
      serviceName: choices.services.find((one) => one.id === row.serviceId)?.name ?? '',
      priceCents: row.priceCents,
    })),
  };
}
