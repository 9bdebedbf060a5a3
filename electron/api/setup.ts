import type { TRPCMutationProcedure, TRPCQueryProcedure } from '@trpc/server';
import type { z } from 'zod';
import { refuse } from '../kernel/errors.ts';
import type { Audience, CallContext } from './context.ts';
import { parseInput } from './input.ts';
import { asTrpcError, type Declaration, procedure } from './trpc.ts';

const metaFor = (audience: readonly Audience[], input: z.ZodType): Declaration => ({
  permission: 'anyone',
  audience,
  kind: 'setup',
  reads: 'none',
  input,
});
const desk: readonly Audience[] = ['staff'];

/** Nobody may be signed in yet: which page it is says who it is for. @throws Refusal NOT_ALLOWED */
function admitPage(ctx: CallContext, audience: readonly Audience[]): void {
  const page = ctx.session()?.audience ?? (ctx.tablet ? 'tablet' : 'staff');
  if (!audience.includes(page) || (ctx.tablet !== undefined) !== (page === 'tablet')) refuse('NOT_ALLOWED');
}
const unparsed = (raw: unknown): unknown => raw;

/**
 * Procedures that work before a clinic is open or anyone is signed in: the state of the house, set-up, sign-in.
 * They check for themselves what may be done when, and put on record what must be. `audience` says whose page may ask.
 */
export function ask<I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
  handler: (ctx: CallContext, input: z.output<I>) => z.input<O>,
  audience: readonly Audience[] = desk,
): TRPCQueryProcedure<{ input: z.input<I>; output: z.output<O>; meta: Declaration }> {
  return procedure
    .meta(metaFor(audience, input))
    .input(unparsed)
    .query(({ ctx, input: raw }) => {
      try {
        admitPage(ctx, audience);
        return output.parse(handler(ctx, parseInput(input, raw)));
      } catch (error) {
        throw asTrpcError(error);
      }
    }) as never;
}

/** The same for acts; these may await, and their answers are never kept. */
export function act<I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
  handler: (ctx: CallContext, input: z.output<I>) => z.input<O> | Promise<z.input<O>>,
  audience: readonly Audience[] = desk,
): TRPCMutationProcedure<{ input: z.input<I>; output: z.output<O>; meta: Declaration }> {
  return procedure
    .meta(metaFor(audience, input))
    .input(unparsed)
    .mutation(async ({ ctx, input: raw }) => {
      try {
        admitPage(ctx, audience);
        return output.parse(await handler(ctx, parseInput(input, raw)));
      } catch (error) {
        throw asTrpcError(error);
      }
    }) as never;
}
