import { resolve } from 'node:path';
import { BrowserWindow, nativeTheme, screen, type WebContents } from 'electron';
import { displayUrl, pagePreferences } from './windows.ts';

const root = resolve(import.meta.dirname, '../..');
/** The customer's window -> the desk it belongs to, by the number of its contents. */
const desks = new WeakMap<WebContents, number>();
let display: BrowserWindow | null = null;

/** The number of the desk whose bill this window shows; null for a desk itself. */
export function deskOf(contents: WebContents): number | null {
  return desks.get(contents) ?? null;
}

/**
 * Opens the customer's window, or brings it to the front: over the whole of a display that the desk is not on, else as a
 * window beside it. It is closed with its desk.
 */
export function openDisplay(contents: WebContents): void {
  if (display && !display.isDestroyed()) {
    display.showInactive();
    display.moveTop();
    return;
  }
  const desk = BrowserWindow.fromWebContents(contents);
  if (!desk) return;
  const here = screen.getDisplayMatching(desk.getBounds());
  const other = screen.getAllDisplays().find((one) => one.id !== here.id);
  const window = new BrowserWindow({
    ...(other ? other.bounds : { width: 1024, height: 720 }),
    fullscreen: other !== undefined,
    title: 'Salve',
    show: false,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1c1b1a' : '#faf9f7',
    webPreferences: pagePreferences(root),
  });
  desks.set(window.webContents, contents.id);
  display = window;
  const close = (): void => {
    if (!window.isDestroyed()) window.close();
  };
  desk.once('closed', close);
  window.once('closed', () => {
    desk.removeListener('closed', close);
    display = null;
  });
  // the cashier goes on typing in the desk
  window.once('ready-to-show', () => window.showInactive());
  void window.loadURL(displayUrl);
}
