import { Button } from '@mantine/core';
import { IconCalendarPlus, IconUserPlus, IconWalk } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate, useRouter } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateOf } from '../../electron/kernel/dates.ts';
import { frees } from '../../electron/scheduling/rules.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { Calendar } from '../ui/calendar/Calendar.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Page } from '../ui/Page.tsx';
import { usePageCommands } from '../ui/palette/source.ts';
import { useNow } from '../ui/useNow.ts';
import { CalendarBar } from './calendar/CalendarBar.tsx';
import { CalendarDialogs } from './calendar/CalendarDialogs.tsx';
import { ColumnFilter } from './calendar/ColumnFilter.tsx';
import { CutChip } from './calendar/CutChip.tsx';
import { allColumns, shownColumns } from './calendar/columns.ts';
import { dayName } from './calendar/dayName.ts';
import { blockEvents, type Columns, drawnMinutes, visitEvents } from './calendar/events.ts';
import { NoColumns } from './calendar/NoColumns.tsx';
import { useCalendarHands } from './calendar/useCalendarHands.ts';
import { useCalendarRange } from './calendar/useCalendarRange.ts';
import { useCalendarView } from './calendar/useCalendarView.ts';
import { usePageKeys } from './calendar/usePageKeys.ts';
import type { CalendarPlace } from './place.ts';
import styles from './scheduling.module.css';

const place = getRouteApi('/calendar');
const wholeDay = [{ from: 0, until: 1440 }];

/** The book of the clinic: a column per provider, room or device, a day or a week. */
export function CalendarPage() {
  const { t } = useTranslation('scheduling');
  const { t: words } = useTranslation('app');
  const desk = useDesk();
  const { zone } = desk;
  const trpc = useTRPC();
  const now = useNow();
  const navigate = useNavigate();
  const router = useRouter();
  const search: CalendarPlace = place.useSearch();
  const today = dateOf(now, zone);
  const date = search.date ?? today;
  const { look, change } = useCalendarView();
  const { view, by } = look;
  const go = useCallback(
    (next: { [K in keyof CalendarPlace]?: CalendarPlace[K] | undefined }): void => {
      // what closes late must not bring back a page that was left meanwhile
      if (router.state.location.pathname !== '/calendar') return;
      const all = Object.entries({ ...search, ...next }).filter(([, value]) => value !== undefined);
      void navigate({ to: '/calendar', search: Object.fromEntries(all) as CalendarPlace, replace: true });
    },
    [navigate, router, search],
  );
  const goTo = useCallback((next: string) => go({ date: next }), [go]);
  const { range, error, retry } = useCalendarRange(date, view);
  const edits = desk.may('schedule.edit');
  const booked = useQuery({
    ...trpc.patients.get.queryOptions({ id: search.patient ?? '' }),
    enabled: search.patient !== undefined,
  });
  const [filtering, setFiltering] = useState(false);

  const all = useMemo(() => allColumns(range, by), [range, by]);
  const shown = useMemo(() => shownColumns(all, look, desk.staff.id), [all, look, desk.staff.id]);
  const people = range?.providers;
  const resources = useMemo(
    () =>
      shown.map(({ id, name }) => {
        const off = view === 'day' && people?.find((row) => row.id === id)?.hours.length === 0;
        return { id, title: name, subtitle: off ? t('noHours') : undefined };
      }),
    [shown, view, people, t],
  );
  const visits = useMemo(
    () =>
      visitEvents(range?.appointments ?? [], by, {
        state: (state) => words(`state_${state}`),
        series: t('signSeries'),
        group: t('signGroup'),
      }),
    [range?.appointments, by, words, t],
  );
  const blocks = useMemo(
    () => blockEvents(range?.blocks ?? [], by, (kind) => t(`block_${kind}`)),
    [range?.blocks, by, t],
  );
  const events = useMemo(() => [...blocks, ...visits], [blocks, visits]);
  const openHours = useMemo(() => {
    const known = new Map<string, Array<{ from: number; until: number }>>();
    for (const { id, hours } of range?.providers ?? [])
      for (const { date: on, fromMinute, untilMinute } of hours)
        known.set(`${id} ${on}`, [...(known.get(`${id} ${on}`) ?? []), { from: fromMinute, until: untilMinute }]);
    return (id: string, on: string) => (by === 'providers' ? (known.get(`${id} ${on}`) ?? []) : wholeDay);
  }, [range?.providers, by]);
  const { first, last } = useMemo(() => drawnMinutes(range), [range]);

  const day = range?.days.find((row) => row.date === date);
  const hands = useCalendarHands({
    by,
    visits,
    blocks,
    shown: all,
    edits,
    open: (id) => go({ open: id }),
    patient: search.patient && booked.data ? { id: search.patient, name: booked.data.name } : undefined,
    startOf: (walkIn) => {
      if (walkIn) return Math.floor(now / 60_000) * 60_000;
      return date === today ? Math.ceil(now / 900_000) * 900_000 : (day?.from ?? now) + 9 * 3_600_000;
    },
  });
  useEffect(() => {
    if (search.walkIn && range) {
      hands.begin({ walkIn: true });
      go({ walkIn: undefined });
    }
  });

  const onBy = (next: Columns): void => change({ by: next });
  const onNew = edits ? () => hands.begin({}) : undefined;
  usePageKeys({
    date,
    today,
    view,
    goTo,
    onView: (next) => change({ view: next }),
    onBy,
    onNew,
    onFilter: () => setFiltering(true),
    onHelp: () => hands.show('keys'),
    onEscape: hands.cut ? hands.dropCut : undefined,
  });
  usePageCommands(
    edits
      ? [
          { id: 'calendar.book', title: t('bookFor'), icon: IconCalendarPlus, keys: 'N', run: () => hands.begin({}) },
          { id: 'calendar.walkIn', title: t('walkIn'), icon: IconWalk, run: () => hands.begin({ walkIn: true }) },
        ]
      : [],
  );
  const gone = range?.appointments.filter(({ state }) => frees(state) && state !== 'noShow').length ?? 0;
  const subtitle = [
    // a week of a single column does not name it above each day
    view === 'week' && shown.length === 1 ? (shown[0]?.name ?? '') : '',
    range && view === 'day' ? t('count', { count: range.appointments.length - gone }) : '',
    gone > 0 && view === 'day' ? t('gone', { count: gone }) : '',
    day?.closed ? t('closedDay', { name: day.closed }) : '',
  ].filter(Boolean);

  return (
    <Page
      title={dayName(date, view, today)}
      subtitle={subtitle.length > 0 ? subtitle.join(' · ') : ' '}
      fill
      actions={
        edits ? (
          <>
            <Button
              variant="default"
              leftSection={<IconUserPlus size={16} aria-hidden />}
              onClick={() => hands.begin({ walkIn: true })}
            >
              {t('walkIn')}
            </Button>
            <Button
              maw={380}
              leftSection={<IconCalendarPlus size={16} aria-hidden />}
              title={booked.data?.name}
              classNames={{ label: styles.bookLabel }}
              onClick={() => hands.begin({})}
            >
              {booked.data ? `${t('book')}: ${booked.data.name}` : t('bookFor')}
            </Button>
          </>
        ) : null
      }
    >
      <div className={styles.sheet}>
        <CalendarBar
          date={date}
          today={today}
          view={view}
          by={by}
          kinds={
            range && range.devices.length === 0 && by !== 'devices'
              ? ['providers', 'rooms']
              : ['providers', 'rooms', 'devices']
          }
          filter={
            all.length > 1 ? (
              <ColumnFilter
                all={all}
                shown={shown}
                opened={filtering}
                onOpened={setFiltering}
                onChange={(ids) => change({ shown: { ...look.shown, [`${view} ${by}`]: ids } })}
              />
            ) : null
          }
          goTo={goTo}
          onView={(next) => change({ view: next })}
          onBy={onBy}
          onSheet={desk.may('patients.read') ? () => hands.show('sheet') : null}
          onHelp={() => hands.show('keys')}
        />
        {hands.cut ? <CutChip {...hands.cut} onDrop={hands.dropCut} /> : null}
        <div className={styles.grid}>
          {error ? (
            <ErrorNotice sentence={sentenceOf(error)} onRetry={retry} />
          ) : !range ? (
            <div className={styles.skeleton} aria-busy />
          ) : resources.length === 0 ? (
            <NoColumns by={by} />
          ) : (
            <Calendar
              label={t('calendarOf', { day: dayName(date, view, today) })}
              zone={zone}
              now={now}
              date={date}
              view={view}
              resources={resources}
              events={events}
              openHours={openHours}
              firstMinute={first}
              lastMinute={last}
              readOnly={!edits}
              cut={hands.cut?.id ?? null}
              {...hands.calendar}
            />
          )}
        </div>
      </div>
      {range ? (
        <CalendarDialogs
          range={range}
          date={date}
          day={dayName(date, 'day', today)}
          now={now}
          open={search.open}
          hands={hands}
          onCloseOpen={() => go({ open: undefined })}
          onBooked={(startsAt) => go({ date: dateOf(startsAt, zone), patient: undefined })}
        />
      ) : null}
    </Page>
  );
}
