import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder: string | undefined;

/** One folder for all that the tests of a run put down: it goes with the run, whatever a worker that was stopped left in it. */
export function setup(): void {
  const within = tmpdir();
  // every project of a run calls this
  if (within.includes('salve-tests-')) return;
  folder = mkdtempSync(join(within, 'salve-tests-'));
  // others look into it too: a print queue runs as somebody else
  chmodSync(folder, 0o755);
  process.env.TMPDIR = folder;
}

export function teardown(): void {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}
