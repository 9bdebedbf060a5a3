import { asc, eq, type InferSelectModel, sql } from 'drizzle-orm';
import { insertInto, prepared, type ReadDb, sqlText, updateVersioned, type WriteTx } from '../../access.ts';
import { membersText } from '../../patients/members/queries.ts';
import { deviceLimits, deviceTreatments } from './schema.ts';

export type TreatmentRow = InferSelectModel<typeof deviceTreatments>;
export type LimitsRow = InferSelectModel<typeof deviceLimits>;

export const insertTreatment = insertInto(deviceTreatments);
export const updateTreatment = updateVersioned(deviceTreatments, [
  'wavelength',
  'handpiece',
  'fluence',
  'spot',
  'pulse',
  'rate',
  'passes',
  'cooling',
  'endpoint',
  'skinType',
  'beyondReason',
  'note',
]);

const ofEncounter = prepared((orm) =>
  orm
    .select()
    .from(deviceTreatments)
    .where(eq(deviceTreatments.encounterId, sql.placeholder('encounterId')))
    .orderBy(asc(deviceTreatments.id))
    .prepare(),
);
/** The areas treated with devices in a visit, in the order in which they were charted. */
export function treatmentsOf(db: ReadDb, encounterId: string): TreatmentRow[] {
  return ofEncounter(db).all({ encounterId });
}

const ofId = prepared((orm) =>
  orm
    .select()
    .from(deviceTreatments)
    .where(eq(deviceTreatments.id, sql.placeholder('id')))
    .prepare(),
);
export function findTreatment(db: ReadDb, id: string): TreatmentRow | undefined {
  return ofId(db).get({ id });
}

const remove = sqlText('DELETE FROM device_treatments WHERE id = ? AND version = ?');
export function deleteTreatment(tx: WriteTx, id: string, version: number): boolean {
  return remove(tx).run(id, version).changes === 1;
}

const earlier = sqlText<{ id: string; at: number }, [string, string]>(
  `SELECT d.id, a.starts_at AS at FROM encounters e JOIN appointments a ON a.id = e.appointment_id
     JOIN device_treatments d ON d.encounter_id = e.id
   WHERE e.patient_id IN (${membersText}) AND e.state = 'signed' AND e.id <> ?
   ORDER BY a.starts_at DESC, d.id DESC LIMIT 200`,
);
/** What devices were set to on a patient in signed visits other than this one, newest first. */
export function earlierTreatments(
  db: ReadDb,
  patientId: string,
  encounterId: string,
): Array<TreatmentRow & { at: number }> {
  return earlier(db)
    .all(patientId, encounterId)
    .flatMap(({ id, at }) => {
      const row = findTreatment(db, id);
      return row ? [{ ...row, at }] : [];
    });
}

export const insertLimits = insertInto(deviceLimits);
export const updateLimits = updateVersioned(deviceLimits, ['wavelengths', 'handpieces', 'ranges']);
const limits = prepared((orm) => orm.select().from(deviceLimits).prepare());
export function allLimits(db: ReadDb): LimitsRow[] {
  return limits(db).all({});
}
