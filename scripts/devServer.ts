import { createServer } from 'vite';
import config from './electron-vite.config.ts';

/**
 * Started by dev.mjs: `devServer.ts http://127.0.0.1:PORT`. The pages of the desk with hot reload;
 * calls go on to the host at that address, as if its own page had made them.
 */
const [host = ''] = process.argv.slice(2);
const { plugins, root, cacheDir } = config.renderer ?? {};
const server = await createServer({
  configFile: false,
  publicDir: false,
  ...(root === undefined ? {} : { root }),
  ...(cacheDir === undefined ? {} : { cacheDir }),
  ...(plugins === undefined ? {} : { plugins }),
  server: {
    host: '127.0.0.1',
    port: 5173,
    fs: { allow: ['../..'] },
    proxy: { '/trpc': { target: host, changeOrigin: true, headers: { origin: host } } },
  },
});
await server.listen();
const [address = ''] = server.resolvedUrls?.local ?? [];
process.stdout.write(`The desk with hot reload: ${address}desk.html\n`);
