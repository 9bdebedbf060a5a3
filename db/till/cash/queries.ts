import { insertInto, type ReadDb, sqlText } from '../../access.ts';
import { cashMovements } from './schema.ts';

/** A movement with the name of who made it. */
export type MovementRow = typeof cashMovements.$inferSelect & { staffName: string };

const columns = `m.id, m.drawer_session_id AS drawerSessionId, m.kind, m.category, m.amount_cents AS amountCents, m.reason, m.counterparty,
  m.bag_number AS bagNumber, m.at, m.business_date AS businessDate, m.staff_id AS staffId, m.station_id AS stationId, f.name AS staffName`;
export const movementsOfSessionText = `SELECT ${columns} FROM cash_movements m JOIN staff f ON f.id = m.staff_id WHERE m.drawer_session_id = ? ORDER BY m.id`;
export const movementsOfDateText = `SELECT ${columns} FROM cash_movements m JOIN staff f ON f.id = m.staff_id WHERE m.business_date = ? ORDER BY m.id`;

const ofSessionStatement = sqlText<MovementRow, [string]>(movementsOfSessionText);
const ofDateStatement = sqlText<MovementRow, [string]>(movementsOfDateText);

export const insertCashMovement = insertInto(cashMovements);

/** Oldest first. */
export function movementsOfSession(db: ReadDb, drawerSessionId: string): MovementRow[] {
  return ofSessionStatement(db).all(drawerSessionId);
}

/** Of every drawer, oldest first. */
export function movementsOfDate(db: ReadDb, businessDate: string): MovementRow[] {
  return ofDateStatement(db).all(businessDate);
}
