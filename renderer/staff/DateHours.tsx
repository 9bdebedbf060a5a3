import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconCalendarEvent, IconX } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, dateOf, type LocalDate } from '../../electron/kernel/dates.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { DateField } from '../ui/DateField.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Fields } from '../ui/Fields.tsx';
import { formatTime } from '../ui/format.ts';
import { showProblem } from '../ui/toasts.tsx';
import { useNow } from '../ui/useNow.ts';
import styles from './staff.module.css';
import { type HoursWindow, WindowFields } from './WindowFields.tsx';

/** Dates on which somebody works otherwise than in other weeks, or not at all, from today on. */
export function DateHours({ staffId }: { staffId: string }) {
  const { t, i18n } = useTranslation('staff');
  const trpc = useTRPC();
  const { zone } = useDesk();
  const today = dateOf(useNow(), zone);
  const list = useQuery(trpc.staff.dateHours.queryOptions({ from: today, until: addDays(today, 2 * 366) }));
  const [from, setFrom] = useState<LocalDate | null>(null);
  const [until, setUntil] = useState<LocalDate | null>(null);
  const [windows, setWindows] = useState<HoursWindow[]>([]);
  const set = useMutation(trpc.staff.setDateHours.mutationOptions());
  // one's own change counts before the list was read again
  const listed = list.data?.versions.find((row) => row.staffId === staffId)?.version;
  const expectedVersion = listed === undefined ? undefined : Math.max(listed, set.data?.version ?? 0);
  const byDate = Map.groupBy(
    (list.data?.dates ?? []).filter((row) => row.staffId === staffId),
    (row) => row.date,
  );
  const written = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'full', timeZone: 'UTC' });
  const clock = (minutes: number): string => formatTime(minutes * 60_000, 'UTC');
  const save = (): void => {
    if (from === null || expectedVersion === undefined) return;
    set.mutate(
      { staffId, from, until: until ?? from, hours: windows, expectedVersion },
      {
        onSuccess: () => {
          setFrom(null);
          setUntil(null);
          setWindows([]);
        },
      },
    );
  };
  return (
    <div className={styles.dates}>
      {list.error ? <ErrorNotice sentence={sentenceOf(list.error)} onRetry={() => void list.refetch()} /> : null}
      {list.data && byDate.size === 0 ? (
        <EmptyState icon={IconCalendarEvent} title={t('noDates')} text={t('noDatesText')} />
      ) : null}
      <ul className={styles.dateList}>
        {[...byDate].map(([date, rows]) => (
          <li key={date}>
            <strong>{written.format(Date.parse(`${date}T00:00:00Z`))}</strong>
            <span>
              {rows
                .map(({ fromMinute, untilMinute }) =>
                  fromMinute === null || untilMinute === null
                    ? t('doesNotWork')
                    : `${clock(fromMinute)} – ${clock(untilMinute)}`,
                )
                .join(', ')}
            </span>
            <Tooltip label={t('asEveryWeek')}>
              <ActionIcon
                aria-label={`${t('asEveryWeek')}: ${date}`}
                disabled={set.isPending}
                onClick={() =>
                  expectedVersion !== undefined &&
                  set.mutate(
                    { staffId, from: date, until: date, hours: null, expectedVersion },
                    { onError: (error) => showProblem(sentenceOf(error)) },
                  )
                }
              >
                <IconX size={15} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </li>
        ))}
      </ul>
      <Fields columns={2}>
        <DateField label={t('firstDate')} value={from} onChange={setFrom} />
        <DateField label={t('lastDate')} placeholder={t('sameDate')} clearable value={until} onChange={setUntil} />
      </Fields>
      <WindowFields
        name={t('worksThen')}
        windows={windows}
        usual={[{ fromMinute: 540, untilMinute: 1080 }]}
        onChange={setWindows}
      />
      {set.error ? <ErrorNotice sentence={sentenceOf(set.error)} /> : null}
      <div className={styles.hoursFoot}>
        <span className={styles.hint}>{t('timeOffHint')}</span>
        <Button disabled={from === null} loading={set.isPending} onClick={save}>
          {t('setDates')}
        </Button>
      </div>
    </div>
  );
}
