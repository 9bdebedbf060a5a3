import type { Calendar as Grid } from '@event-calendar/core';
import { eventNodes, headNodes } from './eventContent.ts';
import { type Column, closedSpans } from './grid.ts';
import type { CalendarEvent, CalendarProps } from './types.ts';
import { wallOf, wallText } from './wallTime.ts';

type Shown = Pick<CalendarProps, 'events' | 'zone'> & {
  blocks: CalendarProps['blocks'] | undefined;
  openHours: CalendarProps['openHours'] | undefined;
  firstMinute: number;
  lastMinute: number;
  columns: readonly Column[];
};

/** Our events, blocks and closed hours as the grid library takes them: wall time without an offset. */
export function gridEvents({
  events,
  blocks,
  openHours,
  zone,
  firstMinute,
  lastMinute,
  columns,
}: Shown): Grid.EventInput[] {
  const wall = (instant: number): string => wallText(wallOf(instant, zone));
  const shown: Grid.EventInput[] = events.map((event) => ({
    id: event.id,
    resourceIds: [...event.resourceIds],
    start: wall(event.start),
    end: wall(event.end),
    title: event.title,
    editable: !event.fixed,
    classNames: ['s-cal-event', `s-cal-${event.tone}`, ...(event.gone ? ['s-cal-gone'] : [])],
    extendedProps: { event },
  }));
  const stopped: Grid.EventInput[] = (blocks ?? []).map((block) => ({
    resourceIds: [block.resourceId],
    start: wall(block.start),
    end: wall(block.end),
    title: block.title,
    display: 'background',
    classNames: ['s-cal-block'],
    extendedProps: { block: block.title },
  }));
  const closed: Grid.EventInput[] = openHours
    ? columns.flatMap(({ resourceId, date }) =>
        closedSpans(openHours(resourceId, date), firstMinute, lastMinute).map(
          (span): Grid.EventInput => ({
            resourceIds: [resourceId],
            start: wallText({ date, minute: span.from }),
            end: endText(date, span.until),
            display: 'background',
            classNames: ['s-cal-closed'],
          }),
        ),
      )
    : [];
  return [...closed, ...stopped, ...shown];
}

/** 24:00 is not a time the library reads. */
function endText(date: string, minute: number): string {
  return minute >= 1440 ? `${date}T23:59:59` : wallText({ date, minute });
}

const hm = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Options that follow the props; those that never change are set once in Calendar.tsx. */
export function gridOptions(
  shown: Shown & Pick<CalendarProps, 'view' | 'date' | 'resources'> & { scrollTo: string },
): Partial<Grid.Options> {
  const week = shown.view === 'week';
  return {
    view: week ? 'resourceTimeGridWeek' : 'resourceTimeGridDay',
    date: shown.date,
    // one day needs no head of its own: the page says which day it is
    datesAboveResources: week,
    resources: shown.resources.map(({ id, title, subtitle }) => ({ id, title, extendedProps: { subtitle } })),
    events: gridEvents(shown),
    scrollTime: shown.scrollTo,
    slotMinTime: hm(shown.firstMinute),
    slotMaxTime: hm(shown.lastMinute),
    columnWidth: week ? 'minmax(104px, 1fr)' : 'minmax(150px, 1fr)',
  };
}

/** Draws an event, a block with its name, or a column head. */
export function drawEvent(zone: string): (info: Grid.EventContentInfo) => Grid.Content | undefined {
  return ({ event }) => {
    if (event.display === 'background') {
      const name = event.extendedProps.block;
      return typeof name === 'string' ? name : '';
    }
    const own = event.extendedProps.event as CalendarEvent | undefined;
    if (!own) return undefined;
    if (event.display !== 'preview' && event.display !== 'ghost') return { domNodes: eventNodes(own, zone) };
    return { domNodes: eventNodes({ ...own, freeParts: [] }, zone) };
  };
}

export function drawHead({ resource }: Grid.ResourceLabelInfo): Grid.Content {
  const { subtitle } = resource.extendedProps;
  const title = typeof resource.title === 'string' ? resource.title : '';
  return { domNodes: headNodes(title, typeof subtitle === 'string' ? subtitle : undefined) };
}
