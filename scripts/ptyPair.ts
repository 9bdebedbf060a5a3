import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';

/** Two pseudo-terminals joined by socat: what is written to one end is read at the other, as with a scanner's cable. */
export interface PtyPair {
  /** The path to configure as the scanner, or as a printer. */
  scannerPath: string;
  /** The other end of the cable. */
  handPath: string;
  /** What the scanner "reads": sent as it is. */
  scan(raw: string): Promise<void>;
  close(): Promise<void>;
}

/** A system package, see the set-up of the tests. */
const program = 'socat';

/** Why there can be no pair on this machine, or null. */
export function ptyPairProblem(): string | null {
  if (process.platform === 'win32') return 'pseudo-terminals do not exist on Windows';
  return spawnSync(program, ['-V'], { stdio: 'ignore' }).status === 0 ? null : 'socat is not installed';
}

/** Starts a pair with its two names in `folder`. Rejects after five seconds without them. */
export async function startPtyPair(folder: string): Promise<PtyPair> {
  const scannerPath = join(folder, 'scanner');
  const handPath = join(folder, 'hand');
  const child = spawn(program, [`pty,raw,echo=0,link=${scannerPath}`, `pty,raw,echo=0,link=${handPath}`], {
    stdio: 'ignore',
  });
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const failed = new Promise<never>((_, reject) => child.once('error', reject));
  await Promise.race([present(child, [scannerPath, handPath]), failed]);
  failed.catch(() => undefined);
  return {
    scannerPath,
    handPath,
    scan: async (raw) => {
      const hand = await open(handPath, 'w');
      await hand.write(Buffer.from(raw, 'latin1'));
      await hand.close();
    },
    close: async () => {
      child.kill();
      await gone;
    },
  };
}

async function present(child: ChildProcess, paths: readonly string[]): Promise<void> {
  const end = Date.now() + 5_000;
  while (!paths.every((path) => existsSync(path))) {
    if (child.exitCode !== null || Date.now() > end) throw new Error('socat made no pseudo-terminals');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
