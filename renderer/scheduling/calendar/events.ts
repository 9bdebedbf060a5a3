import type { AppointmentState } from '../../../electron/scheduling/rules.ts';
import { frees, isOpenForChange } from '../../../electron/scheduling/rules.ts';
import type { CalendarOutput, DayAppointment } from '../../../electron/scheduling/schemas.ts';
import type { CalendarEvent } from '../../ui/calendar/types.ts';
import { stateLook } from '../stateLook.ts';

export const columnKinds = ['providers', 'rooms', 'devices'] as const;
/** What the columns of the calendar are. */
export type Columns = (typeof columnKinds)[number];

export const resourceKindOf = { providers: 'staff', rooms: 'room', devices: 'device' } as const;

/** The part of an appointment that stands in one column. */
export interface VisitEvent extends CalendarEvent {
  appointment: DayAppointment;
  /** It holds the last service, so it can be pulled longer. */
  last: boolean;
}

/** A block in its column. */
export interface BlockEvent extends CalendarEvent {
  of: CalendarOutput['blocks'][number];
}

type Line = DayAppointment['lines'][number];
type Span = Line['spans'][number];
/** Words for what is drawn as a sign. */
interface EventWords {
  state: (state: AppointmentState) => string;
  series: string;
  group: string;
}

/** Events that were made before: an appointment that did not change is not drawn again. */
const known = new WeakMap<DayAppointment, Partial<Record<Columns, VisitEvent[]>>>();

/** Events of appointments in columns of providers, rooms or devices. What is cancelled takes no time and is not drawn; a no-show is, pale. */
export function visitEvents(appointments: readonly DayAppointment[], by: Columns, words: EventWords): VisitEvent[] {
  return appointments.flatMap((appointment) => {
    const made = known.get(appointment) ?? {};
    const events = made[by] ?? eventsOf(appointment, by, words);
    if (!made[by]) known.set(appointment, { ...made, [by]: events });
    return events;
  });
}

function eventsOf(appointment: DayAppointment, by: Columns, words: EventWords): VisitEvent[] {
  const { state } = appointment;
  if (state !== 'noShow' && frees(state)) return [];
  const kind = resourceKindOf[by];
  const columns = new Map<string, Line[]>();
  for (const line of appointment.lines)
    for (const id of new Set(line.spans.filter((span) => span.kind === kind).map((span) => span.resourceId)))
      columns.set(id, [...(columns.get(id) ?? []), line]);
  return [...columns].map(([resourceId, lines]) => eventOf(appointment, resourceId, lines, by, words));
}

function eventOf(
  appointment: DayAppointment,
  resourceId: string,
  lines: Line[],
  by: Columns,
  words: EventWords,
): VisitEvent {
  const { state } = appointment;
  const look = stateLook[state];
  const parts = lines.map((line) => partOf(line, resourceId, by));
  return {
    id: `${appointment.id} ${resourceId}`,
    resourceId,
    start: Math.min(...parts.map((part) => part.startsAt)),
    end: Math.max(...parts.map((part) => part.endsAt)),
    title: appointment.patientName,
    subtitle: lines.map((line) => line.serviceName).join(', '),
    tone: look.tone,
    mark: look.mark,
    statusText: words.state(state),
    signs: [
      ...(appointment.seriesId === null ? [] : [{ sign: '↻', text: words.series }]),
      ...(appointment.groupId === null ? [] : [{ sign: '⚭', text: words.group }]),
    ],
    fixed: !isOpenForChange(state),
    gone: state === 'noShow',
    freeParts: by === 'providers' ? parts.flatMap((part) => gapsIn(part)) : [],
    appointment,
    last: lines.at(-1) === appointment.lines.at(-1),
  };
}

interface Part {
  startsAt: number;
  endsAt: number;
  spans: Span[];
}

/** A line in one column: its own provider is shown for all of it, whoever else takes part for the time they are taken. */
function partOf(line: Line, resourceId: string, by: Columns): Part {
  const spans = line.spans
    .filter((span) => span.kind === resourceKindOf[by] && span.resourceId === resourceId)
    .sort((a, b) => a.startsAt - b.startsAt);
  if (by === 'providers' && line.providerId === resourceId)
    return { startsAt: line.startsAt, endsAt: line.endsAt, spans };
  return {
    startsAt: spans[0]?.startsAt ?? line.startsAt,
    endsAt: Math.max(...spans.map((span) => span.endsAt)),
    spans,
  };
}

/** Parts in which the provider is free: processing. */
function gapsIn({ startsAt, endsAt, spans }: Part): Array<{ start: number; end: number }> {
  const gaps: Array<{ start: number; end: number }> = [];
  let at = startsAt;
  for (const span of spans) {
    if (span.startsAt > at) gaps.push({ start: at, end: span.startsAt });
    at = Math.max(at, span.endsAt);
  }
  if (at < endsAt) gaps.push({ start: at, end: endsAt });
  return gaps;
}

/** Longer ones are time off for whole days: they are changed in their dialog. */
const longestDragged = 14 * 3_600_000;

/** Blocks in columns of their kind. */
export function blockEvents(
  blocks: CalendarOutput['blocks'],
  by: Columns,
  kindWord: (kind: CalendarOutput['blocks'][number]['kind']) => string,
): BlockEvent[] {
  return blocks
    .filter((block) => block.resourceKind === resourceKindOf[by])
    .map((block) => ({
      id: `block ${block.id}`,
      resourceId: block.resourceId,
      start: block.startsAt,
      end: block.endsAt,
      title: block.reason === '' ? kindWord(block.kind) : block.reason,
      ...(block.reason === '' ? {} : { subtitle: kindWord(block.kind) }),
      tone: 'grey',
      block: true,
      fixed: block.endsAt - block.startsAt > longestDragged,
      of: block,
    }));
}

/** First and last minute worth drawing: an hour around the working hours, and everything that is booked. */
export function drawnMinutes(range: CalendarOutput | undefined): { first: number; last: number } {
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { hours } of range?.providers ?? []) {
    for (const { fromMinute, untilMinute } of hours) {
      starts.push(fromMinute - 60);
      ends.push(untilMinute + 60);
    }
  }
  for (const { startsAt, endsAt } of range?.appointments ?? []) {
    const day = range?.days.find(({ from, until }) => from <= startsAt && startsAt < until);
    if (!day) continue;
    starts.push((startsAt - day.from) / 60_000);
    ends.push((endsAt - day.from) / 60_000);
  }
  if (starts.length === 0) return { first: 480, last: 1200 };
  const hour = (minute: number, round: (n: number) => number): number =>
    Math.min(1440, Math.max(0, round(minute / 60) * 60));
  return { first: hour(Math.min(...starts), Math.floor), last: hour(Math.max(...ends), Math.ceil) };
}
