import { asc, eq, type InferSelectModel, sql } from 'drizzle-orm';
import { insertInto, prepared, type ReadDb, sqlText, updateVersioned, type WriteTx } from '../access.ts';
import { chartPoints, encounters, reconciliations } from './schema.ts';

export type EncounterRow = InferSelectModel<typeof encounters>;
export type PointRow = InferSelectModel<typeof chartPoints>;
export type ReconciliationRow = InferSelectModel<typeof reconciliations>;

export const insertEncounter = insertInto(encounters);
export const updateNote = updateVersioned(encounters, ['note', 'aftercare', 'noteCopiedFromId']);
export const closeEncounter = updateVersioned(encounters, ['state', 'signedAt', 'signedBy', 'documentId']);

const ofAppointment = prepared((orm) =>
  orm
    .select()
    .from(encounters)
    .where(eq(encounters.appointmentId, sql.placeholder('appointmentId')))
    .prepare(),
);
export function encounterOfVisit(db: ReadDb, appointmentId: string): EncounterRow | undefined {
  return ofAppointment(db).get({ appointmentId });
}

const ofId = prepared((orm) =>
  orm
    .select()
    .from(encounters)
    .where(eq(encounters.id, sql.placeholder('id')))
    .prepare(),
);
export function findEncounter(db: ReadDb, id: string): EncounterRow | undefined {
  return ofId(db).get({ id });
}

/** A chart that is still open, with whose it is. */
export interface OpenChartRow {
  encounterId: string;
  appointmentId: string;
  patientId: string;
  openedAt: number;
  openedBy: string;
}
const open = sqlText<OpenChartRow>(
  `SELECT id AS encounterId, appointment_id AS appointmentId, patient_id AS patientId, opened_at AS openedAt, opened_by AS openedBy
   FROM encounters WHERE state = 'open' ORDER BY opened_at LIMIT 200`,
);
/** Charts nobody has signed yet, oldest first. */
export function openCharts(db: ReadDb): OpenChartRow[] {
  return open(db).all();
}

export const insertPoint = insertInto(chartPoints);
export const updatePoint = updateVersioned(chartPoints, [
  'view',
  'x',
  'y',
  'region',
  'area',
  'containerId',
  'quantity',
  'depth',
  'technique',
  'instrument',
  'gauge',
  'note',
]);

const pointOfId = prepared((orm) =>
  orm
    .select()
    .from(chartPoints)
    .where(eq(chartPoints.id, sql.placeholder('id')))
    .prepare(),
);
export function findPoint(db: ReadDb, id: string): PointRow | undefined {
  return pointOfId(db).get({ id });
}

const pointsOfEncounter = prepared((orm) =>
  orm
    .select()
    .from(chartPoints)
    .where(eq(chartPoints.encounterId, sql.placeholder('encounterId')))
    .orderBy(asc(chartPoints.id))
    .prepare(),
);
/** The points of a chart in the order in which they were placed. */
export function pointsOf(db: ReadDb, encounterId: string): PointRow[] {
  return pointsOfEncounter(db).all({ encounterId });
}

const remove = sqlText(`DELETE FROM chart_points WHERE id = ? AND version = ?`);
export function deletePoint(tx: WriteTx, id: string, version: number): boolean {
  return remove(tx).run(id, version).changes === 1;
}

export const insertReconciliation = insertInto(reconciliations);

const reconciliationsOfEncounter = prepared((orm) =>
  orm
    .select()
    .from(reconciliations)
    .where(eq(reconciliations.encounterId, sql.placeholder('encounterId')))
    .prepare(),
);
export function reconciliationsOf(db: ReadDb, encounterId: string): ReconciliationRow[] {
  return reconciliationsOfEncounter(db).all({ encounterId });
}
