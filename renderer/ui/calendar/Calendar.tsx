import './calendar.css';
import './events.css';
import { useEffect, useId, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ColumnView } from './ColumnView.tsx';
import { columnsOf, placeEvents } from './grid.ts';
import { HeadView } from './HeadView.tsx';
import { minutePx } from './marker.ts';
import type { CalendarProps } from './types.ts';
import { useCalendarKeys } from './useCalendarKeys.ts';
import { usePointer } from './usePointer.ts';
import { datesOf, wallOf } from './wallTime.ts';

const hourText = new Intl.DateTimeFormat(undefined, { hour: 'numeric', timeZone: 'UTC' });

/**
 * Columns of resources over a day or a week, on the clinic's wall clock. Draw, click, drag and pull with the pointer;
 * the same with the keyboard (see `calendarHelp` in ui/en.ts). What is refused goes back to where it was.
 */
export function Calendar(props: CalendarProps) {
  const { t } = useTranslation('ui');
  const { zone, now, date, view, resources, events, openHours, label, cut = null } = props;
  const { firstMinute = 420, lastMinute = 1200, step = 15, newMinutes = 30, firstWeekday = 1 } = props;
  const main = useRef<HTMLDivElement>(null);
  const helpId = useId();
  const dates = useMemo(() => datesOf(view, date, firstWeekday), [view, date, firstWeekday]);
  // the same columns while the same ids stand beside each other, however often the rest is told anew
  const ids = resources.map(({ id }) => id).join(' ');
  const columns = useMemo(() => columnsOf(ids.split(' '), dates), [ids, dates]);
  const placed = useMemo(() => placeEvents(events, columns, zone), [events, columns, zone]);
  const bounds = { columns: columns.length, firstMinute, lastMinute, step };
  const shown = { ...props, columns, placed, bounds, newMinutes, main };
  const keys = useCalendarKeys(shown);
  const pointer = usePointer({ ...shown, pointTo: keys.pointTo });
  const today = wallOf(now, zone);
  const todayShown = dates.includes(today.date);

  // a day shown anew begins an hour before now, or at eight; the passing minute scrolls nothing
  const clock = useRef(today);
  clock.current = today;
  useEffect(() => {
    const box = main.current;
    if (!box) return;
    const at = dates.indexOf(clock.current.date);
    const minute = at >= 0 ? clock.current.minute - 60 : 480;
    box.scrollTop = Math.max(0, (minute - firstMinute) * minutePx);
  }, [dates, firstMinute]);
  useEffect(() => {
    const grid = main.current?.querySelector<HTMLElement>('.s-cal-cols');
    if (!main.current || !grid) return;
    const at = columns.findIndex((column) => column.date === clock.current.date);
    main.current.scrollLeft = at > 0 ? (grid.clientWidth / columns.length) * at : 0;
  }, [columns]);

  const hours = [];
  for (let minute = Math.ceil(firstMinute / 60) * 60; minute < lastMinute; minute += 60) hours.push(minute);
  return (
    <div className="s-cal" data-view={view}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application takes keys and pointer itself */}
      <div
        ref={main}
        className="s-cal-main"
        role="application"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an application is one tab stop with keys of its own
        tabIndex={0}
        aria-label={label}
        aria-describedby={helpId}
        onKeyDownCapture={keys.onKeyDown}
        onFocus={keys.onFocus}
        onBlur={keys.onBlur}
        onPointerDown={pointer.onPointerDown}
      >
        <div
          className="s-cal-canvas"
          style={{ '--columns': columns.length, '--height': `${(lastMinute - firstMinute) * minutePx}px` } as object}
        >
          <HeadView dates={dates} resources={resources} today={today.date} week={view === 'week'} />
          <div className="s-cal-body">
            <div className="s-cal-axis" aria-hidden>
              {hours.map((minute) => (
                <span key={minute} style={{ top: (minute - firstMinute) * minutePx }}>
                  {hourText.format(minute * 60_000)}
                </span>
              ))}
            </div>
            <div className="s-cal-cols" style={{ '--first': `${-(firstMinute % 60) * minutePx}px` } as object}>
              {columns.map((column, index) => (
                <ColumnView
                  key={`${column.date} ${column.resourceId}`}
                  placed={placed[index] ?? []}
                  open={openHours?.(column.resourceId, column.date) ?? null}
                  zone={zone}
                  firstMinute={firstMinute}
                  lastMinute={lastMinute}
                  now={todayShown && column.date === today.date ? today.minute : null}
                  edge={index % resources.length === 0}
                  cut={cut}
                />
              ))}
              <div className="s-cal-overlay" aria-hidden />
            </div>
          </div>
        </div>
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
