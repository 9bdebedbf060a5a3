import type { PrintTrouble } from '../devices/ports.ts';
import { isAutomatic, type Link } from './printerTalk.ts';

/** What a line to a printer can do: a socket, a serial port or a device file. */
export interface Line {
  /** Hands bytes to the system; the error if it would not take them all. */
  write(bytes: Uint8Array, done: (error?: Error | null) => void): void;
  /** Ends our side, or waits until the system has sent everything. `lost` is called when that is so. */
  end(done: () => void): void;
  destroy(): void;
}

/** The reading half of a line: whoever owns it reports what arrives and that it broke. */
export interface LineEnd {
  link: Link;
  arrived(bytes: Uint8Array): void;
  /** `trouble`: why; a line that ended while we ended it too is not broken. */
  lost(trouble?: PrintTrouble): void;
}

/** Questions, answers and deadlines over a line of bytes. */
export function linkOf(line: Line): LineEnd {
  let broken: PrintTrouble | null = null;
  let finishing = false;
  let skip = 0;
  let waiter: { fits: (byte: number) => boolean; take: (byte: number | null) => void } | null = null;
  const listeners = new Set<() => void>();

  /** Resolves with what `start` hands over, or with `otherwise` when the line breaks or the time is up. */
  const within = <T>(ms: number, otherwise: T, start: (done: (value: T) => void) => void): Promise<T> =>
    new Promise((resolve) => {
      const done = (value: T): void => {
        clearTimeout(timer);
        listeners.delete(giveUp);
        resolve(value);
      };
      const giveUp = (): void => done(otherwise);
      const timer = setTimeout(giveUp, ms);
      listeners.add(giveUp);
      start(done);
    });

  return {
    arrived: (bytes) => {
      for (const byte of bytes) {
        if (skip > 0) skip--;
        else if (isAutomatic(byte)) skip = 3;
        else if (waiter?.fits(byte)) waiter.take(byte);
      }
    },
    lost: (trouble) => {
      if (trouble !== undefined) broken ??= trouble;
      else if (!finishing) broken ??= 'connectionLost';
      waiter?.take(null);
      for (const listener of listeners) listener();
    },
    link: {
      broken: () => broken,
      ask: async (question, fits, ms) => {
        if (broken) return null;
        const answer = await within<number | null>(ms, null, (done) => {
          waiter = { fits, take: done };
          if (question.length > 0) line.write(Uint8Array.from(question), () => undefined);
        });
        waiter = null;
        return answer;
      },
      write: (bytes, ms) => {
        if (broken) return Promise.resolve(false);
        return within<boolean>(ms, false, (done) => line.write(bytes, (error) => done(!error)));
      },
      finish: async (ms) => {
        if (broken) return;
        finishing = true;
        await within(ms, undefined, (done) => line.end(() => done(undefined)));
      },
      destroy: () => line.destroy(),
    },
  };
}
