import type { LineKind } from '../../electron/billing/rules.ts';
import type { Pricing, TaxClass } from '../../electron/catalog/rules.ts';
import type { DiscountSource } from '../../electron/till/rules.ts';
import { insertInto, type ReadDb, sqlText, updateVersioned, type WriteTx } from '../access.ts';
import { cartLines, carts, cartTenders } from './schema.ts';

export type CartRow = typeof carts.$inferSelect;
export type CartTenderRow = typeof cartTenders.$inferSelect;

/** A cart line with what its charge, product or offer says today. */
export interface CartLineRow {
  id: string;
  cartId: string;
  position: number;
  kind: LineKind;
  chargeId: string | null;
  productId: string | null;
  lotId: string | null;
  offerId: string | null;
  /** Deposits: for which appointment. */
  appointmentId: string | null;
  /** Gift cards. */
  code: string | null;
  quantity: number;
  unitPriceCents: number;
  listPriceCents: number | null;
  priceReason: string | null;
  discountCents: number;
  discountRate: number | null;
  discountReason: string | null;
  discountSource: DiscountSource | null;
  version: number;
  description: string;
  taxClass: TaxClass;
  chargeState: string | null;
  chargeVersion: number | null;
  serviceLineId: string | null;
  pricing: Pricing | null;
  performedBy: string | null;
  /** What the service used. */
  givenProductId: string | null;
  givenUnit: string | null;
  packageSize: number | null;
  lotNumber: string | null;
  lotExpiresOn: string | null;
}

const cartColumns = `id, station_id AS stationId, appointment_id AS appointmentId, patient_id AS patientId, state, label,
  parked_at AS parkedAt, tip_cents AS tipCents, tip_staff_id AS tipStaffId, tip_parts AS tipParts, discount_cents AS discountCents,
  discount_rate AS discountRate, discount_reason AS discountReason, promo_code_id AS promoCodeId, tax_exemption AS taxExemption, invoice_id AS invoiceId, created_at AS createdAt, created_by AS createdBy, version`;
const lineColumns = `l.id, l.cart_id AS cartId, l.position, l.kind, l.charge_id AS chargeId, l.product_id AS productId, l.lot_id AS lotId, l.quantity,
  l.offer_id AS offerId, l.appointment_id AS appointmentId, l.code, l.unit_price_cents AS unitPriceCents, l.list_price_cents AS listPriceCents,
  l.price_reason AS priceReason, l.discount_cents AS discountCents, l.discount_rate AS discountRate, l.discount_reason AS discountReason,
  l.discount_source AS discountSource, l.version, coalesce(c.description, p.name, f.name, l.description) AS description,
  coalesce(c.tax_class, p.tax_class, f.tax_class, 'none') AS taxClass, c.state AS chargeState, c.version AS chargeVersion,
  c.service_line_id AS serviceLineId, c.pricing, c.performed_by AS performedBy, c.product_id AS givenProductId, g.unit AS givenUnit,
  p.package_size AS packageSize, o.number AS lotNumber, o.expires_on AS lotExpiresOn`;
const lineFrom = `FROM cart_lines l LEFT JOIN charges c ON c.id = l.charge_id LEFT JOIN products p ON p.id = l.product_id
  LEFT JOIN products g ON g.id = c.product_id LEFT JOIN lots o ON o.id = l.lot_id LEFT JOIN offers f ON f.id = l.offer_id`;

export const linesOfCartText = `SELECT ${lineColumns} ${lineFrom} WHERE l.cart_id = ? ORDER BY l.position`;
export const tendersOfCartText =
  'SELECT id, cart_id AS cartId, position, kind, cents, reference, stored_value_id AS storedValueId, item_id AS itemId, quantity, cart_line_id AS cartLineId FROM cart_tenders WHERE cart_id = ? ORDER BY position';
export const openCartOfVisitText = `SELECT ${cartColumns} FROM carts WHERE appointment_id = ? AND state = 'open'`;
export const openCartsText = `SELECT t.id, t.appointment_id AS appointmentId, t.patient_id AS patientId, p.given_name || ' ' || p.family_name AS patientName,
  t.label, t.parked_at AS parkedAt, t.created_at AS createdAt, t.created_by AS createdBy, t.version, s.name AS stationName
  FROM carts t JOIN stations s ON s.id = t.station_id LEFT JOIN patients p ON p.id = t.patient_id WHERE t.state = 'open' ORDER BY t.created_at LIMIT 200`;
const openCartWithDepositText = `SELECT l.cart_id AS cartId FROM carts t JOIN cart_lines l ON l.cart_id = t.id
  WHERE t.state = 'open' AND l.kind = 'deposit' AND l.appointment_id = ? ORDER BY t.created_at LIMIT 1`;
export const linesOfOpenCartsText = `SELECT l.cart_id AS cartId, l.quantity, l.unit_price_cents AS unitPriceCents, l.discount_cents AS discountCents
  FROM carts t JOIN cart_lines l ON l.cart_id = t.id WHERE t.state = 'open'`;
export const visitsToPayText = `SELECT a.id AS appointmentId, a.patient_id AS patientId, p.given_name || ' ' || p.family_name AS patientName,
  a.state_since AS since, a.state, t.id AS cartId,
  (SELECT count(*) FROM charges c WHERE c.appointment_id = a.id AND +c.state = 'confirmed') AS charges
  FROM appointments a JOIN patients p ON p.id = a.patient_id LEFT JOIN carts t ON t.appointment_id = a.id AND t.state = 'open'
  WHERE a.starts_at >= ? AND a.starts_at < ? AND a.state = 'checkout' ORDER BY a.state_since`;

const cartStatement = sqlText<CartRow, [string]>(`SELECT ${cartColumns} FROM carts WHERE id = ?`);
const ofVisitStatement = sqlText<CartRow, [string]>(openCartOfVisitText);
const linesStatement = sqlText<CartLineRow, [string]>(linesOfCartText);
const tendersStatement = sqlText<CartTenderRow, [string]>(tendersOfCartText);
const deleteLineStatement = sqlText<unknown, [string]>('DELETE FROM cart_lines WHERE id = ?');
const moveLinesStatement = sqlText<unknown, [string, number, string]>(
  'UPDATE cart_lines SET cart_id = ?, position = position + ?, version = version + 1 WHERE cart_id = ?',
);
const resizeStatement = sqlText<unknown, [number, string]>('UPDATE cart_tenders SET cents = ? WHERE id = ?');
const deleteTenderStatement = sqlText<unknown, [string]>('DELETE FROM cart_tenders WHERE id = ?');

export const insertCart = insertInto(carts);
export const insertCartLine = insertInto(cartLines);
export const insertCartTender = insertInto(cartTenders);
const touchCartRow = updateVersioned(carts, ['state']);
export const updateTip = updateVersioned(carts, ['tipCents', 'tipStaffId', 'tipParts']);
export const updateOwner = updateVersioned(carts, ['patientId', 'appointmentId', 'taxExemption']);
export const updateParking = updateVersioned(carts, ['label', 'parkedAt']);
export const updateSaleDiscount = updateVersioned(carts, [
  'discountCents',
  'discountRate',
  'discountReason',
  'promoCodeId',
]);
export const updateExemption = updateVersioned(carts, ['taxExemption']);
export const closeCart = updateVersioned(carts, ['state', 'invoiceId']);
export const updateCartLine = updateVersioned(cartLines, [
  'quantity',
  'discountCents',
  'discountRate',
  'discountReason',
  'discountSource',
]);
export const updateLinePrice = updateVersioned(cartLines, ['unitPriceCents', 'listPriceCents', 'priceReason']);

/** Raises the version of an open cart; false if it was not the expected one. */
export function raiseCart(tx: WriteTx, id: string, expectedVersion: number): boolean {
  return touchCartRow(tx, id, expectedVersion, { state: 'open' });
}

export function findCart(db: ReadDb, id: string): CartRow | undefined {
  return cartStatement(db).get(id);
}

/** The one open cart of a visit. */
export function openCartOfVisit(db: ReadDb, appointmentId: string): CartRow | undefined {
  return ofVisitStatement(db).get(appointmentId);
}

const withDepositStatement = sqlText<{ cartId: string }, [string]>(openCartWithDepositText);

/** The open cart on which a deposit for an appointment lies already: its id. */
export function openCartWithDeposit(db: ReadDb, appointmentId: string): string | undefined {
  return withDepositStatement(db).get(appointmentId)?.cartId;
}

/** In the order they were added. */
export function linesOfCart(db: ReadDb, cartId: string): CartLineRow[] {
  return linesStatement(db).all(cartId);
}

/** In the order they were laid down. */
export function tendersOfCart(db: ReadDb, cartId: string): CartTenderRow[] {
  return tendersStatement(db).all(cartId);
}

/** A cart is a draft: what is taken off it is gone. */
export function deleteCartLine(tx: WriteTx, id: string): void {
  deleteLineStatement(tx).run(id);
}

/** Lines move to another cart when two become one. */
export function moveLines(tx: WriteTx, fromCartId: string, toCartId: string, after: number): void {
  moveLinesStatement(tx).run(toCartId, after, fromCartId);
}

/** Another amount for a tender that follows what is due. */
export function resizeTender(tx: WriteTx, id: string, cents: number): void {
  resizeStatement(tx).run(cents, id);
}

export function deleteCartTender(tx: WriteTx, id: string): void {
  deleteTenderStatement(tx).run(id);
}

/** An open cart in the list of what is to be paid. */
export interface OpenCartRow {
  id: string;
  appointmentId: string | null;
  patientId: string | null;
  patientName: string | null;
  label: string | null;
  parkedAt: number | null;
  createdAt: number;
  createdBy: string;
  version: number;
  stationName: string;
}

const openCartsStatement = sqlText<OpenCartRow>(openCartsText);
/** What a line of a list of carts is worth. */
export type OpenLineRow = Pick<CartLineRow, 'cartId' | 'quantity' | 'unitPriceCents' | 'discountCents'>;

const openLinesStatement = sqlText<OpenLineRow>(linesOfOpenCartsText);

/** Oldest first. */
export function openCarts(db: ReadDb): OpenCartRow[] {
  return openCartsStatement(db).all();
}

/** The lines of every open cart. */
export function linesOfOpenCarts(db: ReadDb): OpenLineRow[] {
  return openLinesStatement(db).all();
}

/** A visit that waits to be paid. */
export interface VisitToPayRow {
  appointmentId: string;
  patientId: string;
  patientName: string;
  since: number;
  state: string;
  cartId: string | null;
  charges: number;
}

const visitsStatement = sqlText<VisitToPayRow, [number, number]>(visitsToPayText);

/** Visits in checkout that start in [from, until), longest waiting first. */
export function visitsToPay(db: ReadDb, from: number, until: number): VisitToPayRow[] {
  return visitsStatement(db).all(from, until);
}
