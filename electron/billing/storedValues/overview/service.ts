import type { z } from 'zod';
import type { ReadDb } from '../../../../db/access.ts';
import {
  itemsOfValue,
  movesOfValue,
  type StoredValueRow,
  valuesOfPatient,
} from '../../../../db/billing/storedValues/queries.ts';
import { clinicProfile } from '../../../clinic/service.ts';
import type { Asker } from '../../../kernel/act.ts';
import { dateOf, type LocalDate } from '../../../kernel/dates.ts';
import type { Id } from '../../../kernel/ids.ts';
import { patientById, patientName } from '../../../patients/service.ts';
import { appointmentById } from '../../../scheduling/service.ts';
import { membershipsFor } from '../../memberships/overview/service.ts';
import { formatGiftCardCode } from '../codes/rules.ts';
import { storedValue } from '../moves/service.ts';
import type * as S from '../schemas.ts';

function view(db: ReadDb, row: StoredValueRow, today: LocalDate): S.StoredValue {
  const patient = row.patientId === null ? null : patientById(db, row.patientId);
  return {
    ...row,
    patientName: patient && patientName(patient),
    code: row.code === null ? null : formatGiftCardCode(row.code),
    shareable: row.shareable === 1,
    expired: row.state === 'expired' || (row.expiresOn !== null && row.expiresOn < today && row.remainingCents > 0),
    appointmentAt: row.appointmentId === null ? null : appointmentById(db, row.appointmentId).startsAt,
    items: itemsOfValue(db, row.id),
  };
}

/** Everything a patient has paid ahead, used or not, newest first, with the memberships. */
export function aheadOfPatient(db: ReadDb, asker: Asker, input: { patientId: Id }): S.PatientAhead {
  asker.concerns(input.patientId);
  const today = dateOf(asker.now, asker.zone);
  const values = valuesOfPatient(db, input.patientId).map((row) => view(db, row, today));
  return {
    currency: clinicProfile(db).currency,
    today,
    values,
    memberships: membershipsFor(db, input.patientId, today),
    remainingCents: values.reduce((sum, value) => sum + value.remainingCents, 0),
  };
}

/** A stored value with its moves, oldest first. @throws Refusal NOT_FOUND */
export function valueView(db: ReadDb, asker: Asker, id: Id): z.input<typeof S.ValueOutput> {
  const row = storedValue(db, id);
  const units = new Map(row.items.map((item) => [item.id, item.unit]));
  return {
    ...view(db, row, dateOf(asker.now, asker.zone)),
    currency: clinicProfile(db).currency,
    moves: movesOfValue(db, id).map((move) => ({ ...move, unit: units.get(move.itemId ?? '') ?? null })),
  };
}

/** The same for the door: it is about a patient, where it belongs to one. @throws Refusal NOT_FOUND */
export function openValue(db: ReadDb, asker: Asker, input: { id: Id }): z.input<typeof S.ValueOutput> {
  const { patientId } = storedValue(db, input.id);
  if (patientId !== null) asker.concerns(patientId);
  return valueView(db, asker, input.id);
}
