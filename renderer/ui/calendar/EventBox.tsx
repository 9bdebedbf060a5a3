import { type CSSProperties, memo } from 'react';
import type { Laned } from './lanes.ts';
import { minutePx } from './marker.ts';
import type { CalendarEvent } from './types.ts';
import { shortTimes, timeText } from './wallTime.ts';

export interface EventBoxProps extends Omit<Laned<CalendarEvent>, 'column'> {
  zone: string;
  firstMinute: number;
  cut: boolean;
}

/** One event in one column. Its words are one label; what lies in it is for the eye. */
export const EventBox = memo(function EventBox(props: EventBoxProps) {
  const { event, from, until, lane, lanes, nested, zone, firstMinute, cut } = props;
  const { title, subtitle, statusText, mark, signs = [], block, fixed, gone } = event;
  const minutes = until - from;
  const times = `${timeText(event.start, zone)} – ${timeText(event.end, zone)}`;
  const words = [subtitle, times, statusText, ...signs.map(({ text }) => text)].filter(Boolean);
  const style: CSSProperties = {
    top: (from - firstMinute) * minutePx,
    height: minutes * minutePx - 1,
    left: nested ? `calc(${(lane / lanes) * 100}% + 22px)` : `${(lane / lanes) * 100}%`,
    width: `calc(${100 / lanes}% - ${nested ? 25 : 3}px)`,
  };
  return (
    <div
      role="button"
      tabIndex={-1}
      data-event={event.id}
      data-fixed={fixed || undefined}
      data-short={minutes <= 20 || undefined}
      data-two={(minutes > 20 && minutes <= 40) || undefined}
      data-cut={cut || undefined}
      className={`s-cal-event s-cal-${event.tone}${block ? ' s-cal-block' : ''}${gone ? ' s-cal-gone' : ''}${nested ? ' s-cal-nested' : ''}`}
      aria-label={[title, ...words].join(', ')}
      title={[title, ...words].join('\n')}
      style={style}
    >
      {(event.freeParts ?? []).map((part) => (
        <span
          key={part.start}
          className="s-cal-free"
          data-free
          style={{
            top: ((part.start - event.start) / 60_000) * minutePx,
            height: ((part.end - part.start) / 60_000) * minutePx,
          }}
        />
      ))}
      <span className="s-cal-title">
        {mark ? <span className="s-cal-mark">{mark}</span> : null}
        <span className="s-cal-name">{title}</span>
        {signs.map(({ sign }) => (
          <span key={sign} className="s-cal-mark">
            {sign}
          </span>
        ))}
      </span>
      {subtitle ? <span className="s-cal-sub">{subtitle}</span> : null}
      <span className="s-cal-time">{shortTimes(event.start, event.end, zone)}</span>
      {fixed ? null : <span className="s-cal-grip" data-grip />}
    </div>
  );
});
