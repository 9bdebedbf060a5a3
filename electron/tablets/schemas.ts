import { z } from 'zod';
import { handOverStates, taskKinds } from './rules.ts';

const id = z.string().min(1).max(64);
const version = z.int().positive();

const Task = z.object({ kind: z.enum(taskKinds), done: z.boolean() });

/** A hand-over as the desk sees it. */
export const HandOver = z.object({
  id: z.string(),
  tabletId: z.string(),
  tabletName: z.string(),
  patientId: z.string(),
  patientName: z.string(),
  appointmentId: z.string(),
  state: z.enum(handOverStates),
  tasks: z.array(Task),
  handedAt: z.int(),
  handedBy: z.string(),
  /** True: too many wrong answers; it has to be handed over again. */
  blocked: z.boolean(),
  version: z.int(),
});
export type HandOver = z.input<typeof HandOver>;

export const Nothing = z.object({});
export const TabletsOutput = z.object({
  tablets: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      connectedAt: z.int(),
      connectedBy: z.string(),
      version: z.int(),
      /** With whom it is. */
      out: HandOver.nullable(),
    }),
  ),
});
export type TabletsOutput = z.input<typeof TabletsOutput>;

export const OfferInput = z.object({
  name: z
    .string('Give the tablet a name.')
    .trim()
    .min(1, 'Give the tablet a name, such as "Front desk tablet".')
    .max(40, 'The name is too long (at most 40 characters).'),
});
export type OfferInput = z.output<typeof OfferInput>;
export const OfferOutput = z.object({ code: z.string(), until: z.int() });

export const DisconnectInput = z.object({ id, expectedVersion: version });
export type DisconnectInput = z.output<typeof DisconnectInput>;
export const Saved = z.object({ id: z.string(), version: z.int() });
export type Saved = z.input<typeof Saved>;

export const ForVisitInput = z.object({ appointmentId: id });
export type ForVisitInput = z.output<typeof ForVisitInput>;
export const ForVisitOutput = z.object({
  /** What there is to do of each kind, by the names of what is still open. */
  offers: z.array(z.object({ kind: z.enum(taskKinds), open: z.array(z.string()) })),
  tablets: z.array(z.object({ id: z.string(), name: z.string(), free: z.boolean() })),
  /** Where the visit's patient has a tablet now, or had one last. */
  handOver: HandOver.nullable(),
});
export type ForVisitOutput = z.input<typeof ForVisitOutput>;

export const SendInput = z.object({
  tabletId: id,
  appointmentId: id,
  kinds: z.array(z.enum(taskKinds)).min(1, 'Choose what the patient should do.'),
});
export type SendInput = z.output<typeof SendInput>;

export const WithdrawInput = z.object({ id, expectedVersion: version });
export type WithdrawInput = z.output<typeof WithdrawInput>;

/** The hand-overs of today, the last of each visit: what the board shows. */
export const TodayOutput = z.object({ handOvers: z.array(HandOver) });
export type TodayOutput = z.input<typeof TodayOutput>;
