import { memo, useMemo } from 'react';
import { EventBox } from './EventBox.tsx';
import { closedSpans, type Placed, type Span } from './grid.ts';
import { layLanes } from './lanes.ts';
import { minutePx } from './marker.ts';
import type { CalendarEvent } from './types.ts';

export interface ColumnViewProps {
  placed: ReadonlyArray<Placed<CalendarEvent>>;
  /** Working hours; null shades nothing. */
  open: readonly Span[] | null;
  zone: string;
  firstMinute: number;
  lastMinute: number;
  /** Minute of the now line, or null. */
  now: number | null;
  /** First column of a day. */
  edge: boolean;
  cut: string | null;
}

const sameSpans = (a: readonly Span[] | null, b: readonly Span[] | null): boolean =>
  a === b ||
  (a?.length === b?.length && (a ?? []).every((span, at) => span.from === b?.[at]?.from && span.until === b[at].until));
const samePlaced = (a: ColumnViewProps['placed'], b: ColumnViewProps['placed']): boolean =>
  a.length === b.length &&
  a.every((one, at) => one.event === b[at]?.event && one.from === b[at].from && one.until === b[at].until);

/** One resource on one day. Drawn again only when something of its own changed: a week of twelve people has 84. */
export const ColumnView = memo(
  function ColumnView({ placed, open, zone, firstMinute, lastMinute, now, edge, cut }: ColumnViewProps) {
    const laned = useMemo(() => layLanes(placed), [placed]);
    return (
      <div className="s-cal-col" data-edge={edge || undefined}>
        {open === null
          ? null
          : closedSpans(open, firstMinute, lastMinute).map(({ from, until }) => (
              <div
                key={from}
                className="s-cal-closed"
                style={{ top: (from - firstMinute) * minutePx, height: (until - from) * minutePx }}
              />
            ))}
        {laned.map(({ column: _, ...one }) => (
          <EventBox key={one.event.id} {...one} zone={zone} firstMinute={firstMinute} cut={one.event.id === cut} />
        ))}
        {now === null ? null : <div className="s-cal-now" style={{ top: (now - firstMinute) * minutePx }} />}
      </div>
    );
  },
  (a, b) =>
    samePlaced(a.placed, b.placed) &&
    sameSpans(a.open, b.open) &&
    a.zone === b.zone &&
    a.firstMinute === b.firstMinute &&
    a.lastMinute === b.lastMinute &&
    a.now === b.now &&
    a.edge === b.edge &&
    (a.cut === b.cut || ![...a.placed, ...b.placed].some(({ event }) => event.id === a.cut || event.id === b.cut)),
);
