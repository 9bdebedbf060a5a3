import { readFile } from 'node:fs/promises';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { app, BrowserWindow, Menu, nativeTheme, protocol, type WebPreferences } from 'electron';

const scheme = 'salve';
const deskOrigin = `${scheme}://desk`;
export const displayUrl = `${deskOrigin}/display.html`;
const tabletUrl = `${deskOrigin}/tablet.html`;

/** True for an address of our own pages. */
export function isDesk(url: string): boolean {
  return url.startsWith(`${deskOrigin}/`);
}

/** True for the customer's page. */
export function isDisplay(url: string): boolean {
  return url === displayUrl;
}

/** True for the page of a tablet. */
export function isTablet(url: string): boolean {
  return url === tabletUrl;
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

const policy = [
  "default-src 'none'",
  // barcodes of the camera are read by WebAssembly; it is ours, like every script
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  'frame-src blob:',
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Serves the built pages under a scheme of our own, so that they have an origin; nothing outside that folder can be read. */
export function serveDeskScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  const pages = resolve(import.meta.dirname, '../renderer');
  void app.whenReady().then(() => {
    protocol.handle(scheme, async (request) => {
      const url = new URL(request.url);
      const file = normalize(join(pages, decodeURIComponent(url.pathname)));
      if (url.host !== 'desk' || !file.startsWith(pages + sep)) return new Response('Not here.', { status: 404 });
      try {
        return new Response(new Uint8Array(await readFile(file)), {
          headers: {
            'content-type': types[extname(file)] ?? 'application/octet-stream',
            'content-security-policy': policy,
            'x-content-type-options': 'nosniff',
          },
        });
      } catch {
        return new Response('Not here.', { status: 404 });
      }
    });
  });
}

/** What every page of ours is given: one channel, and nothing of Node. */
export function pagePreferences(root: string): WebPreferences {
  return {
    preload: join(root, 'out/preload/preload.cjs'),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    spellcheck: false,
  };
}

let desk: BrowserWindow | null = null;
let tablet: BrowserWindow | null = null;

/** Opens the page of a tablet in a window of its own, for a touch screen on this PC, or brings it to the front. */
export function openTablet(root: string): void {
  if (tablet && !tablet.isDestroyed()) {
    tablet.focus();
    return;
  }
  const window = new BrowserWindow({
    width: 1024,
    height: 768,
    title: 'Salve',
    show: false,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1c1b1a' : '#faf9f7',
    webPreferences: pagePreferences(root),
  });
  tablet = window;
  window.once('ready-to-show', () => window.show());
  void window.loadURL(tabletUrl);
}

/** Opens the desk, or brings it to the front. */
export function openDesk(root: string): void {
  if (desk && !desk.isDestroyed()) {
    if (desk.isMinimized()) desk.restore();
    desk.focus();
    return;
  }
  Menu.setApplicationMenu(
    process.platform === 'darwin'
      ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }])
      : null,
  );
  const window = new BrowserWindow({
    width: 1366,
    height: 860,
    minWidth: 1024,
    minHeight: 640,
    title: 'Salve',
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1c1b1a' : '#faf9f7',
    icon: join(root, 'resources/icon.png'),
    webPreferences: pagePreferences(root),
  });
  desk = window;
  window.once('ready-to-show', () => window.show());
  void window.loadURL(`${deskOrigin}/desk.html`);
}
