import '@event-calendar/core/index.css';
import './calendar.css';
import './events.css';
import {
  createCalendar,
  destroyCalendar,
  type Calendar as Grid,
  Interaction,
  ResourceTimeGrid,
} from '@event-calendar/core';
import { useEffect, useId, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../KeyHint.tsx';
import { repairGrid } from './domRepair.ts';
import { columnsOf } from './grid.ts';
import { drawEvent, drawHead, gridOptions } from './gridOptions.ts';
import type { CalendarProps } from './types.ts';
import { useCalendarKeys } from './useCalendarKeys.ts';
import { datesOf, instantOf, offsetOf, readWall, shiftWall, wallOf } from './wallTime.ts';

/**
 * Columns of resources over a day or a week, on the clinic's wall clock. Draw, click, drag and pull with the pointer;
 * the same with the keyboard (see `calendarHelp` in ui/en.ts). What is refused goes back to where it was.
 */
export function Calendar(props: CalendarProps) {
  const { t } = useTranslation('ui');
  const { zone, now, date, view, resources, events, blocks, openHours, label } = props;
  const { firstMinute = 420, lastMinute = 1200, step = 15, newMinutes = 30, firstWeekday = 1 } = props;
  const host = useRef<HTMLDivElement>(null);
  const grid = useRef<Grid | null>(null);
  const helpId = useId();

  const columns = useMemo(
    () =>
      columnsOf(
        resources.map(({ id }) => id),
        datesOf(view, date, firstWeekday),
      ),
    [resources, view, date, firstWeekday],
  );
  const clock = useRef(now);
  clock.current = now;
  // a day shown anew begins an hour before now, or at eight; the passing minute scrolls nothing
  const scrollTo = useMemo(() => {
    const wall = wallOf(clock.current, zone);
    const today = columns.some((column) => column.date === wall.date);
    const hour = today ? Math.max(Math.floor(firstMinute / 60), Math.floor(wall.minute / 60) - 1) : 8;
    return `${String(Math.min(hour, 22)).padStart(2, '0')}:00`;
  }, [columns, zone, firstMinute]);
  const options = useMemo(
    () =>
      gridOptions({
        events,
        blocks,
        openHours,
        zone,
        firstMinute,
        lastMinute,
        columns,
        view,
        date,
        resources,
        scrollTo,
      }),
    [events, blocks, openHours, zone, firstMinute, lastMinute, columns, view, date, resources, scrollTo],
  );

  const keys = useCalendarKeys({ ...props, firstMinute, lastMinute, step, newMinutes, columns, host });
  const live = useRef({ props, options, keys });
  live.current = { props, options, keys };

  useEffect(() => {
    const target = host.current;
    if (!target) return;
    const reset = (): void => {
      grid.current?.setOption('events', live.current.options.events ?? []);
    };
    const settle = (verdict: ReturnType<CalendarProps['onResize']>): void => {
      Promise.resolve(verdict).then(
        (answer) => answer === false && reset(),
        () => reset(),
      );
    };
    const place = (start: string, minutes: number, resourceId: string) => {
      const wall = readWall(start);
      const { zone: here } = live.current.props;
      return { resourceId, start: instantOf(wall, here), end: instantOf(shiftWall(wall, minutes), here) };
    };
    const own = (id: number | string) => live.current.props.events.find((event) => event.id === String(id));

    const made = createCalendar(target, [ResourceTimeGrid, Interaction], {
      ...live.current.options,
      timeZone: offsetOf(live.current.props.now, live.current.props.zone),
      headerToolbar: { start: '', center: '', end: '' },
      height: '100%',
      allDaySlot: false,
      nowIndicator: true,
      pointer: true,
      selectable: true,
      editable: true,
      dragScroll: true,
      slotEventOverlap: false,
      unselectAuto: true,
      slotDuration: '00:15',
      slotLabelInterval: '01:00',
      slotHeight: 22,
      snapDuration: { minutes: step },
      firstDay: firstWeekday === 7 ? 0 : 1,
      eventContent: (info) => drawEvent(live.current.props.zone)(info),
      resourceLabelContent: drawHead,
      eventClick: ({ event }) => live.current.props.onOpen(String(event.id)),
      dateClick: ({ dateStr, resource }) => {
        if (!resource) return;
        live.current.keys.pointTo(resource.id, readWall(dateStr));
        live.current.props.onSelectRange(place(dateStr, live.current.props.newMinutes ?? 30, resource.id));
      },
      select: ({ startStr, endStr, resource }) => {
        const from = readWall(startStr);
        const until = readWall(endStr);
        const minutes = until.minute - from.minute + (until.date > from.date ? 1440 : 0);
        live.current.keys.pointTo(resource.id, from);
        live.current.props.onSelectRange(place(startStr, minutes, resource.id));
        grid.current?.unselect();
      },
      eventDrop: ({ event, delta, oldResource, newResource }) => {
        const old = own(event.id);
        if (!old) return;
        const { zone: here } = live.current.props;
        const start = instantOf(shiftWall(wallOf(old.start, here), delta.days * 1440 + delta.seconds / 60), here);
        const from = oldResource?.id ?? old.resourceIds[0] ?? '';
        const to = newResource?.id ?? from;
        settle(live.current.props.onMove(old.id, { resourceId: to, start, end: start + (old.end - old.start) }, from));
      },
      eventResize: ({ event, endDelta }) => {
        const old = own(event.id);
        if (!old) return;
        const { zone: here } = live.current.props;
        const end = shiftWall(wallOf(old.end, here), endDelta.days * 1440 + endDelta.seconds / 60);
        settle(live.current.props.onResize(old.id, instantOf(end, here)));
      },
    });
    grid.current = made;
    const stop = repairGrid(target, () => live.current.props.label, helpId);
    return () => {
      stop();
      grid.current = null;
      void destroyCalendar(made);
    };
  }, [step, firstWeekday, helpId]);

  const given = useRef<Partial<Grid.Options>>({});
  useEffect(() => {
    const calendar = grid.current;
    if (!calendar) return;
    for (const name of Object.keys(options) as Array<keyof Grid.Options>) {
      if (given.current[name] !== options[name]) calendar.setOption(name, options[name]);
    }
    given.current = options;
    live.current.keys.afterDraw();
  }, [options]);

  const offset = offsetOf(now, zone);
  useEffect(() => {
    grid.current?.setOption('timeZone', offset);
  }, [offset]);

  useEffect(() => {
    host.current?.querySelector('.ec-main')?.setAttribute('aria-label', label);
  }, [label]);

  return (
    <div className="s-cal" data-view={view}>
      <div
        ref={host}
        className="s-cal-host"
        onKeyDownCapture={keys.onKeyDown}
        onFocus={keys.onFocus}
        onBlur={keys.onBlur}
      />
      <div className="s-cal-keys" aria-hidden>
        <KeyHint keys="Enter" /> {t('calendarKeysNew')} <KeyHint keys="[" /> <KeyHint keys="]" />{' '}
        {t('calendarKeysStep')} <KeyHint keys="M" /> {t('calendarKeysMove')} <KeyHint keys="Shift+↑↓" />{' '}
        {t('calendarKeysLength')}
      </div>
      <p id={helpId} className="s-visually-hidden">
        {t('calendarHelp')}
      </p>
      <p className="s-visually-hidden" role="status">
        {keys.spoken}
      </p>
    </div>
  );
}
