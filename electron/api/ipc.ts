import { type AnyTRPCRouter, callTRPCProcedure, getErrorShape, TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { CallContext } from './context.ts';

/** What the renderer may send over the one channel. */
const Message = z.discriminatedUnion('kind', [
  z.object({
    id: z.int().min(0),
    kind: z.literal('call'),
    type: z.enum(['query', 'mutation', 'subscription']),
    path: z.string().max(100),
    input: z.unknown(),
    key: z.string().max(100).optional(),
  }),
  z.object({ id: z.int().min(0), kind: z.literal('stop') }),
]);

export interface IpcReply {
  id: number;
  result?: { data: unknown };
  event?: { data: unknown };
  error?: { code: number; message: string; data: unknown };
  done?: true;
}

/** One connection: takes messages, answers by `reply`, ends its subscriptions when closed. */
export interface IpcPort {
  receive(message: unknown): Promise<void>;
  close(): void;
}

/** The door behind a message channel: the same procedures as over HTTP. */
export function createIpcPort(
  router: AnyTRPCRouter,
  context: (key: string | undefined) => CallContext,
  reply: (message: IpcReply) => void,
): IpcPort {
  const running = new Map<number, AbortController>();
  return {
    async receive(raw) {
      const parsed = Message.safeParse(raw);
      if (!parsed.success) return;
      const message = parsed.data;
      if (message.kind === 'stop') {
        running.get(message.id)?.abort();
        return;
      }
      const { id, type, path, input } = message;
      // only a subscription lasts long enough to be stopped
      const abort = type === 'subscription' ? new AbortController() : undefined;
      if (abort) running.set(id, abort);
      const ctx = context(message.key);
      try {
        const result: unknown = await callTRPCProcedure({
          router,
          path,
          type,
          ctx,
          getRawInput: () => Promise.resolve(input ?? {}),
          signal: abort?.signal,
          batchIndex: 0,
        });
        if (abort) {
          for await (const data of result as AsyncIterable<unknown>) {
            if (abort.signal.aborted) break;
            reply({ id, event: { data } });
          }
          reply({ id, done: true });
        } else reply({ id, result: { data: result } });
      } catch (cause) {
        const error = cause instanceof TRPCError ? cause : new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause });
        const shape = getErrorShape({ config: router._def._config, error, type, path, input, ctx }) as {
          code: number;
          message: string;
          data: unknown;
        };
        reply({ id, error: shape });
      } finally {
        running.delete(id);
      }
    },
    close() {
      for (const abort of running.values()) abort.abort();
    },
  };
}
