import { day, type Instant } from '../../kernel/dates.ts';

/** Why a person, room or device is not to be had. */
export const blockKinds = ['break', 'timeOff', 'meeting', 'maintenance', 'other'] as const;
export type BlockKind = (typeof blockKinds)[number];

/** The longest time that is blocked in one go. */
export const longestBlock = 366 * day;
/** The longest time one occupancy may take: what a look back must reach. */
export const longestOccupancy = day;

export interface Stretch {
  startsAt: Instant;
  endsAt: Instant;
}

/**
 * What a block takes of its time [startsAt, endsAt): everything that `others` leave, in pieces of 24 hours at most.
 * `others` in order of their begin.
 */
export function piecesOf(block: Stretch, others: readonly Stretch[]): Stretch[] {
  const pieces: Stretch[] = [];
  const take = (from: Instant, until: Instant): void => {
    for (let at = from; at < until; at += longestOccupancy)
      pieces.push({ startsAt: at, endsAt: Math.min(until, at + longestOccupancy) });
  };
  let at = block.startsAt;
  for (const other of others) {
    if (other.startsAt > at) take(at, Math.min(other.startsAt, block.endsAt));
    at = Math.max(at, other.endsAt);
  }
  take(at, block.endsAt);
  return pieces;
}
