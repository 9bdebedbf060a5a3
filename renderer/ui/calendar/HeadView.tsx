import { memo } from 'react';
import type { CalendarResource } from './types.ts';

const dayText = new Intl.DateTimeFormat(undefined, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});

export interface HeadViewProps {
  dates: readonly string[];
  resources: readonly CalendarResource[];
  today: string;
  week: boolean;
}

/** The heads of the columns; in a week the days stand above, and stay in view while their columns pass. */
export const HeadView = memo(function HeadView({ dates, resources, today, week }: HeadViewProps) {
  return (
    <div className="s-cal-header">
      <div className="s-cal-corner" />
      <div className="s-cal-heads">
        {dates.map((date) => (
          <div key={date} className="s-cal-day" style={{ flex: resources.length }}>
            {week ? (
              <div className="s-cal-date" data-today={date === today || undefined}>
                <span>{dayText.format(Date.parse(`${date}T12:00:00Z`))}</span>
              </div>
            ) : null}
            {week && resources.length === 1 ? null : (
              <div className="s-cal-names">
                {resources.map(({ id, title, subtitle }) => (
                  <div key={id} className="s-cal-head" title={title}>
                    <span className="s-cal-head-title">{title}</span>
                    {subtitle ? <span className="s-cal-head-sub">{subtitle}</span> : null}
                  </div>
                ))}
              </div>
            )}
          </div>
        ))}
      </div>
    </div>
  );
});
