import type { TRPCMutationProcedure, TRPCQueryProcedure } from '@trpc/server';
import type { z } from 'zod';
import type { CallContext } from './context.ts';
import { parseInput } from './input.ts';
import { asTrpcError, type Declaration, procedure } from './trpc.ts';

const meta: Declaration = {
  permission: 'anyone',
  audience: ['staff', 'tablet', 'patient'],
  kind: 'setup',
  reads: 'none',
};
const unparsed = (raw: unknown): unknown => raw;

/**
 * Procedures that work before a clinic is open or anyone is signed in: the state of the house, set-up, sign-in.
 * They check for themselves what may be done when, and put on record what must be.
 */
export function ask<I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
  handler: (ctx: CallContext, input: z.output<I>) => z.input<O>,
): TRPCQueryProcedure<{ input: z.input<I>; output: z.output<O>; meta: Declaration }> {
  return procedure
    .meta(meta)
    .input(unparsed)
    .query(({ ctx, input: raw }) => {
      try {
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
): TRPCMutationProcedure<{ input: z.input<I>; output: z.output<O>; meta: Declaration }> {
  return procedure
    .meta(meta)
    .input(unparsed)
    .mutation(async ({ ctx, input: raw }) => {
      try {
        return output.parse(await handler(ctx, parseInput(input, raw)));
      } catch (error) {
        throw asTrpcError(error);
      }
    }) as never;
}
