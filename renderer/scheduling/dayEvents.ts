import type { AppointmentState } from '../../electron/scheduling/rules.ts';
import { frees, isOpenForChange } from '../../electron/scheduling/rules.ts';
import type { DayAppointment, DayOutput } from '../../electron/scheduling/schemas.ts';
import type { CalendarEvent } from '../ui/calendar/types.ts';
import { stateLook } from './stateLook.ts';

export type Columns = 'providers' | 'rooms';

/** An event of the calendar: the part of an appointment that stands in one column. */
export interface DayEvent extends CalendarEvent {
  appointment: DayAppointment;
  /** It holds the last service, so it can be pulled longer. */
  last: boolean;
}

type Line = DayAppointment['lines'][number];

/** Events of a day in columns of providers or rooms. What is cancelled takes no time and is not drawn; a no-show is, pale. */
export function dayEvents(day: DayOutput, by: Columns, stateWord: (state: AppointmentState) => string): DayEvent[] {
  return day.appointments
    .filter(({ state }) => state === 'noShow' || !frees(state))
    .flatMap((appointment) => {
      const columns = new Map<string, Line[]>();
      for (const line of appointment.lines) {
        const id = by === 'providers' ? line.providerId : line.roomId;
        if (id) columns.set(id, [...(columns.get(id) ?? []), line]);
      }
      return [...columns].map(([resourceId, lines]) => eventOf(appointment, resourceId, lines, by, stateWord));
    });
}

function eventOf(
  appointment: DayAppointment,
  resourceId: string,
  lines: Line[],
  by: Columns,
  stateWord: (state: AppointmentState) => string,
): DayEvent {
  const { state } = appointment;
  const look = stateLook[state];
  const isLast = lines.at(-1) === appointment.lines.at(-1);
  return {
    id: `${appointment.id} ${resourceId}`,
    resourceIds: [resourceId],
    start: Math.min(...lines.map((line) => line.startsAt)),
    end: Math.max(...lines.map((line) => line.endsAt)),
    title: appointment.patientName,
    subtitle: lines.map((line) => line.serviceName).join(', '),
    tone: look.tone,
    mark: look.mark,
    statusText: stateWord(state),
    fixed: !isOpenForChange(state),
    gone: state === 'noShow',
    freeParts: by === 'providers' ? freeParts(lines, resourceId) : [],
    appointment,
    last: isLast,
  };
}

/** Parts of the lines in which their provider is free: processing. */
function freeParts(lines: readonly Line[], providerId: string): Array<{ start: number; end: number }> {
  return lines.flatMap((line) => {
    const taken = line.spans
      .filter((span) => span.kind === 'staff' && span.resourceId === providerId)
      .sort((a, b) => a.startsAt - b.startsAt);
    const parts: Array<{ start: number; end: number }> = [];
    let at = line.startsAt;
    for (const span of taken) {
      if (span.startsAt > at) parts.push({ start: at, end: span.startsAt });
      at = Math.max(at, span.endsAt);
    }
    if (at < line.endsAt) parts.push({ start: at, end: line.endsAt });
    return parts;
  });
}

/** First and last minute worth drawing: an hour around the working hours, and everything that is booked. */
export function drawnMinutes(days: readonly DayOutput[]): { first: number; last: number } {
  const starts: number[] = [];
  const ends: number[] = [];
  for (const day of days) {
    for (const { hours } of day.providers) {
      for (const { fromMinute, untilMinute } of hours) {
        starts.push(fromMinute - 60);
        ends.push(untilMinute + 60);
      }
    }
    for (const { startsAt, endsAt } of day.appointments) {
      starts.push((startsAt - day.from) / 60_000);
      ends.push((endsAt - day.from) / 60_000);
    }
  }
  if (starts.length === 0) return { first: 480, last: 1200 };
  const hour = (minute: number, round: (n: number) => number): number =>
    Math.min(1440, Math.max(0, round(minute / 60) * 60));
  return { first: hour(Math.min(...starts), Math.floor), last: hour(Math.max(...ends), Math.ceil) };
}
