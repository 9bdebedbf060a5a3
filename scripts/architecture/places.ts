import { rank } from './slices.ts';

/** The layer files of electron/<slice>/. */
export const LAYERS = ['rules', 'schemas', 'service', 'router', 'prints', 'ports'] as const;
/** The layer files of db/<slice>/. */
export const DB_LAYERS = ['schema', 'queries'] as const;
/** Folders of electron/ that are no slice. */
export const ELECTRON_FOLDERS = ['kernel', 'x12', 'api', 'adapters', 'workers', 'app', 'host', 'shell'] as const;
/** Folders of renderer/ that are no slice. */
export const RENDERER_FOLDERS = ['entries', 'app', 'api', 'ui'] as const;

export type Kind =
  | (typeof LAYERS)[number]
  | (typeof ELECTRON_FOLDERS)[number]
  | 'db root'
  | 'db schema'
  | 'db queries'
  | 'screen'
  | 'renderer entries'
  | 'renderer app'
  | 'renderer api'
  | 'renderer ui'
  | 'scripts'
  | 'tests'
  | 'resources'
  | 'unknown';

/** Where a file stands: what it is, and of which slice. */
export interface Place {
  path: string;
  kind: Kind;
  slice: string | null;
  /** A test beside its source. */
  test: boolean;
}

const code = /\.(test\.)?(ts|tsx|mjs|cjs|js|jsx)$/;

function electronKind(folder: string, stem: string, slice: string | null): Kind {
  const outside = ELECTRON_FOLDERS.find((name) => name === folder);
  if (outside !== undefined) return outside;
  return (slice === null ? undefined : LAYERS.find((name) => name === stem)) ?? 'unknown';
}

function dbKind(inFolder: boolean, stem: string, slice: string | null): Kind {
  if (!inFolder) return 'db root';
  if (slice === null) return 'unknown';
  const layer = DB_LAYERS.find((name) => name === stem);
  return layer === undefined ? 'unknown' : `db ${layer}`;
}

function rendererKind(folder: string, slice: string | null): Kind {
  if (slice !== null) return 'screen';
  const outside = RENDERER_FOLDERS.find((name) => name === folder);
  return outside === undefined ? 'unknown' : `renderer ${outside}`;
}

/** Reads the coordinate in a path such as `electron/billing/giftCards/rules.ts`. */
export function placeOf(path: string): Place {
  const parts = path.split('/');
  const [top = '', folder = ''] = parts;
  const file = parts.at(-1) ?? '';
  const stem = file.replace(code, '');
  const inFolder = parts.length > 2;
  const slice = inFolder && rank(folder) >= 0 ? folder : null;
  const test = /\.test\.tsx?$/.test(file);
  const place = (kind: Kind): Place => ({ path, kind, slice, test });
  if (top === 'electron') return place(inFolder ? electronKind(folder, stem, slice) : 'unknown');
  if (top === 'db') return place(dbKind(inFolder, stem, slice));
  if (top === 'renderer') return place(inFolder ? rendererKind(folder, slice) : 'unknown');
  if (top === 'scripts' || top === 'tests' || top === 'resources') return place(top);
  return place('unknown');
}
