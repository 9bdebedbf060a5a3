import type { LineKind } from '../../../electron/billing/rules.ts';
import { insertInto, type ReadDb, sqlText, updateVersioned } from '../../access.ts';
import { commissionRules, tipPayouts } from './schema.ts';

export type CommissionRuleRow = typeof commissionRules.$inferSelect;
export type PayoutRow = typeof tipPayouts.$inferSelect & { paidByName: string };

/** A line that was sold, or a part of one that was taken back. Cents; goods without the tax they contain. */
export interface EarningRow {
  lineId: string;
  invoiceNumber: number;
  creditNumber: number | null;
  businessDate: string;
  staffId: string;
  kind: LineKind;
  description: string;
  category: string | null;
  serviceId: string | null;
  productId: string | null;
  quantity: number;
  goodsCents: number;
  discountCents: number;
  costCents: number;
}

// whoever performed it, or sold it where nobody did
const whose = 'coalesce(l.performed_by, i.staff_id)';
const ofLine = `l.id AS lineId, i.number AS invoiceNumber, ${whose} AS staffId, l.kind, l.description, v.category, s.service_id AS serviceId,
  l.product_id AS productId`;
const joined = `JOIN invoice_lines l ON l.invoice_id = i.id LEFT JOIN charges c ON c.id = l.charge_id
  LEFT JOIN service_lines s ON s.id = c.service_line_id LEFT JOIN services v ON v.id = s.service_id`;
const cost = `coalesce(-(SELECT sum(m.cost_cents) FROM stock_moves m WHERE m.source_kind = 'invoiceLine' AND m.source_id = l.id AND m.kind = 'sell'), 0)
  + coalesce(-(SELECT sum(m.cost_cents) FROM stock_moves m WHERE m.source_kind = 'serviceLine' AND m.source_id = s.id), 0)`;

export const soldLinesText = `SELECT ${ofLine}, NULL AS creditNumber, i.business_date AS businessDate, l.quantity,
  l.goods_cents - l.included_tax_cents AS goodsCents, l.discount_cents AS discountCents, ${cost} AS costCents
  FROM invoices i ${joined} WHERE i.business_date BETWEEN @from AND @until AND l.kind IN ('service', 'retail', 'fee') AND ${whose} = @staffId
  ORDER BY i.number, l.position`;
export const creditedLinesText = `SELECT ${ofLine}, n.number AS creditNumber, n.business_date AS businessDate, k.quantity,
  k.goods_cents - k.included_tax_cents AS goodsCents, k.discount_cents AS discountCents, 0 AS costCents
  FROM credit_notes n JOIN credit_note_lines k ON k.credit_note_id = n.id JOIN invoice_lines l ON l.id = k.invoice_line_id
  JOIN invoices i ON i.id = l.invoice_id LEFT JOIN charges c ON c.id = l.charge_id LEFT JOIN service_lines s ON s.id = c.service_line_id
  LEFT JOIN services v ON v.id = s.service_id
  WHERE n.kind <> 'writeOff' AND n.business_date BETWEEN @from AND @until AND l.kind IN ('service', 'retail', 'fee') AND ${whose} = @staffId
  ORDER BY n.number, l.position`;
/** A line as it was sold, and everything that was taken back from it, oldest first. */
export const wholeLineText = `SELECT l.quantity, l.goods_cents - l.included_tax_cents AS goodsCents, l.discount_cents AS discountCents, ${cost} AS costCents
  FROM invoice_lines l LEFT JOIN charges c ON c.id = l.charge_id LEFT JOIN service_lines s ON s.id = c.service_line_id WHERE l.id = ?`;
export const takenFromLineText = `SELECT n.number AS creditNumber, k.quantity, k.goods_cents - k.included_tax_cents AS goodsCents, k.discount_cents AS discountCents
  FROM credit_note_lines k JOIN credit_notes n ON n.id = k.credit_note_id WHERE k.invoice_line_id = ? AND n.kind <> 'writeOff' ORDER BY n.number`;

interface Period {
  staffId: string;
  from: string;
  until: string;
}
interface Amounts {
  quantity: number;
  goodsCents: number;
  discountCents: number;
}

const soldStatement = sqlText<EarningRow, [Period]>(soldLinesText);
const creditedStatement = sqlText<EarningRow, [Period]>(creditedLinesText);
const wholeStatement = sqlText<Amounts & { costCents: number }, [string]>(wholeLineText);
const takenStatement = sqlText<Amounts & { creditNumber: number }, [string]>(takenFromLineText);

/** What somebody performed or sold on business dates, both included, in the order of the invoices. */
export function soldLines(db: ReadDb, period: Period): EarningRow[] {
  return soldStatement(db).all(period);
}

/** What was taken back of it on business dates, whenever it was sold. */
export function creditedLines(db: ReadDb, period: Period): EarningRow[] {
  return creditedStatement(db).all(period);
}

export function wholeLine(db: ReadDb, lineId: string): (Amounts & { costCents: number }) | undefined {
  return wholeStatement(db).get(lineId);
}

export function takenFromLine(db: ReadDb, lineId: string): Array<Amounts & { creditNumber: number }> {
  return takenStatement(db).all(lineId);
}

const ruleColumns = `id, staff_id AS staffId, scope, category, service_id AS serviceId, product_id AS productId, pay, flat_cents AS flatCents,
  base, tiers, from_date AS fromDate, until_date AS untilDate, version`;
const rulesStatement = sqlText<CommissionRuleRow>(
  `SELECT ${ruleColumns} FROM commission_rules ORDER BY from_date DESC, id DESC`,
);
const ruleStatement = sqlText<CommissionRuleRow, [string]>(`SELECT ${ruleColumns} FROM commission_rules WHERE id = ?`);

export const insertCommissionRule = insertInto(commissionRules);
export const endCommissionRule = updateVersioned(commissionRules, ['untilDate']);
export const insertTipPayout = insertInto(tipPayouts);

/** Every rule there is or was, the newest first. */
export function allCommissionRules(db: ReadDb): CommissionRuleRow[] {
  return rulesStatement(db).all();
}

export function findCommissionRule(db: ReadDb, id: string): CommissionRuleRow | undefined {
  return ruleStatement(db).get(id);
}

/** The tips of a person by the journal: owed before a date, then taken, given back and paid out until another. */
export const tipsOfPersonText = `SELECT
  -coalesce(sum(CASE WHEN e.business_date < @from THEN l.amount_cents END), 0) AS beforeCents,
  -coalesce(sum(CASE WHEN e.business_date >= @from AND e.source_kind <> 'tipPayout' AND l.amount_cents < 0 THEN l.amount_cents END), 0) AS takenCents,
  coalesce(sum(CASE WHEN e.business_date >= @from AND e.source_kind <> 'tipPayout' AND l.amount_cents > 0 THEN l.amount_cents END), 0) AS returnedCents,
  coalesce(sum(CASE WHEN e.business_date >= @from AND e.source_kind = 'tipPayout' THEN l.amount_cents END), 0) AS paidOutCents
  FROM journal_lines l JOIN journal_entries e ON e.id = l.entry_id
  WHERE l.staff_id = @staffId AND l.account = 'tips_payable' AND e.business_date <= @until`;
export interface TipsOfPerson {
  beforeCents: number;
  takenCents: number;
  returnedCents: number;
  paidOutCents: number;
}
const tipsStatement = sqlText<TipsOfPerson, [Period]>(tipsOfPersonText);
export const payoutsText = `SELECT p.id, p.staff_id AS staffId, p.amount_cents AS amountCents, p.way, p.drawer_session_id AS drawerSessionId, p.note, p.at,
  p.business_date AS businessDate, p.paid_by AS paidBy, p.station_id AS stationId, f.name AS paidByName
  FROM tip_payouts p JOIN staff f ON f.id = p.paid_by WHERE p.staff_id = @staffId AND p.business_date BETWEEN @from AND @until ORDER BY p.id`;
const payoutsStatement = sqlText<PayoutRow, [Period]>(payoutsText);

export function tipsOfPerson(db: ReadDb, period: Period): TipsOfPerson {
  return tipsStatement(db).get(period) ?? { beforeCents: 0, takenCents: 0, returnedCents: 0, paidOutCents: 0 };
}

/** Oldest first. */
export function payoutsOf(db: ReadDb, period: Period): PayoutRow[] {
  return payoutsStatement(db).all(period);
}
