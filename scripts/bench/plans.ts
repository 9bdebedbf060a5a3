import type { Rounds } from './measure.ts';

/** How often each thing is measured. */
export interface Plans {
  booking: Rounds;
  checkout: Rounds;
  day: Rounds;
  search: Rounds;
  /** Durable calls, and changes that are waited for on another PC. */
  calls: number;
  changes: number;
  starts: number;
  drags: number;
}

/** What one run of the bench was asked for. */
export interface Run {
  /** The folder that holds the seeded clinics and their copies. */
  work: string;
  plans: Plans;
  /** Part of the full size of the data. */
  scale: number;
  /** Whether any line whose name begins like this was asked for. */
  wants: (name: string) => boolean;
}

export const full: Plans = {
  booking: { rounds: 60, size: 50, warmUp: 30 },
  checkout: { rounds: 30, size: 20, warmUp: 10 },
  day: { rounds: 60, size: 50, warmUp: 20 },
  search: { rounds: 60, size: 600, warmUp: 20 },
  calls: 1000,
  changes: 500,
  starts: 7,
  drags: 6,
};
export const quick: Plans = {
  booking: { rounds: 15, size: 30, warmUp: 12 },
  checkout: { rounds: 10, size: 10, warmUp: 8 },
  day: { rounds: 15, size: 30, warmUp: 10 },
  search: { rounds: 20, size: 300, warmUp: 20 },
  calls: 100,
  changes: 100,
  starts: 3,
  drags: 2,
};

/** Tells on standard error what is going on. */
export function say(words: string): void {
  process.stderr.write(`Bench: ${words}.\n`);
}
