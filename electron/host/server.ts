import { existsSync } from 'node:fs';
import { join } from 'node:path';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import statics from '@fastify/static';
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { CallContext } from '../api/context.ts';
import type { Host } from '../app/host.ts';
import type { AppRouter } from '../app/router.ts';
import { serveCalendars } from './calendarFeed.ts';
import { cookieName, createConnections, tabletCookie, tabletCookieName } from './connections.ts';

export interface ServerOptions {
  host: Host;
  router: AppRouter;
  /** The built renderer. */
  pages: string;
  port: number;
  /** Told of unforeseen errors. */
  onError(error: unknown, path: string | undefined): void;
}

/** Largest body a call may have: a signature is well below it. */
const bodyLimit = 2 * 1024 * 1024;

/** Serves the API and the desk on 127.0.0.1 only; returns the address and what stops it. */
export async function startServer(
  options: ServerOptions,
): Promise<{ address: string; port: number; close(): Promise<void> }> {
  const server = Fastify({
    bodyLimit,
    trustProxy: false,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
  });
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        // barcodes of the camera are read by WebAssembly; it is ours, like every script
        'script-src': ["'self'", "'wasm-unsafe-eval'"],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        'frame-src': ['blob:'],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
    strictTransportSecurity: false,
  });
  // the desk may see, never hear
  server.addHook('onSend', (_request, reply, _payload, done) => {
    void reply.header('permissions-policy', 'camera=(self), microphone=(), geolocation=(), display-capture=(), usb=()');
    done();
  });
  await server.register(cookie);
  await server.register(rateLimit, { max: 6000, timeWindow: '1 minute' });
  refuseForeigners(server);
  const connections = createConnections(() => options.host.now());
  await serveCalls(server, options, '/trpc', (req, res) => {
    let token = req.cookies[cookieName];
    return {
      clinic: () => options.host.clinic(),
      session: () => connections.sessionOf(token),
      bind(session) {
        const value = connections.bind(token, session);
        token = session ? /=([^;]*)/.exec(value)?.[1] : undefined;
        void res.header('set-cookie', value);
      },
      key: keyOf(req),
      via: 'http',
    };
  });
  // a cookie of its own, under a path of its own: who is signed in at the desk is nobody here
  await serveCalls(server, options, '/tablet/trpc', (req, res) => {
    let token = req.cookies[tabletCookieName];
    return {
      clinic: () => options.host.clinic(),
      session: () => options.host.tablets.sessionOf(token),
      bind: () => undefined,
      key: keyOf(req),
      via: 'http',
      tablet: {
        keep(next) {
          token = next;
          void res.header('set-cookie', tabletCookie(next));
        },
      },
    };
  });
  serveCalendars(server, options.host, (error, path) => options.onError(error, path));
  if (existsSync(options.pages)) {
    await server.register(statics, { root: options.pages, index: false, maxAge: '1h', cacheControl: true });
    for (const [path, file] of [
      ['/', 'desk.html'],
      ['/tablet', 'tablet.html'],
    ] as const)
      server.get(path, (_request, reply) =>
        reply.header('cache-control', 'no-store').sendFile(file, { cacheControl: false }),
      );
  } else {
    server.get('/', (_request, reply) =>
      reply
        .code(503)
        .type('text/plain')
        .send(`The pages of the desk are not built yet (${join('out', 'renderer')}). Run npm start.\n`),
    );
  }
  await server.listen({ host: '127.0.0.1', port: options.port });
  const port = portOf(server);
  return { address: `http://127.0.0.1:${port}`, port, close: () => server.close() };
}

/** The API under a path; `contextOf` says who calls by it. */
async function serveCalls(
  server: FastifyInstance,
  options: ServerOptions,
  prefix: string,
  contextOf: (req: FastifyRequest, res: FastifyReply) => CallContext,
): Promise<void> {
  await server.register(fastifyTRPCPlugin, {
    prefix,
    trpcOptions: {
      router: options.router,
      allowBatching: false,
      maxBatchSize: 1,
      createContext: ({ req, res }) => contextOf(req, res),
      onError: ({ error, path }) => {
        if (error.code === 'INTERNAL_SERVER_ERROR') options.onError(error.cause ?? error, path);
      },
    } satisfies FastifyTRPCPluginOptions<AppRouter>['trpcOptions'],
  });
}

/** Only this PC's own pages may call: the Host header must name it, an Origin must be it, and every call carries our header (so no foreign form can send it). */
function refuseForeigners(server: FastifyInstance): void {
  server.addHook('onRequest', async (request, reply) => {
    const port = portOf(server);
    const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
    const origin = request.headers.origin;
    const known =
      hosts.includes(request.headers.host ?? '') &&
      (origin === undefined || hosts.some((name) => origin === `http://${name}`));
    const foreignPage =
      request.headers['sec-fetch-site'] !== undefined &&
      !['same-origin', 'none'].includes(request.headers['sec-fetch-site']);
    const call = /^\/(?:tablet\/)?trpc/.test(request.url);
    const unmarked = call && request.method === 'POST' && request.headers['x-salve'] !== '1';
    // answers hold patients: no browser may keep them on its disk
    if (call) void reply.header('cache-control', 'no-store');
    if (!known || foreignPage || unmarked) {
      await reply.code(403).type('text/plain').send('Salve answers only its own pages on this PC.\n');
    }
  });
}

function portOf(server: FastifyInstance): number {
  const bound = server.server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The server has no port.');
  return bound.port;
}

function keyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['x-idempotency-key'];
  return typeof key === 'string' && key.length <= 100 ? key : undefined;
}
