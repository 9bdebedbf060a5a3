import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventClass } from 'ical-generator';
import type { FeedCalendar } from '../scheduling/feeds/prints.ts';

/** How soon a program should look again, in seconds. */
const lookAgain = 15 * 60;

/**
 * Writes a calendar as iCalendar (RFC 5545): CRLF, lines folded at 75 octets. Times are written in UTC, so they are
 * right on both sides of a clock change for every program, whether it knows the clinic's zone or not.
 */
export function icalendarOf(feed: FeedCalendar): string {
  const calendar = ical({
    name: feed.name,
    prodId: { company: 'Salve', product: 'Calendar' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: lookAgain,
    x: [['X-WR-TIMEZONE', feed.zone]],
  });
  for (const entry of feed.entries)
    calendar.createEvent({
      id: entry.uid,
      sequence: entry.sequence,
      stamp: new Date(feed.stamp),
      start: new Date(entry.startsAt),
      end: new Date(entry.endsAt),
      summary: entry.title,
      location: entry.place === '' ? null : entry.place,
      class: ICalEventClass.PRIVATE,
      busystatus: ICalEventBusyStatus.BUSY,
    });
  return calendar.toString();
}
