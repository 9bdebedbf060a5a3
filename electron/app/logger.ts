import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { destination, type Logger, pino } from 'pino';

/**
 * A log of what went wrong inside, without patients: names of errors, procedures and our own stack lines, never the
 * values that were handled. Written synchronously so that the last line before a crash is there.
 */
export function createLogger(dataDir: string): Logger {
  const folder = join(dataDir, 'logs');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime },
    destination({ dest: join(folder, 'salve.log'), sync: true, mode: 0o600 }),
  );
}

/** Notes an unforeseen error: its kind and where it arose. A message may quote data, so it stays out. */
export function logUnforeseen(logger: Logger, error: unknown, where: string | undefined): void {
  const known = error instanceof Error;
  const frames = known
    ? (error.stack ?? '')
        .split('\n')
        .filter((line) => line.trimStart().startsWith('at '))
        .slice(0, 12)
    : [];
  logger.error(
    {
      where,
      kind: known ? error.name : typeof error,
      code: known ? (error as { code?: unknown }).code : undefined,
      frames,
    },
    'unforeseen',
  );
}
