import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  dueRecalls,
  findRecall,
  insertRecall,
  type RecallRow,
  recallOf,
  renewRecall,
  updateRecallContact,
  updateRecallShown,
} from '../../../db/scheduling/recalls/queries.ts';
import { serviceById } from '../../catalog/service.ts';
import { policy } from '../../clinic/policies/service.ts';
import { clinicCountry } from '../../clinic/service.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { dateOf } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { phoneText } from '../../patients/rules.ts';
import { listStaff } from '../../staff/service.ts';
import { serviceLine } from '../service.ts';
import { dueOn, intervalDays, recallWindow, type ToxinDose } from './rules.ts';
import type * as S from './schemas.ts';

/** A list longer than this is worked from its top anyway. */
const listed = 300;

/**
 * A treatment was signed off: the patient's recall for that service begins anew, whatever was put off before. The row is
 * made here, once, so that the list of who is due never reads through the visits of all years; its interval is the one of
 * today, which is what the patient is told.
 */
export function noteTreatment(tx: WriteTx, act: Act, care: { serviceLineId: Id; toxin: ToxinDose | null }): void {
  const line = serviceLine(tx, care.serviceLineId);
  const service = serviceById(tx, line.serviceId);
  const interval = intervalDays(service.recallDays, policy(tx, 'scheduling.toxinRecallDays'), care.toxin);
  const known = recallOf(tx, line.patientId, service.id);
  if (interval === null) return;
  const due = dueOn(dateOf(act.now, act.zone), interval);
  const row = {
    serviceLineId: line.id,
    performedAt: act.now,
    units: care.toxin?.units ?? null,
    areas: care.toxin?.areas ?? null,
    intervalDays: interval,
    dueOn: due,
    shownFrom: due,
    dismissReason: null,
    contactedAt: null,
    contactedBy: null,
  };
  const id = known?.id ?? act.newId();
  if (!known) insertRecall(tx, { id, patientId: line.patientId, serviceId: service.id, ...row, version: 1 });
  else if (!renewRecall(tx, id, known.version, row)) refuse('CHANGED_ELSEWHERE');
  act.touch('scheduling', 'recall', id, (known?.version ?? 0) + 1);
}

/** Who is due again: longest due first, without those who have that service ahead of them. */
export function recallsDue(db: ReadDb, asker: Asker): z.input<typeof S.RecallsOutput> {
  const today = dateOf(asker.now, asker.zone);
  const { from, until } = recallWindow(today, policy(db, 'scheduling.recallLeadDays'));
  const rows = dueRecalls(db, from, until, asker.now, listed + 1);
  const country = clinicCountry(db);
  const names = new Map(listStaff(db).map((member) => [member.id, member.name]));
  return {
    today,
    recalls: rows.slice(0, listed).map((row) => ({
      ...row,
      phone: row.phone === null ? null : phoneText(row.phone, country),
      contactedBy: row.contactedBy === null ? null : (names.get(row.contactedBy) ?? null),
    })),
    more: rows.length > listed,
  };
}

/** Puts a recall off to a day, or until the next treatment. @throws Refusal CHANGED_ELSEWHERE, BAD_INPUT */
export function dismissRecall(tx: WriteTx, act: Act, input: z.output<typeof S.DismissRecallInput>) {
  if (input.until !== null && input.until <= dateOf(act.now, act.zone))
    refuse('BAD_INPUT', 'Choose a day that lies ahead, or put it off until the next treatment.');
  const row = expectedRecall(tx, act, input);
  if (!updateRecallShown(tx, row.id, row.version, { shownFrom: input.until, dismissReason: input.reason }))
    refuse('CHANGED_ELSEWHERE');
  return saved(act, row, 'shownFrom');
}

/** Takes that back: the recall counts from its own day again. @throws Refusal CHANGED_ELSEWHERE */
export function showRecall(tx: WriteTx, act: Act, input: z.output<typeof S.ShowRecallInput>) {
  const row = expectedRecall(tx, act, input);
  if (!updateRecallShown(tx, row.id, row.version, { shownFrom: row.dueOn, dismissReason: null }))
    refuse('CHANGED_ELSEWHERE');
  return saved(act, row, 'shownFrom');
}

/** Notes that the patient was called or written to, or takes that back. @throws Refusal CHANGED_ELSEWHERE */
export function contactRecall(tx: WriteTx, act: Act, input: z.output<typeof S.ContactRecallInput>) {
  const row = expectedRecall(tx, act, input);
  const contact = input.contacted
    ? { contactedAt: act.now, contactedBy: act.staffId }
    : { contactedAt: null, contactedBy: null };
  if (!updateRecallContact(tx, row.id, row.version, contact)) refuse('CHANGED_ELSEWHERE');
  return saved(act, row, 'contactedAt');
}

function expectedRecall(tx: WriteTx, act: Act, input: { recallId: Id; expectedVersion: number }): RecallRow {
  const row = findRecall(tx, input.recallId) ?? refuse('NOT_FOUND');
  act.concerns(row.patientId);
  if (row.version !== input.expectedVersion) refuse('CHANGED_ELSEWHERE', undefined, { current: row });
  return row;
}

function saved(act: Act, row: RecallRow, field: string): { id: Id; version: number } {
  act.changed(field);
  act.touch('scheduling', 'recall', row.id, row.version + 1);
  return { id: row.id, version: row.version + 1 };
}
