import { minute } from '../kernel/dates.ts';
import { type ErrorCode, Refusal, refuse } from '../kernel/errors.ts';
import { mayDo } from '../kernel/roles.ts';
import type { Audience, CallContext, OpenClinic, Session } from './context.ts';
import type { Declaration } from './trpc.ts';

/** A session without a sign of life this long is locked, whatever the screen shows. */
export const idleLimits: Record<Audience, number> = { staff: 5 * minute, tablet: 2 * minute, patient: 15 * minute };
const refusalsPerMinute = 30;

/** Checks session, lock, audience and permission; refusals are put on record. @throws Refusal SIGN_IN_NEEDED, LOCKED, NOT_ALLOWED */
export function admit(ctx: CallContext, clinic: OpenClinic, declared: Declaration, path: string): Session {
  const session = ctx.session() ?? refuse('SIGN_IN_NEEDED');
  if (!session.locked && clinic.now() - session.lastActiveAt > idleLimits[session.audience]) session.locked = true;
  const refusal = session.locked
    ? new Refusal('LOCKED')
    : !declared.audience.includes(session.audience) ||
        (declared.permission !== 'anyone' && !mayDo(session.role, declared.permission))
      ? new Refusal('NOT_ALLOWED')
      : undefined;
  if (refusal) {
    recordRefusal(clinic, session, path, refusal.code);
    throw refusal;
  }
  return session;
}

/** Only refusals that tell of a person's rights or secrets go on record; a mistyped field does not. */
const onRecord: readonly ErrorCode[] = [
  'NOT_ALLOWED',
  'LOCKED',
  'WRONG_PASSWORD',
  'WRONG_PIN',
  'TOO_MANY_TRIES',
  'CARD_NUMBER',
  'CHECK_DIFFERS',
  'APPROVAL_NEEDED',
  'USE_NOT_GIVEN',
];
const recent = new WeakMap<OpenClinic, Map<string, number[]>>();

/** Appends an audit row for a refusal in a transaction of its own, at most 30 a minute per actor. */
export function recordRefusal(clinic: OpenClinic, session: Session | undefined, path: string, code: ErrorCode): void {
  if (!onRecord.includes(code)) return;
  const now = clinic.now();
  const actors = recent.get(clinic) ?? new Map<string, number[]>();
  recent.set(clinic, actors);
  const actor = session?.staffId ?? 'nobody';
  const times = (actors.get(actor) ?? []).filter((at) => now - at < minute);
  if (times.length >= refusalsPerMinute) return;
  actors.set(actor, [...times, now]);
  clinic.store.write((tx) => {
    clinic.record(tx, {
      at: now,
      staffId: session?.staffId ?? null,
      stationId: session?.stationId ?? null,
      sessionId: session?.id ?? null,
      procedure: path,
      patientId: null,
      entities: [],
      outcome: `refused:${code}`,
      changed: [],
    });
  });
  clinic.anchor();
}
