import { z } from 'zod';
import { addDays, isLocalDate } from '../kernel/dates.ts';
import { idPattern } from '../kernel/ids.ts';
import { PatientBanner } from '../patients/schemas.ts';
import { Block } from './blocks/schemas.ts';
import { appointmentStates, boardStates, lineStates } from './rules.ts';
import { dayparts } from './waitlist/rules.ts';

const id = z.string().regex(idPattern);
const expectedVersion = z.int().positive();
/** Epoch milliseconds on a whole minute. */
export const start = z.int().multipleOf(60_000, 'Appointments begin on a whole minute.');
const state = z.enum(appointmentStates);
const note = z.string().trim().max(1000);
const reason = z.string().trim().min(1, 'Say why in a few words.').max(300);

/** A booking outside someone's working hours is refused unless this is sent. */
const outsideHours = z.boolean().default(false);
/** Left out, the room, the second person and the device are chosen: the first that are free. */
const chosenOnes = { roomId: id.optional(), assistantId: id.optional(), deviceId: id.optional() };
/** Add-ons by their service, in order: each becomes a service line of its own after this one. */
const addOns = z.array(id).max(10).optional();
const wantedLine = z.object({ serviceId: id, providerId: id, ...chosenOnes, addOns });
export const wantedLines = z.array(wantedLine).min(1, 'Choose at least one service.').max(12);
export type WantedLine = z.output<typeof wantedLine>;

export const BookInput = z
  .object({
    patientId: id,
    /** May be left out for a walk-in: now. */
    startsAt: start.optional(),
    lines: wantedLines,
    note: note.default(''),
    /** The patient is here: the appointment begins in state arrived. */
    walkIn: z.boolean().default(false),
    outsideHours,
  })
  .refine((input) => input.walkIn || input.startsAt !== undefined, 'Choose a time.');
export const MoveInput = z.object({
  appointmentId: id,
  startsAt: start,
  /** Takes the place of `fromProviderId`, or of everyone when that is missing. */
  providerId: id.optional(),
  fromProviderId: id.optional(),
  roomId: id.optional(),
  deviceId: id.optional(),
  expectedVersion,
  outsideHours,
});
export const ResizeInput = z.object({ appointmentId: id, endsAt: start, expectedVersion, outsideHours });
/** What becomes of the fee that the terms ask for: it is charged, or not, with a reason that is kept. */
export const FeeDecision = z.discriminatedUnion('how', [
  z.object({ how: z.literal('charge') }),
  z.object({ how: z.literal('waive'), reason }),
]);
export type FeeDecision = z.output<typeof FeeDecision>;
export const CancelInput = z.object({
  appointmentId: id,
  reason,
  /** The clinic cancels: never late, and nothing is owed for it. */
  byClinic: z.boolean().default(false),
  fee: FeeDecision.optional(),
  expectedVersion,
});
export const AdvanceInput = z.object({
  appointmentId: id,
  to: state,
  reason: reason.optional(),
  fee: FeeDecision.optional(),
  expectedVersion,
});
export const NoteInput = z.object({ appointmentId: id, note, expectedVersion });
export const AddLineInput = z.object({
  appointmentId: id,
  serviceId: id,
  providerId: id,
  ...chosenOnes,
  addOns,
  outsideHours,
});
export const OpeningsInput = z.object({
  /** Lines without a provider are open to everyone who performs them. */
  lines: z
    .array(wantedLine.partial({ providerId: true }))
    .min(1, 'Choose at least one service.')
    .max(12),
  from: z.int(),
  count: z.int().min(1).max(20).default(5),
  /** How many days are looked through. */
  days: z.int().min(1).max(92).default(14),
  daypart: z.enum(dayparts).optional(),
  /** 1 Monday .. 7 Sunday; none: any day. */
  weekdays: z.array(z.int().min(1).max(7)).max(7).default([]),
  /** Times at which the patient is elsewhere are left out. */
  patientId: id.optional(),
});
/** The same for an appointment that is to be moved: its own time counts as free. */
export const MoveOpeningsInput = z.object({
  appointmentId: id,
  providerId: id.optional(),
  fromProviderId: id.optional(),
  roomId: id.optional(),
  deviceId: id.optional(),
  from: z.int(),
  count: z.int().min(1).max(20).default(5),
});
/** Starts in order of time with who performs each wished line. */
export const OpeningsOutput = z.object({
  openings: z.array(z.object({ startsAt: z.int(), providerIds: z.array(z.string()) })),
});

/** An id on its way out: it was made here, so it is not looked at again (a day of the calendar holds thousands). */
const ours = z.string();
const plannedLine = z.object({
  id: ours,
  serviceId: ours,
  providerId: ours,
  assistantId: ours.nullable(),
  roomId: ours.nullable(),
  deviceId: ours.nullable(),
  startsAt: z.int(),
  endsAt: z.int(),
});
export const SavedAppointment = z.object({
  id,
  state,
  startsAt: z.int(),
  endsAt: z.int(),
  version: z.int(),
  lines: z.array(plannedLine),
});
export type SavedAppointment = z.output<typeof SavedAppointment>;
export const SavedState = z.object({ id, state, version: z.int() });
export type SavedState = z.output<typeof SavedState>;
export const SavedLine = SavedAppointment.extend({ serviceLineId: id });

const span = z.object({
  kind: z.enum(['staff', 'room', 'device']),
  resourceId: ours,
  startsAt: z.int(),
  endsAt: z.int(),
  /** 1: a second person, beside the one who performs the service. */
  assists: z.int(),
});
const dayLine = plannedLine.extend({ serviceName: z.string(), spans: z.array(span) });
const appointment = z.object({
  id: ours,
  patientId: ours,
  patientName: z.string(),
  startsAt: z.int(),
  endsAt: z.int(),
  state,
  /** Instant of the latest change of state. */
  stateSince: z.int(),
  note: z.string(),
  version: z.int(),
  /** The same for all appointments of a series, and of people who come together. */
  seriesId: ours.nullable(),
  groupId: ours.nullable(),
});
const dayAppointment = appointment.extend({ lines: z.array(dayLine) });
export type DayAppointment = z.output<typeof dayAppointment>;

const date = z.string().refine(isLocalDate, 'This is not a date of the calendar.');
const calendarDay = z.object({
  date: z.string(),
  /** First instant of the local day and of the next. */
  from: z.int(),
  until: z.int(),
  /** The name of the holiday on which the clinic is closed. */
  closed: z.string().nullable(),
});
/** What can be taken, and what takes it. A column is a provider, a room or a device; `spans` of a line say which columns it stands in. */
const calendarColumns = {
  providers: z.array(
    z.object({
      id,
      name: z.string(),
      colour: z.string(),
      /** Minutes of the local day; two rows of a date leave a break between them, none: does not work. */
      hours: z.array(z.object({ date: z.string(), fromMinute: z.int(), untilMinute: z.int() })),
    }),
  ),
  rooms: z.array(z.object({ id, name: z.string() })),
  devices: z.array(z.object({ id, name: z.string(), kind: z.string() })),
  blocks: z.array(Block),
  appointments: z.array(dayAppointment),
};

/** Both dates included: a week is seven days. */
export const CalendarInput = z
  .object({ from: date, until: date })
  .refine(({ from, until }) => from <= until && until <= addDays(from, 41), 'A calendar shows six weeks at most.');
export const CalendarOutput = z.object({ days: z.array(calendarDay), ...calendarColumns });
export type CalendarOutput = z.output<typeof CalendarOutput>;
/** One day of it. */
export const DayInput = z.object({ date });
export const DayOutput = calendarDay.extend(calendarColumns);
export type DayOutput = z.output<typeof DayOutput>;

export const Nothing = z.object({});
const boardEntry = appointment.extend({
  waitingMinutes: z.int(),
  /** Minutes in each part since the arrival; null before it. */
  stay: z.object({ waiting: z.int(), room: z.int(), treatment: z.int(), checkout: z.int(), total: z.int() }).nullable(),
  /** Minutes after the start at which the patient came, or by which an expected one is late now; 0: in time. */
  lateBy: z.int(),
  services: z.array(z.string()),
  providers: z.array(z.string()),
  rooms: z.array(z.string()),
});
export type BoardEntry = z.output<typeof boardEntry>;
export const BoardOutput = z.object({
  date: z.string(),
  now: z.int(),
  /** Booked for today and not here yet, in order of time. */
  expected: z.array(boardEntry),
  columns: z.array(z.object({ state: z.enum(boardStates), entries: z.array(boardEntry) })),
  /** Minutes from which on someone is late, has waited long, has waited too long: the clinic's rules. */
  limits: z.object({ late: z.int(), soon: z.int(), over: z.int() }),
});

export type BoardOutput = z.output<typeof BoardOutput>;

export const VisitInput = z.object({ appointmentId: id });
export const VisitOutput = z.object({
  appointment: appointment.omit({ patientId: true, patientName: true }),
  patient: PatientBanner,
  lines: z.array(
    plannedLine.extend({
      serviceName: z.string(),
      productId: id.nullable(),
      state: z.enum(lineStates),
      version: z.int(),
      providerName: z.string(),
      assistantName: z.string().nullable(),
      roomName: z.string().nullable(),
      deviceName: z.string().nullable(),
      /** The line it was added to. */
      addOnTo: id.nullable(),
    }),
  ),
  steps: z.array(z.object({ state, at: z.int(), staffName: z.string(), reason: z.string().nullable() })),
  /** What the visit may become, and where one step back leads. */
  next: z.array(state),
  back: state.nullable(),
});
export type VisitOutput = z.output<typeof VisitOutput>;

export const VisitsInput = z.object({ patientId: id, limit: z.int().min(1).max(200).default(50) });
export const VisitsOutput = z.object({
  visits: z.array(z.object({ id, startsAt: z.int(), endsAt: z.int(), state, note: z.string(), services: z.string() })),
});
