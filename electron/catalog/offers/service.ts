import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  allOffers,
  clearOffer,
  contentsOfOffer,
  findOffer,
  insertOffer,
  insertOfferContent,
  insertOfferPrice,
  type OfferContentRow,
  type OfferRow,
  pricesOfOffer,
  updateOfferRow,
} from '../../../db/catalog/offers/queries.ts';
import { allServices } from '../../../db/catalog/queries.ts';
import { productById } from '../../inventory/service.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Cents } from '../../kernel/money.ts';
import { serviceById } from '../service.ts';
import { countsAsUse, listPriceOf, offerProblem } from './rules.ts';
import type * as S from './schemas.ts';

/** An offer with what it holds and costs one by one. */
export type FullOffer = OfferRow & {
  contents: Array<OfferContentRow & { listCents: Cents }>;
  prices: Array<{ serviceId: Id; serviceName: string; priceCents: Cents }>;
};

/** What one unit of each product costs: the price of the first active service that is priced by it. */
function unitPrices(db: ReadDb): Map<Id, Cents> {
  const prices = new Map<Id, Cents>();
  for (const service of allServices(db))
    if (service.active && service.pricing === 'perUnit' && service.productId !== null && !prices.has(service.productId))
      prices.set(service.productId, service.priceCents);
  return prices;
}

function fullOffer(db: ReadDb, offer: OfferRow, units: Map<Id, Cents>): FullOffer {
  const contents = contentsOfOffer(db, offer.id).map((row) => ({
    ...row,
    listCents: listPriceOf(row, row.serviceCents ?? units.get(row.productId ?? '') ?? 0),
  }));
  return { ...offer, contents, prices: pricesOfOffer(db, offer.id) };
}

/** One offer, active or not. @throws Refusal NOT_FOUND */
export function offerById(db: ReadDb, id: Id): FullOffer {
  const offer = findOffer(db, id) ?? refuse('NOT_FOUND', 'This offer is not on the list any more. Choose another one.');
  return fullOffer(db, offer, unitPrices(db));
}

/** Every offer, active ones first, in the clinic's order. */
export function offersAnswer(db: ReadDb, _asker: Asker): { offers: S.Offer[] } {
  const units = unitPrices(db);
  return {
    offers: allOffers(db).map((row) => {
      const { contents, ...offer } = fullOffer(db, row, units);
      return { ...offer, contents, listCents: contents.reduce((sum, content) => sum + content.listCents, 0) };
    }),
  };
}

/** What can be put into an offer, with its price one by one. */
export function listPrices(db: ReadDb, _asker: Asker): z.output<typeof S.ListPricesOutput> {
  return {
    services: allServices(db)
      .filter((service) => service.active)
      .map(({ id, name, pricing, priceCents }) => ({ id, name, pricing, priceCents })),
    products: [...unitPrices(db)].map(([id, priceCents]) => {
      const { name, unit } = productById(db, id);
      return { id, name, unit, priceCents };
    }),
  };
}

/** Puts an offer at the end of the list. @throws Refusal DUPLICATE, BAD_INPUT, NOT_FOUND */
export function createOffer(
  tx: WriteTx,
  act: Act,
  input: z.output<typeof S.AddOfferInput>,
): { id: Id; version: number } {
  const offers = allOffers(tx);
  checkOffer(tx, offers, input, null);
  const id = act.newId();
  const position = offers.reduce((most, row) => Math.max(most, row.position), 0) + 1;
  insertOffer(tx, { ...input, id, position, active: true, version: 1 });
  fillOffer(tx, act, id, input);
  act.touch('catalog', 'offer', id, 1);
  act.changed('priceCents', { from: null, to: input.priceCents });
  return { id, version: 1 };
}

/** Changes an offer; what was sold before keeps its contents, price and rules. @throws Refusal CHANGED_ELSEWHERE, DUPLICATE, BAD_INPUT, NOT_FOUND */
export function updateOffer(
  tx: WriteTx,
  act: Act,
  input: z.output<typeof S.UpdateOfferInput>,
): { id: Id; version: number } {
  const { id, expectedVersion, contents, prices, ...fields } = input;
  const before = offerById(tx, id);
  if (before.kind !== input.kind) refuse('BAD_INPUT', 'The kind of an offer stays. Make a new one instead.');
  checkOffer(tx, allOffers(tx), input, id);
  if (!updateOfferRow(tx, id, expectedVersion, fields)) refuse('CHANGED_ELSEWHERE', undefined, { current: before });
  clearOffer(tx, id);
  fillOffer(tx, act, id, { contents, prices });
  if (before.priceCents !== fields.priceCents)
    act.changed('priceCents', { from: before.priceCents, to: fields.priceCents });
  act.touch('catalog', 'offer', id, expectedVersion + 1);
  return { id, version: expectedVersion + 1 };
}

type Filling = Pick<z.output<typeof S.AddOfferInput>, 'contents' | 'prices'>;

function fillOffer(tx: WriteTx, act: Act, offerId: Id, { contents, prices }: Filling): void {
  contents.forEach((row, i) => {
    insertOfferContent(tx, { ...row, id: act.newId(), offerId, position: i + 1, version: 1 });
  });
  for (const row of prices) insertOfferPrice(tx, { ...row, id: act.newId(), offerId, version: 1 });
}

function checkOffer(
  db: ReadDb,
  offers: readonly OfferRow[],
  input: z.output<typeof S.AddOfferInput>,
  exceptId: Id | null,
): void {
  const twin = offers.find(
    (row) => row.id !== exceptId && row.active && row.name.toLowerCase() === input.name.toLowerCase(),
  );
  if (twin) refuse('DUPLICATE', `There is already an offer called ${twin.name}. Choose another name.`);
  const problem = offerProblem(input);
  if (problem) refuse('BAD_INPUT', problem);
  const units = unitPrices(db);
  for (const { serviceId, productId } of input.contents) {
    if (serviceId !== null && !countsAsUse(serviceById(db, serviceId).pricing))
      refuse(
        'BAD_INPUT',
        `${serviceById(db, serviceId).name} is priced per unit. Put units of its product in instead.`,
      );
    if (productId !== null && !units.has(productId))
      refuse(
        'BAD_INPUT',
        `No treatment is priced per unit of ${productById(db, productId).name}, so its units could not be used.`,
      );
  }
  for (const { serviceId } of input.prices) serviceById(db, serviceId);
}
