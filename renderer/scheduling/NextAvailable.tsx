import { Button, Chip, Group, SegmentedControl, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayBounds, type LocalDate } from '../../electron/kernel/dates.ts';
import { type Daypart, dayparts } from '../../electron/scheduling/waitlist/rules.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { DateField } from '../ui/DateField.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { formatDay, formatTime } from '../ui/format.ts';
import { useNow } from '../ui/useNow.ts';
import styles from './series/series.module.css';

/** A line as far as it is known; without a provider it is open to everyone who performs it. */
export interface SoughtLine {
  serviceId: string;
  providerId?: string;
  roomId?: string;
  addOns?: string[];
}

export interface NextAvailableProps {
  lines: SoughtLine[];
  providers: ReadonlyArray<{ id: string; name: string }>;
  patientId: string | null;
  from: LocalDate;
  onTake: (startsAt: number, providerIds: string[]) => void;
}

/** The next times that fit, by part of the day, weekday and provider, within the next three months. */
export function NextAvailable({ lines, providers, patientId, from, onTake }: NextAvailableProps) {
  const { t, i18n } = useTranslation('scheduling');
  const trpc = useTRPC();
  const { zone } = useDesk();
  const [daypart, setDaypart] = useState<Daypart | 'any'>('any');
  const [weekdays, setWeekdays] = useState<string[]>([]);
  const [anybody, setAnybody] = useState(lines.some((line) => line.providerId === undefined));
  const [first, setFirst] = useState(from);
  const sought = lines.map(({ providerId, ...line }) => ({
    ...line,
    ...(providerId && !anybody ? { providerId } : {}),
  }));
  const now = useNow();
  // today from now on, in steps: the question stays the same while it is read
  const begins = Math.max(Math.ceil(now / 900_000) * 900_000, dayBounds(first, zone).from);
  const openings = useQuery(
    trpc.scheduling.openings.queryOptions({
      lines: sought,
      from: begins,
      count: 6,
      days: 92,
      weekdays: weekdays.map(Number),
      ...(daypart === 'any' ? {} : { daypart }),
      ...(patientId ? { patientId } : {}),
    }),
  );
  const found = openings.data?.openings ?? [];
  const nameOf = (id: string): string => providers.find((row) => row.id === id)?.name ?? '';
  // 4 January 2026 is a Sunday
  const short = (weekday: number): string =>
    new Intl.DateTimeFormat(i18n.language, { weekday: 'short', timeZone: 'UTC' }).format(
      Date.UTC(2026, 0, 4 + weekday),
    );
  return (
    <section className={styles.panel} aria-label={t('findTime')}>
      <DateField label={t('fromDate')} value={first} onChange={(value) => value && setFirst(value)} />
      <SegmentedControl
        aria-label={t('daypart')}
        fullWidth
        size="xs"
        data={(['any', ...dayparts] as const).map((value) => ({ value, label: t(`daypart_${value}`) }))}
        value={daypart}
        onChange={(value) => setDaypart(value as Daypart | 'any')}
      />
      <Chip.Group multiple value={weekdays} onChange={setWeekdays}>
        <Group gap={4} role="group" aria-label={t('weekdays')}>
          {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
            <Chip key={weekday} size="xs" value={String(weekday)}>
              {short(weekday)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <Switch
        size="xs"
        label={t('anybody')}
        checked={anybody}
        onChange={(event) => setAnybody(event.currentTarget.checked)}
      />
      {openings.error ? <ErrorNotice sentence={sentenceOf(openings.error)} /> : null}
      {openings.data && found.length === 0 ? <p className={styles.hint}>{t('nothingFound')}</p> : null}
      <ul className={styles.found} aria-live="polite">
        {found.map(({ startsAt, providerIds }) => (
          <li key={startsAt}>
            <Button
              variant="default"
              size="xs"
              fullWidth
              justify="space-between"
              rightSection={<span>{[...new Set(providerIds)].map(nameOf).filter(Boolean).join(', ')}</span>}
              onClick={() => onTake(startsAt, providerIds)}
            >
              {formatDay(startsAt, zone)}, {formatTime(startsAt, zone)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
