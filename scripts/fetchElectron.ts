// Started by electronBinary.mjs: fetchElectron.ts ELECTRON_PACKAGE BINARY_NAME FOLDER_FOR_PARTS
import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** Silence longer than this ends the attempt; what has come is kept for the next one. */
const IDLE_MS = 10_000;
const RELEASES = 'https://github.com/electron/electron/releases/download/';

const [electronPackage = '', binaryName = '', keep = ''] = process.argv.slice(2);

interface Wanted {
  url: string;
  file: string;
  sha256: string;
  /** Where the bytes gather until they are complete. */
  part: string;
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** A setting as Electron's own installer reads it: from npm's configuration, then from the environment. */
function setting(name: string): string | undefined {
  return process.env[`npm_config_electron_${name}`] ?? process.env[`ELECTRON_${name.toUpperCase()}`];
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** What to fetch for this machine. Throws with a sentence if this Electron is not made for it. */
function wanted(): Wanted {
  const { version } = readJson(join(electronPackage, 'package.json')) as { version: string };
  const checksums = readJson(join(electronPackage, 'checksums.json')) as Record<string, string>;
  const file = setting('custom_filename') ?? `electron-v${version}-${process.platform}-${process.arch}.zip`;
  const sha256 = checksums[file];
  if (sha256 === undefined) throw new Error(`Electron ${version} is not made for ${process.platform}-${process.arch}.`);
  const folder = (setting('custom_dir') ?? `v${version}`).replace('{{ version }}', version);
  const mirror = setting('mirror') ?? RELEASES;
  return { url: `${mirror}${folder}/${file}`, file, sha256, part: join(keep, `${file}.part`) };
}

function size(path: string): number {
  return existsSync(path) ? statSync(path).size : 0;
}

/** Shows how far it is: a line that rewrites itself on a terminal, every tenth elsewhere. */
function progress(total: number): (have: number) => void {
  const mb = (bytes: number): string => (bytes / 1_000_000).toFixed(0);
  let shown = -1;
  return (have) => {
    const percent = total > 0 ? Math.floor((have / total) * 100) : 0;
    const step = process.stderr.isTTY ? percent : Math.floor(percent / 10) * 10;
    if (step === shown) return;
    shown = step;
    const text = `Fetching Electron: ${mb(have)} of ${mb(total)} MB (${step} %)`;
    process.stderr.write(process.stderr.isTTY ? `\r${text}${have >= total ? '\n' : ''}` : `${text}\n`);
  };
}

/** Adds the missing bytes to the part file. Gives up after IDLE_MS without a byte. */
async function download({ url, part }: Wanted): Promise<void> {
  const have = size(part);
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), IDLE_MS);
  try {
    const headers = have > 0 ? { range: `bytes=${have}-` } : {};
    const response = await fetch(url, { headers, signal: silence.signal });
    if (response.status === 416) return;
    if (!response.ok || response.body === null) throw new Error(`the server answered ${response.status}`);
    const resumed = response.status === 206;
    let got = resumed ? have : 0;
    const show = progress(got + Number(response.headers.get('content-length') ?? 0));
    async function* counted(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
      for await (const chunk of chunks) {
        timer.refresh();
        got += chunk.length;
        show(got);
        yield chunk;
      }
    }
    await pipeline(counted(response.body), createWriteStream(part, { flags: resumed ? 'a' : 'w' }));
  } catch (error) {
    throw silence.signal.aborted ? new Error(`no byte came for ${IDLE_MS / 1000} seconds`, { cause: error }) : error;
  } finally {
    clearTimeout(timer);
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path) as AsyncIterable<Uint8Array>) hash.update(chunk);
  return hash.digest('hex');
}

/** Unpacks the checked archive into node_modules/electron/dist, as Electron's own installer leaves it. */
async function unpack(zip: string): Promise<void> {
  const load = createRequire(join(electronPackage, 'install.js'));
  const { extract } = load('@electron-internal/extract-zip') as {
    extract: (zip: string, options: { dir: string }) => Promise<void>;
  };
  const dist = join(electronPackage, 'dist');
  const fresh = `${dist}.new`;
  rmSync(fresh, { recursive: true, force: true });
  await extract(zip, { dir: fresh });
  rmSync(join(fresh, 'electron.d.ts'), { force: true });
  rmSync(dist, { recursive: true, force: true });
  renameSync(fresh, dist);
  writeFileSync(join(electronPackage, 'path.txt'), binaryName);
}

/** The innermost reason of a failed request, such as `getaddrinfo ENOTFOUND github.com`. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error && error.message === 'fetch failed' ? reasonOf(error.cause) : error.message;
}

async function fetchElectron(): Promise<void> {
  const want = wanted();
  say(
    `Salve: fetching Electron from ${want.url}${size(want.part) > 0 ? ', going on where the last attempt stopped' : ''}.`,
  );
  await download(want);
  if ((await sha256Of(want.part)) !== want.sha256) {
    rmSync(want.part, { force: true });
    throw new Error('what came does not have the expected checksum and was thrown away');
  }
  await unpack(want.part);
  rmSync(want.part, { force: true });
}

try {
  await fetchElectron();
} catch (error) {
  say(`Electron could not be fetched: ${reasonOf(error)}.`);
  process.exitCode = 1;
}
