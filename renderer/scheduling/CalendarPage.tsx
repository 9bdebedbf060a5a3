import { Button } from '@mantine/core';
import { IconCalendarPlus, IconUserPlus, IconWalk } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateOf } from '../../electron/kernel/dates.ts';
import { frees } from '../../electron/scheduling/rules.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { Calendar } from '../ui/calendar/Calendar.tsx';
import type { Place } from '../ui/calendar/types.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Page } from '../ui/Page.tsx';
import { usePageCommands } from '../ui/palette/source.ts';
import { showProblem } from '../ui/toasts.tsx';
import { useNow } from '../ui/useNow.ts';
import { AppointmentDrawer } from './AppointmentDrawer.tsx';
import { BookingDrawer } from './BookingDrawer.tsx';
import { CalendarBar } from './CalendarBar.tsx';
import { type Columns, type DayEvent, dayEvents, drawnMinutes } from './dayEvents.ts';
import { dayName } from './dayName.ts';
import type { CalendarPlace } from './place.ts';
import { RefusedDialog } from './RefusedDialog.tsx';
import styles from './scheduling.module.css';
import { useAppointmentActions } from './useAppointmentActions.tsx';
import type { BookingStart } from './useBookingDraft.ts';
import { useCalendarDays } from './useCalendarDays.ts';
import { useDayKeys } from './useDayKeys.ts';

const place = getRouteApi('/calendar');

/** The book of the clinic: a column per provider or room, a day, or a provider's week. */
export function CalendarPage() {
  const { t } = useTranslation('scheduling');
  const { t: words } = useTranslation('app');
  const desk = useDesk();
  const { zone } = desk;
  const trpc = useTRPC();
  const now = useNow();
  const navigate = useNavigate();
  const search: CalendarPlace = place.useSearch();
  const today = dateOf(now, zone);
  const date = search.date ?? today;
  const view = search.view ?? 'day';
  const by: Columns = search.by ?? 'providers';
  const go = useCallback(
    (change: Partial<Record<keyof CalendarPlace, unknown>>): void => {
      const next = { ...search, ...change } as Record<string, unknown>;
      void navigate({
        to: '/calendar',
        search: Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined)) as CalendarPlace,
        replace: true,
      });
    },
    [navigate, search],
  );
  const { days, error, retry } = useCalendarDays(date, view);
  const shown = days.find((day) => day.date === date) ?? days[0];
  const edits = desk.may('schedule.edit');
  const actions = useAppointmentActions();
  const [booking, setBooking] = useState<BookingStart | null>(null);
  const booked = useQuery({
    ...trpc.patients.get.queryOptions({ id: search.patient ?? '' }),
    enabled: search.patient !== undefined,
  });

  const events = useMemo(
    () => days.flatMap((day) => dayEvents(day, by, (state) => words(`state_${state}`))),
    [days, by, words],
  );
  const providers = shown?.providers ?? [];
  const weekOf = search.provider ?? desk.staff.id;
  const columns = useMemo(() => {
    if (by === 'rooms') return (shown?.rooms ?? []).map(({ id, name }) => ({ id, title: name }));
    const all = shown?.providers ?? [];
    const wanted = view === 'week' ? [all.find(({ id }) => id === weekOf) ?? all[0]] : all;
    return wanted.flatMap((row) =>
      row
        ? [
            {
              id: row.id,
              title: row.name,
              subtitle: view === 'day' && row.hours.length === 0 ? t('noHours') : undefined,
            },
          ]
        : [],
    );
  }, [shown, by, view, weekOf, t]);
  const openHours = useCallback(
    (id: string, on: string) =>
      by === 'rooms'
        ? [{ from: 0, until: 1440 }]
        : (days.find((day) => day.date === on)?.providers.find((row) => row.id === id)?.hours ?? []).map((row) => ({
            from: row.fromMinute,
            until: row.untilMinute,
          })),
    [days, by],
  );
  const { first, last } = useMemo(() => drawnMinutes(days), [days]);

  const begin = (from?: Place, walkIn = false): void => {
    const startsAt =
      from?.start ??
      (walkIn || date === today ? Math.ceil(now / 900_000) * 900_000 : (shown?.from ?? now) + 9 * 3_600_000);
    setBooking({
      startsAt: walkIn ? Math.floor(now / 60_000) * 60_000 : startsAt,
      walkIn,
      ...(from ? (by === 'rooms' ? { roomId: from.resourceId } : { providerId: from.resourceId }) : {}),
      ...(search.patient && booked.data ? { patient: { id: search.patient, name: booked.data.name } } : {}),
    });
  };
  useEffect(() => {
    if (search.walkIn && shown) {
      begin(undefined, true);
      go({ walkIn: undefined });
    }
  });

  // today opens where the day is, not where it began
  const grid = useRef<HTMLDivElement>(null);
  const ready = shown !== undefined && columns.length > 0;
  useEffect(() => {
    if (!ready || date !== today) return undefined;
    let tries = 0;
    const timer = setInterval(() => {
      const line = grid.current?.querySelector('.ec-now-indicator');
      line?.scrollIntoView({ block: 'center' });
      tries += 1;
      if (line || tries === 20) clearInterval(timer);
    }, 50);
    return () => clearInterval(timer);
  }, [ready, date, today]);

  const eventOf = (id: string): DayEvent | undefined => events.find((event) => event.id === id);
  const opened = days.flatMap((day) => day.appointments).find(({ id }) => id === search.open);
  const onMove = async (id: string, to: Place, from: string): Promise<boolean> => {
    const event = eventOf(id);
    if (!event || !edits) return false;
    const startsAt = event.appointment.startsAt + (to.start - event.start);
    const changed = to.resourceId !== from;
    return actions.move(event.appointment, {
      startsAt,
      ...(changed && by === 'providers' ? { providerId: to.resourceId, fromProviderId: from } : {}),
      ...(changed && by === 'rooms' ? { roomId: to.resourceId } : {}),
    });
  };
  const onResize = async (id: string, end: number): Promise<boolean> => {
    const event = eventOf(id);
    if (!event || !edits) return false;
    if (event.last) return actions.resize(event.appointment, end);
    showProblem(t('onlyLast'));
    return false;
  };

  useDayKeys({ date, today, view, go, onNew: edits ? () => begin() : undefined });
  usePageCommands(
    edits
      ? [
          { id: 'calendar.book', title: t('bookFor'), icon: IconCalendarPlus, keys: 'N', run: () => begin() },
          { id: 'calendar.walkIn', title: t('walkIn'), icon: IconWalk, run: () => begin(undefined, true) },
        ]
      : [],
  );
  const gone = shown?.appointments.filter(({ state }) => frees(state) && state !== 'noShow').length ?? 0;

  return (
    <Page
      title={dayName(date, view, today)}
      subtitle={
        view === 'day' && shown
          ? [t('count', { count: shown.appointments.length - gone }), gone > 0 ? t('gone', { count: gone }) : '']
              .filter(Boolean)
              .join(' · ')
          : ' '
      }
      fill
      actions={
        edits ? (
          <>
            <Button
              variant="default"
              leftSection={<IconUserPlus size={16} aria-hidden />}
              onClick={() => begin(undefined, true)}
            >
              {t('walkIn')}
            </Button>
            <Button
              maw={380}
              leftSection={<IconCalendarPlus size={16} aria-hidden />}
              title={booked.data?.name}
              classNames={{ label: styles.bookLabel }}
              onClick={() => begin()}
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
          providers={providers}
          provider={columns[0]?.id ?? null}
          go={go}
        />
        <div className={styles.grid} ref={grid}>
          {error ? (
            <ErrorNotice sentence={sentenceOf(error)} onRetry={retry} />
          ) : !shown ? (
            <div className={styles.skeleton} aria-busy />
          ) : columns.length === 0 ? (
            <EmptyState
              title={t('emptyProviders')}
              text={t('emptyProvidersText')}
              action={<Button onClick={() => void navigate({ to: '/settings/people' })}>{t('openPeople')}</Button>}
            />
          ) : (
            <Calendar
              label={t('calendarOf', { day: dayName(date, view, today) })}
              zone={zone}
              now={now}
              date={date}
              view={view}
              resources={columns}
              events={events}
              openHours={openHours}
              firstMinute={first}
              lastMinute={last}
              onSelectRange={(range) => edits && begin(range)}
              onOpen={(id) => go({ open: eventOf(id)?.appointment.id })}
              onMove={onMove}
              onResize={onResize}
            />
          )}
        </div>
      </div>
      {booking && shown ? (
        <BookingDrawer
          start={booking}
          providers={shown.providers}
          rooms={shown.rooms}
          onClose={() => setBooking(null)}
          onBooked={({ startsAt }) => {
            setBooking(null);
            go({ date: dateOf(startsAt, zone), patient: undefined });
          }}
        />
      ) : null}
      {opened && shown ? (
        <AppointmentDrawer
          appointment={opened}
          providers={shown.providers}
          rooms={shown.rooms}
          now={now}
          actions={actions}
          onClose={() => go({ open: undefined })}
        />
      ) : null}
      {actions.refused ? <RefusedDialog refused={actions.refused} onClose={actions.dropRefusal} /> : null}
    </Page>
  );
}
