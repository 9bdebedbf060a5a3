import { z } from 'zod';
import { idPattern } from '../../kernel/ids.ts';
import { appointmentStates } from '../rules.ts';
import { FeeDecision, SavedAppointment, SavedState, start, wantedLines } from '../schemas.ts';
import { longestSeries } from '../series/rules.ts';

const id = z.string().regex(idPattern);
const note = z.string().trim().max(1000);
const outsideHours = z.boolean().default(false);

/** People who come together: one after the other, or all at the same time. All are booked, or none. */
export const BookGroupInput = z.object({
  people: z
    .array(z.object({ patientId: id, lines: wantedLines, note: note.default('') }))
    .min(2, 'A group has two people at least.')
    .max(12)
    .refine(
      (people) => new Set(people.map((person) => person.patientId)).size === people.length,
      'Somebody stands in the group twice.',
    ),
  startsAt: start,
  arrangement: z.enum(['backToBack', 'sideBySide']),
  outsideHours,
});
export const SavedGroup = z.object({ groupId: id, appointments: z.array(SavedAppointment) });
export type SavedGroup = z.output<typeof SavedGroup>;

/** Which appointments belong with one: those of its series, or those of the people it comes with. */
const of = z.enum(['series', 'group']);
export const TogetherInput = z.object({ appointmentId: id, of });
export const Member = z.object({
  id: z.string(),
  patientId: z.string(),
  patientName: z.string(),
  startsAt: z.int(),
  endsAt: z.int(),
  state: z.enum(appointmentStates),
  version: z.int(),
  /** It may still be moved. */
  open: z.boolean(),
});
/** In order of time, cancelled ones too. */
export const TogetherOutput = z.object({ members: z.array(Member) });

const wholeScope = {
  ...TogetherInput.shape,
  /** This one and those after it, or all. Only what is open is changed. */
  scope: z.enum(['following', 'all']),
  /** The open appointments of the scope as the caller sees them; refused as CHANGED_ELSEWHERE if they are others by now. */
  seen: z
    .array(z.object({ id, version: z.int().positive() }))
    .min(1)
    .max(longestSeries),
};
/**
 * The named appointment goes to `startsAt`; the others go with it by as many days and minutes of the wall clock. Refused
 * as SLOT_TAKEN with {dates: [{appointmentId, date, startsAt, clash}]} while one without a choice does not fit.
 */
export const MoveTogetherInput = z.object({
  ...wholeScope,
  startsAt: start,
  /** Takes the place of `fromProviderId`, or of everyone when that is missing. */
  providerId: id.optional(),
  fromProviderId: id.optional(),
  roomId: id.optional(),
  /** Another time for one of them, or left where it is (null). */
  choices: z
    .array(z.object({ appointmentId: id, startsAt: start.nullable() }))
    .max(longestSeries)
    .default([]),
  outsideHours,
});
export const MovedTogether = z.object({ appointments: z.array(SavedAppointment) });
export type MovedTogether = z.output<typeof MovedTogether>;
export const CancelTogetherInput = z.object({
  ...wholeScope,
  reason: z.string().trim().min(1, 'Say why in a few words.').max(300),
  byClinic: z.boolean().default(false),
  fee: FeeDecision.optional(),
});
export const CancelledTogether = z.object({ appointments: z.array(SavedState) });
export type CancelledTogether = z.output<typeof CancelledTogether>;
