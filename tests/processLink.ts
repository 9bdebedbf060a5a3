import { TRPCClientError, type TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import { v7 as newUuid } from 'uuid';
import type { CallContext } from '../electron/api/context.ts';
import { createIpcPort, type IpcReply } from '../electron/api/ipc.ts';
import type { AppRouter } from '../electron/app/router.ts';

/** Carries calls to the message port in this process; everything passes through JSON as it would between processes. */
export function processLink(router: AppRouter, context: (key: string | undefined) => CallContext): TRPCLink<AppRouter> {
  let lastId = 0;
  return () =>
    ({ op }) =>
      observable((observer) => {
        lastId += 1;
        const id = lastId;
        const port = createIpcPort(router, context, (raw) => {
          const message = JSON.parse(JSON.stringify(raw)) as IpcReply;
          if (message.error) observer.error(TRPCClientError.from({ error: message.error } as never));
          else if (message.event) observer.next({ result: { data: message.event.data } });
          else if (message.result) {
            observer.next({ result: { data: message.result.data } });
            observer.complete();
          } else observer.complete();
        });
        const key =
          op.type === 'mutation' ? (typeof op.context.key === 'string' ? op.context.key : newUuid()) : undefined;
        const input: unknown = op.input === undefined ? undefined : JSON.parse(JSON.stringify(op.input));
        void port.receive({ id, kind: 'call', type: op.type, path: op.path, input, key });
        return () => port.close();
      });
}
