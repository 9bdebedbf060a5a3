import { insertInto, type ReadDb, sqlText } from '../../access.ts';
import { checkOverrides } from '../schema.ts';

export type OverrideRow = typeof checkOverrides.$inferSelect;

export const overridesText = `SELECT id, appointment_id AS appointmentId, service_line_id AS serviceLineId, charted_quantity AS chartedQuantity,
  drawn_quantity AS drawnQuantity, billed_quantity AS billedQuantity, reason, staff_id AS staffId, at
  FROM check_overrides WHERE appointment_id = ? ORDER BY at, id`;
/** `+c.state`: nearly every charge is invoiced, so the index on it would read them all; a visit has few. */
export const billedOfVisitText = `SELECT c.service_line_id AS serviceLineId, l.quantity FROM charges c
  JOIN invoice_lines l ON l.charge_id = c.id JOIN invoices i ON i.id = l.invoice_id
  WHERE c.appointment_id = ? AND +c.state = 'invoiced' AND i.state <> 'void'`;

const overridesStatement = sqlText<OverrideRow, [string]>(overridesText);
const billedStatement = sqlText<{ serviceLineId: string; quantity: number }, [string]>(billedOfVisitText);

export const insertOverride = insertInto(checkOverrides);

/** The reasons kept for a visit, oldest first: the newest of a line counts. */
export function overridesOf(db: ReadDb, appointmentId: string): OverrideRow[] {
  return overridesStatement(db).all(appointmentId);
}

/** What is on issued invoices, by service line. */
export function billedOfVisit(db: ReadDb, appointmentId: string): Array<{ serviceLineId: string; quantity: number }> {
  return billedStatement(db).all(appointmentId);
}
