import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { SeededFolder } from './clinicAt.ts';

export const root = join(import.meta.dirname, '../..');
export const migrationsDir = join(root, 'db/migrations');

/** Seeds a folder in a process of its own, unless a run before left it there. */
export async function seeded(work: string, years: number, scale: number): Promise<SeededFolder> {
  const data = join(work, `seed-${years}-${scale}-${fingerprint()}`);
  const notes = `${data}.json`;
  if (existsSync(notes)) return JSON.parse(readFileSync(notes, 'utf8')) as SeededFolder;
  rmSync(data, { recursive: true, force: true });
  process.stderr.write(`Bench: seeding ${years} ${years === 1 ? 'year' : 'years'}.\n`);
  const script = join(import.meta.dirname, '../seed.ts');
  const args = [script, '--years', String(years), '--scale', String(scale), '--out', data];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let answer = '';
  let talk = '';
  child.stdout.on('data', (chunk: Buffer) => void (answer += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => void (talk = (talk + chunk.toString()).slice(-2000)));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`Seeding ${years} years failed:\n${talk}`);
  writeFileSync(notes, answer);
  return JSON.parse(answer) as SeededFolder;
}

/** Changes with the tables and with what makes the data: a folder seeded before is then of no use. */
function fingerprint(): string {
  const hash = createHash('sha256');
  for (const folder of ['db/migrations', 'scripts/seed'])
    for (const name of readdirSync(join(root, folder)).sort()) hash.update(readFileSync(join(root, folder, name)));
  return hash.digest('hex').slice(0, 8);
}

/** A copy of a seeded folder; where the file system can, it shares the bytes until they change. */
export function copyOf(work: string, from: SeededFolder, name: string): string {
  const to = join(work, name);
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  for (const file of readdirSync(from.data)) {
    if (file !== 'lock') copyFileSync(join(from.data, file), join(to, file), constants.COPYFILE_FICLONE);
  }
  return to;
}
