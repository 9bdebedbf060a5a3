import { hash } from 'node:crypto';
import type { TRPCMutationProcedure, TRPCQueryProcedure } from '@trpc/server';
import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../db/access.ts';
import type { Act, Asker, Touched } from '../kernel/act.ts';
import { canonicalJson } from '../kernel/canonical.ts';
import { Refusal, refuse } from '../kernel/errors.ts';
import type { Permission } from '../kernel/roles.ts';
import type { Audience, AuditNote, CallContext, OpenClinic, Session } from './context.ts';
import { admit, recordRefusal } from './guard.ts';
import { parseInput } from './input.ts';
import { asTrpcError, type Call, type Declaration, direct } from './trpc.ts';

export { router } from './trpc.ts';

interface Declared<I extends z.ZodType, O extends z.ZodType> {
  permission: Permission;
  input: I;
  output: O;
  /** Who may call it; staff unless said otherwise. */
  audience?: readonly Audience[];
}

type Query<I extends z.ZodType, O extends z.ZodType> = TRPCQueryProcedure<{
  input: z.input<I>;
  output: z.output<O>;
  meta: Declaration;
}>;
type Command<I extends z.ZodType, O extends z.ZodType> = TRPCMutationProcedure<{
  input: z.input<I>;
  output: z.output<O> & { touched: Touched[] };
  meta: Declaration;
}>;

/**
 * A procedure that only reads. Runs on one snapshot. With `reads: 'patient'` an audit row is committed before the
 * answer leaves; the handler names the patient by `asker.concerns(id)`.
 */
export function query<I extends z.ZodType, O extends z.ZodType>(
  declared: Declared<I, O> & { reads: 'none' | 'patient' },
  handler: (db: ReadDb, asker: Asker, input: z.output<I>) => z.input<O>,
): Query<I, O> {
  const meta: Declaration = {
    permission: declared.permission,
    audience: declared.audience ?? ['staff'],
    kind: 'query',
    reads: declared.reads,
    input: declared.input,
  };
  const run = ({ ctx, input, path }: Call): unknown => {
    let admitted: { clinic: OpenClinic; session: Session } | undefined;
    try {
      const clinic = ctx.clinic();
      const session = admit(ctx, clinic, meta, path);
      admitted = { clinic, session };
      const parsed = parseInput(declared.input, input);
      let patientId: string | null = null;
      const asker = { ...askerOf(clinic, session), concerns: (id: string) => void (patientId = id) };
      const answer = clinic.store.snapshot((db) => declared.output.parse(handler(db, asker, parsed)));
      if (declared.reads === 'patient') {
        const note = { ...noteOf(clinic, session, path), patientId };
        clinic.anchor(clinic.store.write((tx) => clinic.record(tx, note)));
      }
      return answer;
    } catch (error) {
      if (admitted && error instanceof Refusal) recordRefusal(admitted.clinic, admitted.session, path, error.code);
      throw asTrpcError(error);
    }
  };
  return direct(meta, run).query(unreached) as unknown as Query<I, O>;
}

/**
 * A procedure that writes: one transaction for the work, its audit row and its kept answer. Answers carry `touched`.
 * `prepare` does what must await (hashing a password) before the transaction begins. `secret` answers are never kept.
 */
export function command<I extends z.ZodType, O extends z.ZodType, P = undefined>(
  declared: Declared<I, O> & {
    prepare?: (input: z.output<I>, asker: Asker, db: ReadDb) => Promise<P>;
    secret?: boolean;
  },
  handler: (tx: WriteTx, act: Act, input: z.output<I>, prepared: P) => z.input<O>,
): Command<I, O> {
  const meta: Declaration = {
    permission: declared.permission,
    audience: declared.audience ?? ['staff'],
    kind: 'command',
    reads: 'none',
    input: declared.input,
  };
  const run = async ({ ctx, input, path }: Call): Promise<unknown> => {
    let admitted: { clinic: OpenClinic; session: Session } | undefined;
    try {
      const clinic = ctx.clinic();
      const session = admit(ctx, clinic, meta, path);
      admitted = { clinic, session };
      const parsed = parseInput(declared.input, input);
      const asker = { ...askerOf(clinic, session), concerns: () => undefined };
      const prepared = (await declared.prepare?.(parsed, asker, clinic.store.read)) as P;
      return runCommand(ctx, clinic, session, path, input, declared.secret ?? false, (tx, act) =>
        declared.output.parse(handler(tx, act, parsed, prepared)),
      );
    } catch (error) {
      if (admitted && error instanceof Refusal) recordRefusal(admitted.clinic, admitted.session, path, error.code);
      throw asTrpcError(error);
    }
  };
  return direct(meta, run).mutation(unreached) as unknown as Command<I, O>;
}

function runCommand(
  ctx: CallContext,
  clinic: OpenClinic,
  session: Session,
  path: string,
  rawInput: unknown,
  secret: boolean,
  work: (tx: WriteTx, act: Act) => unknown,
): unknown {
  const effects: Array<() => void> = [];
  const touched: Touched[] = [];
  const key =
    ctx.key === undefined || secret
      ? undefined
      : { staffId: session.staffId, stationId: session.stationId, procedure: path, key: ctx.key };
  const inputHash = key ? hash('sha256', canonicalJson(rawInput)) : '';
  const now = clinic.now();
  const outcome = clinic.store.write((tx) => {
    if (key) {
      const kept = clinic.findAnswer(tx, key);
      if (kept) {
        if (kept.inputHash !== inputHash) refuse('KEY_REUSED');
        return { replayed: JSON.parse(kept.answer) as unknown };
      }
    }
    const note: Mutable<AuditNote> & { changed: Array<AuditNote['changed'][number]> } = {
      ...noteOf(clinic, session, path),
      at: now,
      outcome: 'done',
      changed: [],
    };
    const act: Act = {
      ...askerOf(clinic, session),
      now,
      newId: () => clinic.newId(),
      touch(slice, kind, id, version) {
        const before = touched.find((row) => row.id === id && row.kind === kind && row.slice === slice);
        if (before) before.version = version;
        else touched.push({ slice, kind, id, version });
      },
      concerns: (id) => void (note.patientId = id),
      changed: (field, values) => void note.changed.push(values ? { field, ...values } : field),
      afterCommit: (effect) => void effects.push(effect),
    };
    const answer = { ...(work(tx, act) as object), touched };
    note.entities = touched.map((row) => [row.slice, row.kind, row.id, row.version] as const);
    const end = clinic.record(tx, note);
    if (key) clinic.keepAnswer(tx, key, { inputHash, answer: JSON.stringify(answer) }, now);
    return { answer, end };
  });
  if ('replayed' in outcome) {
    clinic.anchor();
    return outcome.replayed;
  }
  clinic.anchor(outcome.end);
  session.lastActiveAt = now;
  if (touched.length > 0) clinic.feed.publish({ kind: 'touched', touched });
  for (const effect of effects) effect();
  return outcome.answer;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** tRPC wants a resolver; the calls go to `run`. */
const unreached = (): never => {
  throw new Error('A direct procedure has no resolver.');
};

function askerOf(clinic: OpenClinic, session: Session): Omit<Asker, 'concerns'> {
  return {
    now: clinic.now(),
    zone: clinic.zone,
    staffId: session.staffId,
    role: session.role,
    sessionId: session.id,
    stationId: session.stationId,
  };
}

function noteOf(clinic: OpenClinic, session: Session, path: string): AuditNote {
  return {
    at: clinic.now(),
    staffId: session.staffId,
    stationId: session.stationId,
    sessionId: session.id,
    procedure: path,
    patientId: null,
    entities: [],
    outcome: 'read',
    changed: [],
  };
}
