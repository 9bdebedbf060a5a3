import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  clearEntryServices,
  findEntry,
  findOffer,
  insertEntry,
  insertEntryService,
  insertOffer,
  type ListedEntryRow,
  offersOfEntry,
  servicesOfEntry,
  updateEntry,
  updateEntryState,
  updateOffer,
} from '../../../db/scheduling/waitlist/queries.ts';
import { serviceById } from '../../catalog/service.ts';
import { policy } from '../../clinic/policies/service.ts';
import type { Act } from '../../kernel/act.ts';
import { addDays, dateOf } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { patientById } from '../../patients/service.ts';
import { staffById } from '../../staff/service.ts';
import { book } from '../booking/service.ts';
import { dayparts, maskOf, type Wish, weekdays, wishProblem } from './rules.ts';
import type * as S from './schemas.ts';

/** Puts somebody on the waitlist. @throws Refusal BAD_INPUT, NOT_FOUND */
export function addEntry(tx: WriteTx, act: Act, input: z.output<typeof S.AddEntryInput>): { id: Id; version: number } {
  const patient = patientById(tx, input.patientId);
  act.concerns(patient.id);
  const today = dateOf(act.now, act.zone);
  const expiresOn = input.expiresOn ?? input.untilOn ?? addDays(today, policy(tx, 'scheduling.waitlistDays'));
  const fields = checkedFields(tx, { ...input, expiresOn }, today);
  const id = act.newId();
  insertEntry(tx, {
    id,
    patientId: patient.id,
    ...fields,
    state: 'open',
    appointmentId: null,
    createdAt: act.now,
    createdBy: act.staffId,
    version: 1,
  });
  writeServices(tx, act, id, input.serviceIds);
  act.touch('scheduling', 'waitlistEntry', id, 1);
  return { id, version: 1 };
}

/** Changes what somebody waits for. @throws Refusal CHANGED_ELSEWHERE, NOT_NOW once it has ended, BAD_INPUT */
export function changeEntry(
  tx: WriteTx,
  act: Act,
  input: z.output<typeof S.UpdateEntryInput>,
): { id: Id; version: number } {
  const row = entryToChange(tx, act, input);
  if (row.state !== 'open') refuse('NOT_NOW', 'This entry has ended. Put the patient on the list again.');
  const fields = checkedFields(tx, input, dateOf(act.now, act.zone));
  if (!updateEntry(tx, row.id, row.version, fields)) refuse('CHANGED_ELSEWHERE');
  clearEntryServices(tx, row.id);
  writeServices(tx, act, row.id, input.serviceIds);
  return savedEntry(act, row);
}

/** Takes an entry off the list, or puts it back. @throws Refusal CHANGED_ELSEWHERE */
export function endEntry(tx: WriteTx, act: Act, input: z.output<typeof S.EndEntryInput>): { id: Id; version: number } {
  const row = entryToChange(tx, act, input);
  const state = input.ended ? 'removed' : 'open';
  if (!updateEntryState(tx, row.id, row.version, { state, appointmentId: null })) refuse('CHANGED_ELSEWHERE');
  act.changed('state');
  return savedEntry(act, row);
}

/** Notes that a time was offered, by telephone or at the desk; what comes of it is noted by `answerOffer`. @throws Refusal NOT_NOW */
export function offerTime(tx: WriteTx, act: Act, input: z.output<typeof S.OfferInput>): { id: Id; version: number } {
  const row = openEntry(tx, act, input.entryId);
  staffById(tx, input.providerId);
  const id = addOffer(tx, act, input, 'pending');
  act.touch('scheduling', 'waitlistEntry', row.id, row.version);
  return { id, version: 1 };
}

/** Notes what came of an offer. @throws Refusal CHANGED_ELSEWHERE, NOT_NOW once it was accepted */
export function answerOffer(tx: WriteTx, act: Act, input: z.output<typeof S.AnswerInput>): { id: Id; version: number } {
  const offer = findOffer(tx, input.offerId) ?? refuse('NOT_FOUND');
  const row = findEntry(tx, offer.entryId) ?? refuse('NOT_FOUND');
  act.concerns(row.patientId);
  if (offer.outcome === 'accepted') refuse('NOT_NOW', 'This offer was accepted and booked. Open the appointment.');
  const answeredAt = input.outcome === 'pending' ? null : act.now;
  if (!updateOffer(tx, offer.id, input.expectedVersion, { outcome: input.outcome, answeredAt }))
    refuse('CHANGED_ELSEWHERE', undefined, { current: offer });
  act.touch('scheduling', 'waitlistOffer', offer.id, input.expectedVersion + 1);
  act.touch('scheduling', 'waitlistEntry', row.id, row.version);
  return { id: offer.id, version: input.expectedVersion + 1 };
}

/** Books an entry at a time: with the patient on the phone. @throws Refusal SLOT_TAKEN, NOT_NOW, CHANGED_ELSEWHERE */
export function bookEntry(
  tx: WriteTx,
  act: Act,
  input: z.output<typeof S.BookEntryInput>,
): z.input<typeof S.BookedEntry> {
  const row = openEntry(tx, act, input.entryId);
  if (row.version !== input.expectedVersion) refuse('CHANGED_ELSEWHERE', undefined, { current: row });
  const { providerId, startsAt, outsideHours } = input;
  const lines = servicesOfEntry(tx, row.id).map((serviceId) => ({ serviceId, providerId }));
  const booked = book(tx, act, {
    patientId: row.patientId,
    startsAt,
    lines,
    note: row.note,
    walkIn: false,
    outsideHours,
  });
  if (!updateEntryState(tx, row.id, row.version, { state: 'booked', appointmentId: booked.id }))
    refuse('CHANGED_ELSEWHERE');
  const pending = offersOfEntry(tx, row.id).find(
    (offer) => offer.outcome === 'pending' && offer.startsAt === startsAt && offer.providerId === providerId,
  );
  if (pending) updateOffer(tx, pending.id, pending.version, { outcome: 'accepted', answeredAt: act.now });
  else addOffer(tx, act, input, 'accepted');
  const { version } = savedEntry(act, row);
  return { entryId: row.id, appointmentId: booked.id, appointmentVersion: booked.version, version, startsAt };
}

function addOffer(
  tx: WriteTx,
  act: Act,
  { entryId, providerId, startsAt }: z.output<typeof S.OfferInput>,
  outcome: 'pending' | 'accepted',
): Id {
  const id = act.newId();
  const answeredAt = outcome === 'accepted' ? act.now : null;
  const offered = { offeredAt: act.now, offeredBy: act.staffId };
  insertOffer(tx, { id, entryId, providerId, startsAt, ...offered, outcome, answeredAt, version: 1 });
  act.touch('scheduling', 'waitlistOffer', id, 1);
  return id;
}

function checkedFields(
  db: ReadDb,
  input: Wish & Pick<z.output<typeof S.AddEntryInput>, 'priority' | 'note'>,
  today: string,
) {
  const problem = wishProblem(input, today);
  if (problem) refuse('BAD_INPUT', problem);
  if (input.providerId !== null) staffById(db, input.providerId);
  const { providerId, fromOn, untilOn, expiresOn, priority, note } = input;
  const masks = { weekdays: maskOf(weekdays, input.weekdays), dayparts: maskOf(dayparts, input.dayparts) };
  return { providerId, ...masks, fromOn, untilOn, expiresOn, priority, note };
}

function writeServices(tx: WriteTx, act: Act, entryId: Id, serviceIds: readonly Id[]): void {
  serviceIds.forEach((serviceId, at) => {
    serviceById(tx, serviceId);
    insertEntryService(tx, { id: act.newId(), entryId, serviceId, position: at + 1 });
  });
}

function openEntry(tx: WriteTx, act: Act, id: Id): ListedEntryRow {
  const row = findEntry(tx, id) ?? refuse('NOT_FOUND', 'This entry is no longer on the waitlist.');
  act.concerns(row.patientId);
  if (row.state !== 'open') refuse('NOT_NOW', `${row.patientName} is no longer waiting: booked or taken off the list.`);
  return row;
}

function entryToChange(tx: WriteTx, act: Act, input: { entryId: Id; expectedVersion: number }): ListedEntryRow {
  const row = findEntry(tx, input.entryId) ?? refuse('NOT_FOUND', 'This entry is no longer on the waitlist.');
  act.concerns(row.patientId);
  if (row.version !== input.expectedVersion) refuse('CHANGED_ELSEWHERE', undefined, { current: row });
  return row;
}

function savedEntry(act: Act, row: ListedEntryRow): { id: Id; version: number } {
  act.touch('scheduling', 'waitlistEntry', row.id, row.version + 1);
  return { id: row.id, version: row.version + 1 };
}
