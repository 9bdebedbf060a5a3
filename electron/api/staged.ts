import type { TRPCMutationProcedure } from '@trpc/server';
import type { z } from 'zod';
import type { Asker } from '../kernel/act.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Permission } from '../kernel/roles.ts';
import type { OpenClinic, Session } from './context.ts';
import { admit, recordRefusal } from './guard.ts';
import { parseInput } from './input.ts';
import { asTrpcError, type Call, type Declaration, direct } from './trpc.ts';

/**
 * A procedure that takes in what is not part of the records yet, such as a piece of a file: admitted like any command, but
 * without transaction, audit row and kept answer. The command that makes something of it has all three.
 */
export function staged<I extends z.ZodType, O extends z.ZodType>(
  declared: { permission: Permission; input: I; output: O },
  handler: (asker: Pick<Asker, 'sessionId' | 'staffId' | 'now'>, input: z.output<I>) => z.input<O>,
): TRPCMutationProcedure<{ input: z.input<I>; output: z.output<O>; meta: Declaration }> {
  const meta: Declaration = { permission: declared.permission, audience: ['staff'], kind: 'command', reads: 'none' };
  const run = ({ ctx, input, path }: Call): unknown => {
    let admitted: { clinic: OpenClinic; session: Session } | undefined;
    try {
      const clinic = ctx.clinic();
      const session = admit(ctx, clinic, meta, path);
      admitted = { clinic, session };
      const parsed = parseInput(declared.input, input);
      const asker = { sessionId: session.id, staffId: session.staffId, now: clinic.now() };
      const answer = declared.output.parse(handler(asker, parsed));
      session.lastActiveAt = asker.now;
      return answer;
    } catch (error) {
      if (admitted && error instanceof Refusal) recordRefusal(admitted.clinic, admitted.session, path, error.code);
      throw asTrpcError(error);
    }
  };
  return direct(meta, run).mutation(() => {
    throw new Error('A direct procedure has no resolver.');
  }) as unknown as TRPCMutationProcedure<{ input: z.input<I>; output: z.output<O>; meta: Declaration }>;
}
