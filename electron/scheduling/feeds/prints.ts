import type { Instant } from '../../kernel/dates.ts';

/** A provider's calendar before anyone knows in which format it leaves. */
export interface FeedCalendar {
  name: string;
  /** IANA zone in which a program shows it by default; the times themselves are instants. */
  zone: string;
  /** Instant of the reading. */
  stamp: Instant;
  entries: readonly FeedEntry[];
}

export interface FeedEntry {
  /** The same as long as the appointment stands in this person's calendar, wherever it is moved. */
  uid: string;
  /** Rises with every change. */
  sequence: number;
  startsAt: Instant;
  endsAt: Instant;
  title: string;
  /** The room; empty without one. */
  place: string;
}
