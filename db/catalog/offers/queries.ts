import { insertInto, type ReadDb, sqlText, updateVersioned, type WriteTx } from '../../access.ts';
import { offerContents, offerPrices, offers } from '../schema.ts';

export type OfferRow = typeof offers.$inferSelect;
type DriverRow = Omit<OfferRow, 'shareable' | 'active' | 'rollOver'> & {
  shareable: number;
  active: number;
  rollOver: number;
};

export interface OfferContentRow {
  id: string;
  offerId: string;
  serviceId: string | null;
  productId: string | null;
  name: string;
  /** The unit of a product; null for uses of a service. */
  unit: string | null;
  /** What one use of the service costs by itself; null for units of a product. */
  serviceCents: number | null;
  quantity: number;
}

export interface OfferPriceRow {
  offerId: string;
  serviceId: string;
  serviceName: string;
  priceCents: number;
}

const columns = `id, kind, name, description, price_cents AS priceCents, tax_class AS taxClass, valid_days AS validDays, shareable,
  interval_months AS intervalMonths, member_discount AS memberDiscount, roll_over AS rollOver, freeze_days AS freezeDays,
  minimum_periods AS minimumPeriods, notice_days AS noticeDays, position, active, version`;
const contentColumns = `c.id, c.offer_id AS offerId, c.service_id AS serviceId, c.product_id AS productId, coalesce(s.name, p.name) AS name,
  p.unit, s.price_cents AS serviceCents, c.quantity`;
const contentFrom =
  'FROM offer_contents c LEFT JOIN services s ON s.id = c.service_id LEFT JOIN products p ON p.id = c.product_id';

const byIdStatement = sqlText<DriverRow, [string]>(`SELECT ${columns} FROM offers WHERE id = ?`);
const allStatement = sqlText<DriverRow>(`SELECT ${columns} FROM offers ORDER BY active DESC, position, name`);
const contentsStatement = sqlText<OfferContentRow, [string]>(
  `SELECT ${contentColumns} ${contentFrom} WHERE c.offer_id = ? ORDER BY c.position`,
);
const pricesStatement = sqlText<OfferPriceRow, [string]>(
  `SELECT r.offer_id AS offerId, r.service_id AS serviceId, s.name AS serviceName, r.price_cents AS priceCents
   FROM offer_prices r JOIN services s ON s.id = r.service_id WHERE r.offer_id = ? ORDER BY s.name`,
);
const clearContents = sqlText<unknown, [string]>('DELETE FROM offer_contents WHERE offer_id = ?');
const clearPrices = sqlText<unknown, [string]>('DELETE FROM offer_prices WHERE offer_id = ?');

export const insertOffer = insertInto(offers);
export const insertOfferContent = insertInto(offerContents);
export const insertOfferPrice = insertInto(offerPrices);
export const updateOfferRow = updateVersioned(offers, [
  'name',
  'description',
  'priceCents',
  'taxClass',
  'validDays',
  'shareable',
  'intervalMonths',
  'memberDiscount',
  'rollOver',
  'freezeDays',
  'minimumPeriods',
  'noticeDays',
  'active',
]);

export function findOffer(db: ReadDb, id: string): OfferRow | undefined {
  const row = byIdStatement(db).get(id);
  return row && rowOf(row);
}

/** Every offer, active ones first, in the clinic's order. */
export function allOffers(db: ReadDb): OfferRow[] {
  return allStatement(db).all().map(rowOf);
}

export function contentsOfOffer(db: ReadDb, offerId: string): OfferContentRow[] {
  return contentsStatement(db).all(offerId);
}

export function pricesOfOffer(db: ReadDb, offerId: string): OfferPriceRow[] {
  return pricesStatement(db).all(offerId);
}

/** Takes contents and member prices off an offer, to be written anew. */
export function clearOffer(tx: WriteTx, offerId: string): void {
  clearContents(tx).run(offerId);
  clearPrices(tx).run(offerId);
}

function rowOf(row: DriverRow): OfferRow {
  return { ...row, shareable: row.shareable === 1, active: row.active === 1, rollOver: row.rollOver === 1 };
}
