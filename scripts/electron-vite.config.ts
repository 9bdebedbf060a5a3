import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import packageJson from '../package.json' with { type: 'json' };

const root = process.env.SALVE_BUILD_ROOT ?? fileURLToPath(new URL('..', import.meta.url));
const at = (...parts: string[]): string => join(root, ...parts);

/** The entries that exist, as `{name: path}`. */
function entries(wanted: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(wanted).filter(([, file]) => existsSync(file)));
}

/** One entry per worker thread: electron/workers/NAME.ts -> out/main/workers/NAME.js. */
function workers(): Record<string, string> {
  const folder = at('electron/workers');
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  return Object.fromEntries(files.map((name) => [`workers/${basename(name, '.ts')}`, join(folder, name)]));
}

/**
 * Plain JavaScript of which little is used goes into the bundle: loading drizzle-orm's hundreds of modules one by one cost
 * half a second and 200 MB at every start.
 */
const within = ['drizzle-orm', 'zod', 'temporal-polyfill', '@trpc/server', 'libphonenumber-js', 'uuid', 'croner'];
/** What else is installed beside the bundle stays outside it; `electron` and Node are there by themselves. */
const installed = Object.keys(packageJson.dependencies).filter((name) => !within.includes(name));

/** Every page of renderer/entries. */
function pages(): Record<string, string> {
  const names = ['desk', 'display', 'tablet', 'portal'];
  return entries(Object.fromEntries(names.map((name) => [name, at('renderer/entries', `${name}.html`)])));
}

/** One build runs in Electron 33 and 45 and, without Electron, in Node 20 and later. */
export default defineConfig({
  main: {
    root,
    build: {
      outDir: at('out/main'),
      target: 'node20',
      sourcemap: false,
      externalizeDeps: { include: installed, exclude: within },
      rolldownOptions: {
        input: { ...entries({ shell: at('electron/shell/main.ts'), host: at('electron/host/main.ts') }), ...workers() },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    root,
    build: {
      outDir: at('out/preload'),
      target: 'node20',
      sourcemap: false,
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: at('electron/shell/preload.ts') },
        // a sandboxed preload cannot be an ES module, nor load a second file
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: at('renderer/entries'),
    publicDir: false,
    cacheDir: at('node_modules/.cache/vite-renderer'),
    plugins: [react()],
    server: { host: '127.0.0.1', port: 5173, strictPort: false },
    build: {
      outDir: at('out/renderer'),
      emptyOutDir: true,
      target: 'chrome130',
      sourcemap: false,
      minify: 'oxc',
      cssMinify: true,
      chunkSizeWarningLimit: 4096,
      rolldownOptions: { input: pages() },
    },
  },
});
