import { dateOf, type Instant } from '../../kernel/dates.ts';
import type { BlockKind } from '../blocks/rules.ts';

/** Who or what is in the way, until when, and when it would fit. */
export interface Taken {
  resource: 'staff' | 'room' | 'device' | 'patient';
  name: string;
  from: Instant;
  until: Instant;
  /** It is no appointment that is in the way, but a block of this kind. */
  block?: BlockKind;
  /** Missing: another start is not what was asked for. */
  free?: Instant[];
}

/** The refusal as a person reads it: "Dr. Reyes is taken from 10:00 AM to 10:45 AM. Next free: 10:45 AM, 11:00 AM." `wanted` is the start asked for. */
export function takenSentence(taken: Taken, wanted: Instant, zone: string, locale: string): string {
  const clock = new Intl.DateTimeFormat(locale, { timeZone: zone, hour: 'numeric', minute: '2-digit' });
  const clockAndDay = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  });
  const sameDay = (at: Instant): boolean => dateOf(at, zone) === dateOf(wanted, zone);
  const say = (at: Instant): string => (sameDay(at) ? clock : clockAndDay).format(at).replace(/\u202f/g, ' ');
  const begin = `${taken.name} ${isTaken(taken)} from ${say(taken.from)} to ${say(taken.until)}.`;
  const { free } = taken;
  if (!free) return begin;
  // a day is named once
  const times = free.map((at, index) => {
    const before = free[index - 1];
    return before !== undefined && dateOf(before, zone) === dateOf(at, zone)
      ? clock.format(at).replace(/\u202f/g, ' ')
      : say(at);
  });
  const offers = times.length > 0 ? `Next free: ${times.join(', ')}.` : 'Nothing fits within the next seven days.';
  return `${begin} ${offers}`;
}

const blockedWords: Record<BlockKind, string> = {
  break: 'is on a break',
  timeOff: 'is away',
  meeting: 'is in a meeting',
  maintenance: 'is in maintenance',
  other: 'is blocked',
};

function isTaken({ resource, block }: Taken): string {
  if (resource === 'patient') return 'has another appointment';
  return block ? blockedWords[block] : 'is taken';
}
