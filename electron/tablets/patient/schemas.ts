import { z } from 'zod';
import { checkKinds, taskKinds } from '../rules.ts';

/** What a tablet may show of a hand-over. The name and the tasks are there once the patient has said who they are. */
export const TabletView = z.object({
  tabletName: z.string(),
  stage: z.enum(['resting', 'check', 'blocked', 'tasks', 'thanks']),
  /** Tells hand-overs apart, so that nothing of one is left on the screen of the next. */
  handOverId: z.string().nullable(),
  givenName: z.string(),
  /** The language the patient wants to read; null where nobody asked, and before the check. */
  language: z.string().nullable(),
  check: z.enum(checkKinds).nullable(),
  tasks: z.array(z.object({ kind: z.enum(taskKinds), done: z.boolean() })),
});
export type TabletView = z.input<typeof TabletView>;

export const FinishInput = z.object({ kind: z.enum(taskKinds) });
export type FinishInput = z.output<typeof FinishInput>;
export const GiveBackInput = z.object({});
export const Done = z.object({ done: z.literal(true) });
