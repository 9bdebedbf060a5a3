import type { Logger } from 'pino';
import type { Opened } from './openClinic.ts';

/** Starts what runs while a clinic is open; returns what stops it. */
export function startWork(_clinic: Opened, _logger: Logger): () => Promise<void> {
  return async () => undefined;
}
