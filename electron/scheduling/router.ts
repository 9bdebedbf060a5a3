import { command, query, router } from '../api/door.ts';
import * as B from './blocks/schemas.ts';
import { addBlock, editBlock, moveBlock, removeBlock, resizeBlock } from './blocks/service.ts';
import { addLine, book, move, resize } from './booking/service.ts';
import { board, calendar, dayOf, visit, visits } from './day/service.ts';
import * as F from './feeds/schemas.ts';
import { feeds, makeFeed, revokeFeed } from './feeds/service.ts';
import * as M from './forms/schemas.ts';
import { formsMissingToday } from './forms/service.ts';
import { findMoveOpenings, findOpenings } from './openings/service.ts';
import { recallProcedures } from './recalls/router.ts';
import * as S from './schemas.ts';
import * as R from './series/schemas.ts';
import { bookSeries, previewSeries } from './series/service.ts';
import { advance, cancel, type Follow, setNote } from './service.ts';
import * as T from './together/schemas.ts';
import { bookGroup, cancelTogether, moveTogether, together } from './together/service.ts';
import { waitlistProcedures } from './waitlist/router.ts';
import * as W from './waitlist/schemas.ts';
import { bookEntry } from './waitlist/service.ts';

const seen = { permission: 'schedule.read', reads: 'none' } as const;
const opened = { permission: 'schedule.read', reads: 'patient' } as const;
const edited = { permission: 'schedule.edit' } as const;

/** Procedures that need nothing from the right. */
const procedures = {
  calendar: query({ ...seen, input: S.CalendarInput, output: S.CalendarOutput }, calendar),
  day: query({ ...seen, input: S.DayInput, output: S.DayOutput }, dayOf),
  formsMissing: query({ ...seen, input: M.Nothing, output: M.FormsMissing }, formsMissingToday),
  board: query({ ...seen, input: S.Nothing, output: S.BoardOutput }, board),
  openings: query({ ...seen, input: S.OpeningsInput, output: S.OpeningsOutput }, findOpenings),
  moveOpenings: query({ ...seen, input: S.MoveOpeningsInput, output: S.OpeningsOutput }, findMoveOpenings),
  visit: query({ ...opened, input: S.VisitInput, output: S.VisitOutput }, visit),
  visits: query({ ...opened, input: S.VisitsInput, output: S.VisitsOutput }, visits),
  move: command({ ...edited, input: S.MoveInput, output: S.SavedAppointment }, move),
  resize: command({ ...edited, input: S.ResizeInput, output: S.SavedAppointment }, resize),
  addLine: command({ ...edited, input: S.AddLineInput, output: S.SavedLine }, addLine),
  feeds: query({ ...seen, input: S.Nothing, output: F.FeedsOutput }, feeds),
  // one's own, or anyone's for who manages people: the service checks
  makeFeed: command(
    { permission: 'schedule.read', input: F.MakeFeedInput, output: F.MakeFeedOutput, secret: true },
    makeFeed,
  ),
  revokeFeed: command(
    { permission: 'schedule.read', input: F.RevokeFeedInput, output: F.RevokeFeedOutput },
    revokeFeed,
  ),
  setNote: command({ ...edited, input: S.NoteInput, output: S.SavedState }, setNote),
  addBlock: command({ ...edited, input: B.AddBlockInput, output: B.SavedBlocks }, addBlock),
  moveBlock: command({ ...edited, input: B.MoveBlockInput, output: B.SavedBlocks }, moveBlock),
  resizeBlock: command({ ...edited, input: B.ResizeBlockInput, output: B.SavedBlocks }, resizeBlock),
  editBlock: command({ ...edited, input: B.EditBlockInput, output: B.SavedBlocks }, editBlock),
  removeBlock: command({ ...edited, input: B.RemoveBlockInput, output: B.RemovedBlock }, removeBlock),
  previewSeries: query({ ...seen, input: R.PreviewSeriesInput, output: R.SeriesPreview }, previewSeries),
  together: query({ ...seen, input: T.TogetherInput, output: T.TogetherOutput }, together),
  moveTogether: command({ ...edited, input: T.MoveTogetherInput, output: T.MovedTogether }, moveTogether),
  ...waitlistProcedures,
  ...recallProcedures,
};

/** The procedures of the calendar; `follow` says what money a booking and a change of state move. */
export function createSchedulingRouter(follow: Follow) {
  return router({
    ...procedures,
    book: command({ ...edited, input: S.BookInput, output: S.SavedAppointment }, (tx, act, input) => {
      const saved = book(tx, act, input);
      follow.booked(tx, act, saved.id);
      return saved;
    }),
    bookSeries: command({ ...edited, input: R.BookSeriesInput, output: R.SavedSeries }, (tx, act, input) => {
      const saved = bookSeries(tx, act, input);
      for (const { id } of saved.appointments) follow.booked(tx, act, id);
      return saved;
    }),
    bookGroup: command({ ...edited, input: T.BookGroupInput, output: T.SavedGroup }, (tx, act, input) => {
      const saved = bookGroup(tx, act, input);
      for (const { id } of saved.appointments) follow.booked(tx, act, id);
      return saved;
    }),
    bookWaitlist: command({ ...edited, input: W.BookEntryInput, output: W.BookedEntry }, (tx, act, input) => {
      const saved = bookEntry(tx, act, input);
      follow.booked(tx, act, saved.appointmentId);
      return saved;
    }),
    cancel: command({ ...edited, input: S.CancelInput, output: S.SavedState }, (tx, act, input) =>
      cancel(tx, act, input, follow),
    ),
    cancelTogether: command(
      { ...edited, input: T.CancelTogetherInput, output: T.CancelledTogether },
      (tx, act, input) => cancelTogether(tx, act, input, follow),
    ),
    advance: command({ ...edited, input: S.AdvanceInput, output: S.SavedState }, (tx, act, input) =>
      advance(tx, act, input, follow),
    ),
  });
}
