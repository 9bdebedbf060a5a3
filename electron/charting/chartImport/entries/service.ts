import type { ReadDb, WriteTx } from '../../../../db/access.ts';
import { insertImportedEntry } from '../../../../db/charting/imports/queries.ts';
import type { Act, Asker } from '../../../kernel/act.ts';
import { refuse } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { sameName } from '../../../patients/health/rules.ts';
import {
  addCondition,
  addMedication,
  changeCondition,
  changeMedication,
  healthOf,
} from '../../../patients/health/service.ts';
import { addAllergy, getPatient, removeAllergy } from '../../../patients/service.ts';
import type { ChartFile } from '../../chartExport/schemas.ts';
import { type EntryList, type Offered, offeredEntries } from '../rules.ts';

/** Entries of a file beside the lists of a patient, or beside none. */
export function entriesBeside(db: ReadDb, asker: Asker, file: ChartFile, patientId: Id | null): Offered[] {
  if (patientId === null) return offeredEntries(file, { allergies: [], medications: [], conditions: [] });
  const { medications, conditions } = healthOf(db, asker, patientId);
  return offeredEntries(file, {
    allergies: getPatient(db, asker, { id: patientId }).allergies,
    medications,
    conditions,
  });
}

/**
 * Takes entries of a file over into the patient's lists, by the same acts as someone who writes them, so that banner and
 * safety rules see them; what stood there with other words is ended. Returns how many.
 * @throws Refusal BAD_INPUT for an entry the file does not have
 */
export function takeEntries(
  tx: WriteTx,
  act: Act,
  of: { importId: Id; patientId: Id; file: ChartFile; entryIds: readonly Id[] },
): number {
  const chosen = new Set(of.entryIds);
  const offered = entriesBeside(tx, act, of.file, of.patientId).filter(({ entryId }) => chosen.has(entryId));
  if (offered.length !== chosen.size)
    refuse('BAD_INPUT', 'What was chosen is not all in this file. Choose the file again.');
  let taken = 0;
  for (const { list, entryId, state } of offered) {
    if (state === 'same') continue;
    const takenId = takers[list](tx, act, of.patientId, of.file, entryId);
    insertImportedEntry(tx, { id: act.newId(), importId: of.importId, list, entryId, takenId });
    taken += 1;
  }
  return taken;
}

const takers: Readonly<Record<EntryList, (tx: WriteTx, act: Act, patientId: Id, file: ChartFile, id: Id) => Id>> = {
  allergy(tx, act, patientId, file, entryId) {
    const { substance, severity } = found(file.allergies, entryId);
    const known = getPatient(tx, act, { id: patientId }).allergies.find((row) => sameName(row.substance, substance));
    if (known) removeAllergy(tx, act, { id: known.id, expectedVersion: known.version });
    return addAllergy(tx, act, { patientId, substance, severity }).id;
  },
  medication(tx, act, patientId, file, entryId) {
    const { name, dose, since } = found(file.medications, entryId);
    const known = healthOf(tx, act, patientId).medications.find((row) => sameName(row.name, name));
    if (known) return changeMedication(tx, act, { id: known.id, expectedVersion: known.version, name, dose, since }).id;
    return addMedication(tx, act, { patientId, name, dose, since }).id;
  },
  condition(tx, act, patientId, file, entryId) {
    const { kind, name, since, expectedUntil } = found(file.conditions, entryId);
    const known = healthOf(tx, act, patientId).conditions.find((row) => sameName(row.name, name));
    const fields = { kind, name, since, expectedUntil };
    if (known) return changeCondition(tx, act, { id: known.id, expectedVersion: known.version, ...fields }).id;
    return addCondition(tx, act, { patientId, ...fields }).id;
  },
};

function found<T extends { id: Id }>(rows: readonly T[], id: Id): T {
  return rows.find((row) => row.id === id) ?? refuse('BAD_INPUT');
}
