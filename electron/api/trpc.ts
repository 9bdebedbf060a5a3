import { initTRPC, TRPCError } from '@trpc/server';
import type { z } from 'zod';
import { type ErrorCode, type ErrorDetails, errorSentences, Refusal } from '../kernel/errors.ts';
import type { Permission } from '../kernel/roles.ts';
import type { Audience, CallContext } from './context.ts';

/** What every procedure declares. One that declares nothing does not exist: there is no other way to build one. */
export interface Declaration {
  /** 'anyone' may call it before a sign-in. */
  permission: Permission | 'anyone';
  audience: readonly Audience[];
  kind: 'query' | 'command' | 'setup' | 'feed';
  reads: 'none' | 'patient';
  /** What it takes, so that tests can look at it. */
  input?: z.ZodType;
}

/** What a refused call looks like to its caller: no stack, no SQL, no path. */
export interface RefusalShape {
  code: ErrorCode;
  sentence: string;
  details?: ErrorDetails;
}

const t = initTRPC
  .context<CallContext>()
  .meta<Declaration>()
  .create({
    errorFormatter({ shape, error }) {
      const refusal = refusalOf(error);
      const data: RefusalShape = { code: refusal.code, sentence: refusal.sentence };
      if (refusal.details) data.details = refusal.details;
      return { code: shape.code, message: refusal.sentence, data };
    },
  });

export const router = t.router;
export const mergeRouters = t.mergeRouters;
export const procedure = t.procedure;

/** What a procedure of the door is given. `input` is as it came. */
export interface Call {
  ctx: CallContext;
  path: string;
  input: unknown;
}

/**
 * A procedure that hands every call to `run`: the door parses, checks and wraps errors itself, so tRPC's chain of
 * middlewares, which copies its options at every link, would only cost time.
 */
export function direct(meta: Declaration, run: (call: Call) => unknown) {
  return t.procedure.meta(meta).experimental_caller(async ({ args }) => {
    const call = args[0] as Pick<Call, 'ctx' | 'path'> & { getRawInput(): Promise<unknown> };
    return run({ ctx: call.ctx, path: call.path, input: await call.getRawInput() });
  });
}

/** What to tell the caller: our own refusals as they are, anything unforeseen as INTERNAL. */
export function refusalOf(error: unknown): Refusal {
  const cause = error instanceof TRPCError ? error.cause : error;
  if (cause instanceof Refusal) return cause;
  if (error instanceof TRPCError && error.code === 'NOT_FOUND')
    return new Refusal('NOT_FOUND', 'This Salve does not know that request.');
  if (error instanceof TRPCError && malformed.has(error.code))
    return new Refusal('BAD_INPUT', 'Salve could not read that request. Reload the page and try again.');
  return new Refusal('INTERNAL', errorSentences.INTERNAL);
}

/** What tRPC itself refuses before a procedure is reached. */
const malformed = new Set<TRPCError['code']>([
  'PARSE_ERROR',
  'BAD_REQUEST',
  'METHOD_NOT_SUPPORTED',
  'PAYLOAD_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
]);

const statusOf: Partial<Record<ErrorCode, TRPCError['code']>> = {
  BAD_INPUT: 'BAD_REQUEST',
  CARD_NUMBER: 'BAD_REQUEST',
  NOT_FOUND: 'NOT_FOUND',
  NOT_ALLOWED: 'FORBIDDEN',
  SIGN_IN_NEEDED: 'UNAUTHORIZED',
  SEALED: 'UNAUTHORIZED',
  WRONG_PASSWORD: 'UNAUTHORIZED',
  WRONG_PIN: 'UNAUTHORIZED',
  LOCKED: 'UNAUTHORIZED',
  TOO_MANY_TRIES: 'TOO_MANY_REQUESTS',
  INTERNAL: 'INTERNAL_SERVER_ERROR',
};

/** Wraps a refusal for tRPC so that HTTP carries a fitting status. */
export function asTrpcError(error: unknown): TRPCError {
  if (error instanceof TRPCError) return error;
  const code = error instanceof Refusal ? (statusOf[error.code] ?? 'CONFLICT') : 'INTERNAL_SERVER_ERROR';
  return new TRPCError({ code, cause: error, message: refusalOf(error).sentence });
}
