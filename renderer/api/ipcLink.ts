import { type Operation, TRPCClientError, type TRPCLink } from '@trpc/client';
import type { AnyRouter } from '@trpc/server';
import { observable } from '@trpc/server/observable';
import type { AnswerMessage, Bridge, WireFault } from './bridge.ts';

type Listener = (message: AnswerMessage) => void;

/** tRPC wants a number beside the data; ours is in `data.code`. -32603 is JSON-RPC's "internal error". */
function faultOf<Router extends AnyRouter>(error: WireFault): TRPCClientError<Router> {
  const code = typeof error.code === 'number' ? error.code : -32603;
  return TRPCClientError.from<Router>({ error: { message: error.message, code, data: error.data } });
}

/** The terminating tRPC link over the window's one channel: calls, answers and subscriptions find each other by id. */
export function ipcLink<Router extends AnyRouter>(bridge: Bridge): TRPCLink<Router> {
  const listeners = new Map<number, Listener>();
  let lastId = 0;
  bridge.onMessage((message) => listeners.get(message.id)?.(message));

  return () =>
    ({ op }) =>
      observable((observer) => {
        lastId += 1;
        const id = lastId;
        let open = true;
        const settle = (): void => {
          open = false;
          listeners.delete(id);
        };

        listeners.set(id, (message) => {
          if ('event' in message) {
            observer.next({ result: { type: 'data', data: message.event.data } });
            return;
          }
          settle();
          if ('error' in message) observer.error(faultOf<Router>(message.error));
          else {
            if ('result' in message) observer.next({ result: { type: 'data', data: message.result.data } });
            observer.complete();
          }
        });

        if (op.type === 'subscription') observer.next({ result: { type: 'started' } });
        bridge.send(messageOf(id, op));

        return () => {
          if (!open) return;
          settle();
          bridge.send({ id, kind: 'stop' });
        };
      });
}

function messageOf(id: number, op: Operation) {
  const key = op.context.key;
  return {
    id,
    kind: 'call' as const,
    type: op.type,
    path: op.path,
    input: op.input,
    ...(typeof key === 'string' ? { key } : {}),
  };
}
