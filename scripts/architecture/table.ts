import type { Kind, Place } from './places.ts';
import { rank } from './slices.ts';

/** One row of "who may import whom". */
export interface Row {
  /** May `from` take `to`, given that it takes only types? */
  ours: (from: Place, to: Place, typeOnly: boolean) => boolean;
  /** May it take this package? */
  packages: (name: string) => boolean;
  /** May it take this `node:` module? */
  node: (name: string) => boolean;
  /** The row in words, for the one who broke it. */
  words: string;
}

/** Libraries without clock, disk or network that rules may use. Grows by decision only. */
export const PURE_LIBRARIES = ['rrule-temporal', 'libphonenumber-js'];

/** Libraries that only make sense where the database is. */
const HOST_ONLY = [
  'electron',
  'electron-updater',
  'fastify',
  'better-sqlite3',
  'drizzle-orm',
  'pino',
  'pdfkit',
  'serialport',
  'iconv-lite',
  'sharp',
  'exifr',
  '@node-rs/argon2',
];

type Test = (from: Place, to: Place, typeOnly: boolean) => boolean;

const never = (): boolean => false;
const always = (): boolean => true;
const named =
  (...names: string[]) =>
  (name: string): boolean =>
    names.includes(name);
const notElectron = (name: string): boolean => name !== 'electron';

const kind =
  (...kinds: Kind[]): Test =>
  (_, to) =>
    kinds.includes(to.kind);
const own =
  (...kinds: Kind[]): Test =>
  (from, to) =>
    kinds.includes(to.kind) && to.slice !== null && to.slice === from.slice;
const left =
  (...kinds: Kind[]): Test =>
  (from, to) =>
    kinds.includes(to.kind) && to.slice !== null && rank(to.slice) < rank(from.slice);
const ownOrLeft =
  (...kinds: Kind[]): Test =>
  (from, to, typeOnly) =>
    own(...kinds)(from, to, typeOnly) || left(...kinds)(from, to, typeOnly);
const types =
  (...paths: string[]): Test =>
  (_, to, typeOnly) =>
    typeOnly && paths.some((path) => to.path === path || (path.endsWith('/') && to.path.startsWith(path)));
const paths =
  (...list: string[]): Test =>
  (_, to) =>
    list.includes(to.path);
const any =
  (...tests: Test[]): Test =>
  (from, to, typeOnly) =>
    tests.some((test) => test(from, to, typeOnly));

const everyLayer: Kind[] = ['rules', 'schemas', 'service', 'router', 'prints', 'ports'];
const everyTable: Kind[] = ['db root', 'db schema', 'db queries'];
const pure: Kind[] = ['kernel', 'x12'];
const below: Kind[] = [...pure, 'api', ...everyLayer, ...everyTable, 'adapters', 'workers', 'app', 'resources'];

const rules: Row = {
  ours: any(kind(...pure), ownOrLeft('rules')),
  packages: named(...PURE_LIBRARIES),
  node: never,
  words: `kernel, x12, rules to the left, ${PURE_LIBRARIES.join(', ')}`,
};

const tables: Row = {
  ours: any(
    kind('kernel'),
    paths('db/access.ts', 'db/columns.ts'),
    own('db schema', 'db queries'),
    left('db schema', 'db queries'),
    ownOrLeft('rules'),
  ),
  packages: named('drizzle-orm'),
  node: never,
  words: 'kernel, db/access, db/columns, db slices to the left, closed lists of rules, drizzle-orm',
};

const screens: Test = any(
  kind('kernel', 'rules', 'schemas', 'renderer ui', 'renderer api'),
  types('electron/app/router.ts'),
);
const browser = (name: string): boolean => !HOST_ONLY.includes(name);

/** The table. Kinds without a row (`unknown`) fail by their place already and are read as rules. */
export const TABLE: Record<Kind, Row> = {
  kernel: {
    ours: kind('kernel'),
    packages: named('temporal-polyfill'),
    node: never,
    words: 'nothing of ours; temporal-polyfill only',
  },
  x12: { ours: kind('x12'), packages: never, node: never, words: 'nothing of ours, no package' },
  api: {
    ours: any(kind('kernel', 'api'), types('db/access.ts')),
    packages: notElectron,
    node: always,
    words: 'kernel, types of db/access; it knows no slice',
  },
  rules,
  prints: { ...rules, ours: any(rules.ours, ownOrLeft('prints')), words: `${rules.words}, prints to the left` },
  schemas: {
    ours: any(kind('kernel'), ownOrLeft('rules', 'schemas')),
    packages: named('zod'),
    node: never,
    words: 'kernel, zod, rules, schemas to the left',
  },
  ports: {
    ours: any(kind('kernel'), own('rules', 'schemas'), ownOrLeft('prints', 'ports')),
    packages: never,
    node: never,
    words: 'kernel, own rules and schemas, prints and ports to the left',
  },
  service: {
    ours: any(
      kind('kernel'),
      own('ports', 'prints', 'service', 'db queries'),
      ownOrLeft('rules', 'schemas'),
      types('db/access.ts'),
      left('service'),
    ),
    packages: named(...PURE_LIBRARIES, 'zod'),
    node: named('node:crypto'),
    words:
      'kernel, own ports/prints/queries, types of db/access, rules, schemas and services to the left, types of zod',
  },
  router: {
    ours: any(kind('kernel', 'api'), own('rules', 'ports', 'service', 'router'), ownOrLeft('schemas')),
    packages: never,
    node: never,
    words: 'kernel, own rules, ports and service, schemas to the left, api',
  },
  adapters: {
    ours: kind('kernel', 'ports', 'prints', 'adapters'),
    packages: notElectron,
    node: always,
    words: 'kernel, ports, prints, Node and their library',
  },
  workers: {
    ours: any(
      kind('kernel', 'ports', 'prints', 'workers', 'rules', 'service', 'db queries'),
      paths('db/open.ts', 'db/access.ts'),
    ),
    packages: notElectron,
    node: always,
    words:
      'kernel, ports, prints, Node and their library; db/open, db/access, queries, rules and services to read with',
  },
  app: { ours: kind(...below), packages: notElectron, node: always, words: 'everything above it, not host or shell' },
  host: { ours: kind(...below, 'host'), packages: notElectron, node: always, words: 'everything above it, not shell' },
  shell: { ours: kind(...below, 'host', 'shell'), packages: always, node: always, words: 'everything above it' },
  'db root': {
    ours: kind('kernel', 'db root'),
    packages: notElectron,
    node: always,
    words: 'kernel and packages; it knows no slice',
  },
  'db schema': tables,
  'db queries': tables,
  screen: {
    ours: any(screens, ownOrLeft('screen')),
    packages: browser,
    node: never,
    words: 'kernel, rules, schemas, type AppRouter, renderer/ui, renderer/api, renderer slices to the left',
  },
  'renderer ui': {
    ours: kind('renderer ui'),
    packages: browser,
    node: never,
    words: 'packages only; it knows no clinic word',
  },
  'renderer api': {
    ours: any(kind('kernel', 'renderer api'), types('electron/app/router.ts', 'electron/api/')),
    packages: browser,
    node: never,
    words: 'kernel, types of electron/app/router and electron/api',
  },
  'renderer app': {
    ours: any(screens, kind('screen', 'renderer app')),
    packages: browser,
    node: never,
    words: 'every renderer slice and what a slice may import',
  },
  'renderer entries': {
    ours: any(screens, kind('screen', 'renderer app', 'renderer entries')),
    packages: browser,
    node: never,
    words: 'every renderer slice, renderer/app and what a slice may import',
  },
  scripts: { ours: (_, to) => to.kind !== 'tests', packages: always, node: always, words: 'everything but tests' },
  tests: { ours: always, packages: always, node: always, words: 'everything' },
  resources: { ours: never, packages: never, node: never, words: 'nothing' },
  unknown: rules,
};
