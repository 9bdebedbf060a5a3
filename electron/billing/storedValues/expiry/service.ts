import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../../db/access.ts';
import { itemsOfValue, type StoredValueRow, valuesExpiring } from '../../../../db/billing/storedValues/queries.ts';
import { policy } from '../../../clinic/policies/service.ts';
import { clinicCountry } from '../../../clinic/service.ts';
import type { Act, Asker } from '../../../kernel/act.ts';
import { addDays, dateOf, type LocalDate } from '../../../kernel/dates.ts';
import { refuse } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { phoneText } from '../../../patients/rules.ts';
import { patientById, patientName } from '../../../patients/service.ts';
import { earnParts, setExpired, storedValue } from '../moves/service.ts';
import { allOf } from '../rules.ts';
import type * as S from '../schemas.ts';

/** How many days ahead the list looks. */
const noticeDays = 30;

/** What expires within 30 days or has expired and is not written off, what expires first in front. Memberships end by themselves. */
export function expiringSoon(db: ReadDb, asker: Asker): z.output<typeof S.ExpiringOutput> {
  const today = dateOf(asker.now, asker.zone);
  return {
    today,
    values: valuesExpiring(db, addDays(today, noticeDays))
      .filter((value) => value.kind !== 'membership')
      .map((value) => expiringView(db, value, today)),
  };
}

function expiringView(db: ReadDb, value: StoredValueRow, today: LocalDate) {
  const patient = value.patientId === null ? null : patientById(db, value.patientId);
  return {
    id: value.id,
    kind: value.kind,
    title: value.title,
    patientId: value.patientId,
    patientName: patient && patientName(patient),
    phone: patient?.phone ? phoneText(patient.phone, clinicCountry(db)) : null,
    expiresOn: value.expiresOn ?? today,
    expired: value.expiresOn !== null && value.expiresOn < today,
    remainingCents: value.remainingCents,
    items: itemsOfValue(db, value.id).map(({ name, unit, remainingQuantity }) => ({ name, unit, remainingQuantity })),
    version: value.version,
  };
}

/** Makes what has expired the clinic's: an entry from what it owed to breakage. @throws Refusal NOT_NOW before its last day is over, CHANGED_ELSEWHERE */
export function expireValue(tx: WriteTx, act: Act, input: z.output<typeof S.ExpireInput>): { id: Id; version: number } {
  const value = storedValue(tx, input.id);
  if (value.patientId !== null) act.concerns(value.patientId);
  if (value.version !== input.expectedVersion) refuse('CHANGED_ELSEWHERE');
  const today = dateOf(act.now, act.zone);
  if (value.expiresOn === null || value.expiresOn >= today)
    refuse('NOT_NOW', 'This has not expired yet. It can be written off on the day after its last day.');
  writeOff(tx, act, value.id, today);
  return { id: value.id, version: storedValue(tx, value.id).version };
}

function writeOff(tx: WriteTx, act: Act, id: Id, businessDate: LocalDate): void {
  const value = storedValue(tx, id);
  const source = { kind: 'expire', sourceKind: 'storedValue', sourceId: id, businessDate } as const;
  setExpired(tx, act, earnParts(tx, act, value, allOf(value), source, 'revenue.breakage'));
}

/** What is written off in the night, where the clinic wants that: everything whose last day is over, but memberships. */
export function expiredByNow(db: ReadDb, today: LocalDate): Id[] {
  if (!policy(db, 'billing.expireByItself')) return [];
  return valuesExpiring(db, addDays(today, -1))
    .filter((value) => value.kind !== 'membership')
    .map((value) => value.id);
}

/** Writes one value off in the night; with the business date of the first day it could not be used any more. */
export function expireByItself(tx: WriteTx, act: Act, id: Id): void {
  const value = storedValue(tx, id);
  if (value.expiresOn === null || value.expiresOn >= dateOf(act.now, act.zone)) return;
  if (value.patientId !== null) act.concerns(value.patientId);
  writeOff(tx, act, id, addDays(value.expiresOn, 1));
}
