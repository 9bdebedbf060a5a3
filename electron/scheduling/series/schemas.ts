import { z } from 'zod';
import { isLocalDate } from '../../kernel/dates.ts';
import { idPattern } from '../../kernel/ids.ts';
import { SavedAppointment, start, wantedLines } from '../schemas.ts';
import { frequencies, longestSeries } from './rules.ts';

const id = z.string().regex(idPattern);
const date = z.string().refine(isLocalDate, 'This is not a date of the calendar.');
export const Repeat = z.object({
  frequency: z.enum(frequencies),
  every: z.int().min(1).max(26),
  ends: z.union([z.object({ count: z.int().min(2).max(longestSeries) }), z.object({ until: date })]),
});

const wish = {
  patientId: id,
  lines: wantedLines,
  /** The first one; its wall-clock time holds for all. */
  startsAt: start,
  repeat: Repeat,
  outsideHours: z.boolean().default(false),
};
export const PreviewSeriesInput = z.object(wish);

/** What is in the way on one date, and the next starts that fit. */
const clash = z.object({ sentence: z.string(), outsideHours: z.boolean(), free: z.array(z.int()) });
export const SeriesDate = z.object({
  date: z.string(),
  startsAt: z.int(),
  /** The wall-clock time is missing on that date (the clock jumps over it) or is there twice (the earlier one is taken). */
  clock: z.enum(['plain', 'missing', 'twice']),
  clash: clash.nullable(),
});
export type SeriesDate = z.output<typeof SeriesDate>;
export const SeriesPreview = z.object({ dates: z.array(SeriesDate) });

/** For dates that do not fit, or are not wanted: another time, or none (null). */
const choices = z
  .array(z.object({ date, startsAt: start.nullable() }))
  .max(longestSeries)
  .default([]);
/** Refused as SLOT_TAKEN with {dates} (as in the preview) while a date without a choice does not fit. */
export const BookSeriesInput = z.object({ ...wish, note: z.string().trim().max(1000).default(''), choices });
export const SavedSeries = z.object({ seriesId: id, appointments: z.array(SavedAppointment) });
export type SavedSeries = z.output<typeof SavedSeries>;
