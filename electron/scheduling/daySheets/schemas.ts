import { z } from 'zod';
import { isLocalDate } from '../../kernel/dates.ts';
import { idPattern } from '../../kernel/ids.ts';

export const DaySheetInput = z.object({
  date: z.string().refine(isLocalDate, 'This is not a date of the calendar.'),
  by: z.enum(['providers', 'rooms']),
  /** One provider or room; everyone's day when absent. */
  only: z.string().regex(idPattern).optional(),
});
export const DaySheetOutput = z.object({ base64: z.string(), fileName: z.string() });
