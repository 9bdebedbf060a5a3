import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import { insertSeries } from '../../../db/scheduling/together/queries.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { dateOf, type Instant, minuteOfDay, weekdayOf } from '../../kernel/dates.ts';
import { Refusal, refuse } from '../../kernel/errors.ts';
import { patientById } from '../../patients/service.ts';
import { makeAppointment } from '../booking/service.ts';
import { openings, place, refuseOutsideHours, type Wish } from '../conflicts/service.ts';
import { anyRoom, plan } from '../lines/service.ts';
import { moveLines } from '../slots/rules.ts';
import { datesOf, longestSeries, type Occurrence, occurrencesOf, ruleOf } from './rules.ts';
import type * as S from './schemas.ts';

type SeriesWish = z.output<typeof S.PreviewSeriesInput>;

/** What stands in the way of a wish at its time, and when it would fit; null if nothing does. Nothing is written. */
export function clashOf(db: ReadDb, asker: Asker, wish: Wish, outsideHours: boolean): S.SeriesDate['clash'] {
  try {
    const lines = place(db, asker, wish);
    if (!outsideHours) refuseOutsideHours(db, asker, lines);
    return null;
  } catch (error) {
    if (!(error instanceof Refusal) || (error.code !== 'SLOT_TAKEN' && error.code !== 'NOT_NOW')) throw error;
    const { free } = error.details ?? {};
    const offered = Array.isArray(free) ? free.filter((at): at is Instant => typeof at === 'number') : undefined;
    const from = Math.min(...wish.lines.map((line) => line.startsAt));
    return {
      sentence: error.sentence,
      outsideHours: error.code === 'NOT_NOW',
      free: offered ?? openings(db, asker, wish, from, 3).map((found) => found.startsAt),
    };
  }
}

/** Every date of a series as it would be booked, with what is in the way. @throws Refusal BAD_INPUT */
export function previewSeries(db: ReadDb, asker: Asker, input: SeriesWish): z.input<typeof S.SeriesPreview> {
  const { occurrences } = laidOut(asker, input);
  const wishAt = wishesOf(db, input);
  return {
    dates: occurrences.map((one) => ({ ...one, clash: clashOf(db, asker, wishAt(one.startsAt), input.outsideHours) })),
  };
}

/** Books every date of a series, or none. @throws Refusal SLOT_TAKEN with {dates}, BAD_INPUT */
export function bookSeries(tx: WriteTx, act: Act, input: z.output<typeof S.BookSeriesInput>): S.SavedSeries {
  const { rule, first, occurrences } = laidOut(act, input);
  const wishAt = wishesOf(tx, input);
  const chosen = new Map(input.choices.map((choice) => [choice.date, choice.startsAt]));
  const dates = occurrences.flatMap((one): Occurrence[] => {
    const startsAt = chosen.has(one.date) ? chosen.get(one.date) : one.startsAt;
    return startsAt === null || startsAt === undefined ? [] : [{ ...one, startsAt }];
  });
  if (dates.length === 0) refuse('BAD_INPUT', 'Every date is left out. Keep one at least.');
  const seriesId = act.newId();
  insertSeries(tx, { id: seriesId, rule, startsOn: first, createdAt: act.now, createdBy: act.staffId, version: 1 });
  act.touch('scheduling', 'series', seriesId, 1);
  const failed: S.SeriesDate[] = [];
  const appointments: S.SavedSeries['appointments'] = [];
  for (const one of dates) {
    const wish = wishAt(one.startsAt);
    const clash = clashOf(tx, act, wish, input.outsideHours);
    if (clash) failed.push({ ...one, clash });
    else appointments.push(makeAppointment(tx, act, { ...input, lines: wish.lines, seriesId }));
  }
  if (failed.length > 0) refuseDates(failed, dates.length);
  return { seriesId, appointments };
}

/** @throws Refusal SLOT_TAKEN with {dates} */
export function refuseDates(dates: ReadonlyArray<{ clash: S.SeriesDate['clash'] }>, of: number): never {
  const first = dates[0]?.clash?.sentence ?? '';
  const begin = `${dates.length} of ${of} dates ${dates.length === 1 ? 'does' : 'do'} not fit.`;
  return refuse('SLOT_TAKEN', `${begin} ${first} Choose another time for each, or leave it out.`, { dates });
}

function laidOut(asker: Asker, { startsAt, repeat }: SeriesWish) {
  const first = dateOf(startsAt, asker.zone);
  const rule = ruleOf(repeat, first, weekdayOf(first));
  const dates = datesOf(rule, first);
  if (dates.length > longestSeries)
    refuse('BAD_INPUT', `A series has ${longestSeries} appointments at most. Let it end earlier.`);
  if (dates.length < 2) refuse('BAD_INPUT', 'It does not repeat before it ends. Let it end later.');
  return { rule, first, occurrences: occurrencesOf(dates, minuteOfDay(startsAt, asker.zone), asker.zone) };
}

/** The wish at any start; services, people and rooms are looked up once. */
function wishesOf(db: ReadDb, { patientId, lines, startsAt }: SeriesWish) {
  const patient = patientById(db, patientId);
  const planned = plan(db, startsAt, lines);
  const rooms = anyRoom(db);
  return (at: Instant) => ({
    appointmentId: '',
    patientId: patient.id,
    lines: moveLines(planned, at - startsAt),
    anyRoom: rooms,
  });
}
