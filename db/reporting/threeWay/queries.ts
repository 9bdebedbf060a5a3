import { type ReadDb, sqlText } from '../../access.ts';

/** A visit in which something was drawn, charted or billed. */
export interface VisitRow {
  appointmentId: string;
  patientId: string;
  startsAt: number;
}

export const visitsText = `SELECT a.id AS appointmentId, a.patient_id AS patientId, a.starts_at AS startsAt FROM appointments a
  WHERE a.starts_at >= ? AND a.starts_at < ? AND (a.starts_at, a.id) > (?, ?) AND (
    EXISTS (SELECT 1 FROM encounters e WHERE e.appointment_id = a.id)
    OR EXISTS (SELECT 1 FROM service_lines n JOIN stock_moves m ON m.source_kind = 'serviceLine' AND m.source_id = n.id
      WHERE n.appointment_id = a.id)
    OR EXISTS (SELECT 1 FROM charges c WHERE c.appointment_id = a.id AND c.kind = 'care' AND +c.state IN ('confirmed', 'invoiced')))
  ORDER BY a.starts_at, a.id LIMIT ?`;
const visits = sqlText<VisitRow, [number, number, number, string, number]>(visitsText);
/** Visits that began in [from, until), oldest first; those after `after` where it is given. */
export function treatedVisits(
  db: ReadDb,
  {
    from,
    until,
    after,
    limit,
  }: { from: number; until: number; after: Omit<VisitRow, 'patientId'> | undefined; limit: number },
): VisitRow[] {
  const start = Math.max(from, after?.startsAt ?? from);
  return visits(db).all(start, until, after?.startsAt ?? from - 1, after?.appointmentId ?? '', limit);
}

/** Why charted and drawn were left to differ when the chart was signed. */
export interface ChartReasonRow {
  serviceLineId: string;
  reason: string;
  staffName: string;
  at: number;
}
const chartReasons = sqlText<ChartReasonRow, [string]>(
  `SELECT r.service_line_id AS serviceLineId, r.reason, s.name AS staffName, r.at
   FROM encounters e JOIN reconciliations r ON r.encounter_id = e.id JOIN staff s ON s.id = r.staff_id
   WHERE e.appointment_id = ? ORDER BY r.at, r.id`,
);
export function chartReasonsOf(db: ReadDb, appointmentId: string): ChartReasonRow[] {
  return chartReasons(db).all(appointmentId);
}
