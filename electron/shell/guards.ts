import { resolve } from 'node:path';
import { app, session } from 'electron';
import { permitCamera } from './camera.ts';
import { openDisplay } from './display.ts';
import { isDesk, isDisplay, isTablet, openTablet } from './windows.ts';

const root = resolve(import.meta.dirname, '../..');

/** A page of ours stays ours: no navigation elsewhere, no new windows, no permission but the camera's, no webviews, no requests to the network. */
export function guardContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      // a patient's window stays what it is
      if (!isDesk(event.url) || isTablet(contents.getURL())) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    // the two windows a page may ask for; they are made here, never by the page
    contents.setWindowOpenHandler(({ url }) => {
      if (isDisplay(url) && isDesk(contents.getURL())) openDisplay(contents);
      if (isTablet(url) && isDesk(contents.getURL()) && !isTablet(contents.getURL())) openTablet(root);
      return { action: 'deny' };
    });
  });
  void app.whenReady().then(() => {
    permitCamera(session.defaultSession);
    session.defaultSession.webRequest.onBeforeRequest((details, answer) => {
      const scheme = new URL(details.url).protocol;
      answer({ cancel: !['salve:', 'blob:', 'data:', 'devtools:'].includes(scheme) });
    });
  });
}
