import { ipcMain, type WebContents } from 'electron';
import type { CallContext, Session } from '../api/context.ts';
import { createIpcPort, type IpcPort } from '../api/ipc.ts';
import type { Host } from '../app/host.ts';
import type { AppRouter } from '../app/router.ts';
import { deskOf } from './display.ts';
import { isDesk, isTablet } from './windows.ts';

const channel = 'salve';

/** The page of a tablet in a window: what it is known by goes with the window. */
function tabletContext(host: Host): (key: string | undefined) => CallContext {
  let token: string | undefined;
  return (key) => ({
    clinic: () => host.clinic(),
    session: () => host.tablets.sessionOf(token),
    bind: () => undefined,
    key,
    via: 'ipc',
    tablet: { keep: (next) => void (token = next) },
  });
}

/** Answers the one channel. Each window is a connection with a session of its own, gone when the window is. */
export function connectWindows(host: Host, router: AppRouter): { lockAll(): void } {
  const windows = new Map<number, { port: IpcPort; session: Session | undefined }>();
  const connect = (contents: WebContents): IpcPort => {
    const known = windows.get(contents.id);
    if (known) return known.port;
    const connection: { session: Session | undefined } = { session: undefined };
    const owner = deskOf(contents);
    const port = createIpcPort(
      router,
      isTablet(contents.getURL())
        ? tabletContext(host)
        : (key) => ({
            clinic: () => host.clinic(),
            // the customer's window has no session of its own: it sees what its desk may, and nothing once that is locked
            session: () => (owner === null ? connection.session : windows.get(owner)?.session),
            bind: (session) => {
              if (owner === null) connection.session = session;
            },
            key,
            via: 'ipc',
          }),
      (message) => {
        if (!contents.isDestroyed()) contents.send(channel, message);
      },
    );
    windows.set(contents.id, Object.assign(connection, { port }));
    contents.on('did-start-navigation', (details) => {
      if (details.isMainFrame && !details.isSameDocument) port.close();
    });
    contents.once('destroyed', () => {
      port.close();
      windows.delete(contents.id);
    });
    return port;
  };
  ipcMain.on(channel, (event, message: unknown) => {
    const frame = event.senderFrame;
    if (!frame || frame !== event.sender.mainFrame || !isDesk(frame.url)) return;
    void connect(event.sender).receive(message);
  });
  return {
    lockAll() {
      for (const window of windows.values()) if (window.session) window.session.locked = true;
      // ends the feed of a locked session: the screen asks who is here and drops its data
      if (host.state() === 'open') host.clinic().feed.publish({ kind: 'touched', touched: [] });
    },
  };
}
