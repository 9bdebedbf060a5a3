import { z } from 'zod';
import { isLocalDate } from '../../kernel/dates.ts';

export const RevokeInput = z.object({
  consentId: z.string().min(1).max(64),
  /** The day on which the patient took it back, 'YYYY-MM-DD'. */
  revokedOn: z.string('Choose the day.').refine(isLocalDate, 'This is not a date of the calendar.'),
  reason: z
    .string('Note what the patient said.')
    .trim()
    .min(3, 'Note what the patient said, in a few words.')
    .max(500, 'This is too long (at most 500 characters).'),
});
export type RevokeInput = z.output<typeof RevokeInput>;
export const Revoked = z.object({ id: z.string() });
export type Revoked = z.input<typeof Revoked>;
