import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../../db/access.ts';
import { findMark, insertMark, insertMarkRemoval, marksOf } from '../../../../db/charting/photos/marks/queries.ts';
import type { PhotoRow } from '../../../../db/charting/photos/queries.ts';
import type { Act, Asker } from '../../../kernel/act.ts';
import type { Instant } from '../../../kernel/dates.ts';
import { refuse } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { removalProblem } from '../rules.ts';
import { standingPhoto } from '../service.ts';
import { isSigned } from '../storing/service.ts';
import { type MarkPoint, markProblem } from './rules.ts';
import type { AddMarkInput, MarksOutput } from './schemas.ts';

/** What is drawn over a photo, in order. @throws Refusal NOT_FOUND */
export function photoMarks(db: ReadDb, asker: Asker, input: { photoId: Id }): z.input<typeof MarksOutput> {
  const photo = standingPhoto(db, asker, input.photoId);
  return {
    marks: marksOf(db, photo.id).map((row) => ({
      ...row,
      points: JSON.parse(row.points) as MarkPoint[],
      removable: keptBecause(db, asker, photo, row.at) === undefined,
    })),
  };
}

/** Draws over a photo; the picture itself stays as it is. @throws Refusal NOT_FOUND, NOT_NOW (marked as an error), BAD_INPUT */
export function addMark(tx: WriteTx, act: Act, input: z.output<typeof AddMarkInput>): { id: Id } {
  const photo = standingPhoto(tx, act, input.photoId);
  if (photo.hiddenAt !== null) refuse('NOT_NOW', 'This photo is marked as an error and stays so.');
  const problem = markProblem(input);
  if (problem) refuse('BAD_INPUT', problem);
  const { kind, colour, text } = input;
  const id = act.newId();
  const points = JSON.stringify(input.points);
  insertMark(tx, { id, photoId: photo.id, kind, colour, points, text, staffId: act.staffId, at: act.now });
  act.touch('charting', 'photoMark', id, 1);
  return { id };
}

/** Takes a mark back, until the visit is signed. @throws Refusal NOT_FOUND, SIGNED, NOT_NOW */
export function removeMark(tx: WriteTx, act: Act, input: { markId: Id }): { id: Id } {
  const mark = findMark(tx, input.markId);
  if (!mark || mark.removed === 1) return refuse('NOT_FOUND', 'This mark is no longer on the photo.');
  const photo = standingPhoto(tx, act, mark.photoId);
  const problem = keptBecause(tx, act, photo, mark.at);
  if (problem) refuse(isSigned(tx, photo.appointmentId) ? 'SIGNED' : 'NOT_NOW', problem);
  insertMarkRemoval(tx, { markId: input.markId, staffId: act.staffId, at: act.now });
  act.touch('charting', 'photoMark', input.markId, 2);
  return { id: input.markId };
}

/** Why a mark stays, or undefined: what holds for a photo holds for what was drawn over it. */
function keptBecause(db: ReadDb, asker: Asker, photo: PhotoRow, drawnAt: Instant): string | undefined {
  const visit = photo.appointmentId === null ? 'none' : isSigned(db, photo.appointmentId) ? 'signed' : 'open';
  const problem = removalProblem({ addedAt: drawnAt, hidden: photo.hiddenAt !== null }, visit, asker.now, asker.zone);
  if (problem === undefined) return undefined;
  return visit === 'signed'
    ? 'The note of this visit is signed, so what is drawn stays. Draw beside it what is to be said.'
    : 'A mark can be taken back on the day it was drawn. Draw beside it what is to be said.';
}
