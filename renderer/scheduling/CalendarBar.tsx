import { ActionIcon, Button, SegmentedControl, Select } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { addDays } from '../../electron/kernel/dates.ts';
import { datesOf } from '../ui/calendar/wallTime.ts';
import { DateField } from '../ui/DateField.tsx';
import { KeyHint } from '../ui/KeyHint.tsx';
import type { Columns } from './dayEvents.ts';
import type { CalendarPlace } from './place.ts';
import styles from './scheduling.module.css';

export interface CalendarBarProps {
  date: string;
  today: string;
  view: 'day' | 'week';
  by: Columns;
  providers: ReadonlyArray<{ id: string; name: string }>;
  /** Whose week it is. */
  provider: string | null;
  facts: readonly string[];
  go: (change: Partial<Record<keyof CalendarPlace, unknown>>) => void;
}

const long = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
const short = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' });
const asDate = (date: string): number => Date.parse(`${date}T12:00:00Z`);

/** Which day or week, whose, and how to get elsewhere. */
export function CalendarBar({ date, today, view, by, providers, provider, facts, go }: CalendarBarProps) {
  const { t } = useTranslation('scheduling');
  const week = view === 'week';
  const dates = datesOf(view, date, 1);
  const name = week
    ? `${short.format(asDate(dates[0] ?? date))} – ${short.format(asDate(dates.at(-1) ?? date))}`
    : long.format(asDate(date));
  const step = week ? 7 : 1;
  return (
    <div className={styles.bar}>
      <Button variant="default" disabled={date === today} onClick={() => go({ date: today })}>
        {t('today')}
      </Button>
      <ActionIcon
        aria-label={week ? t('weekBack') : t('back')}
        size={32}
        variant="default"
        onClick={() => go({ date: addDays(date, -step) })}
      >
        <IconChevronLeft size={17} aria-hidden />
      </ActionIcon>
      <ActionIcon
        aria-label={week ? t('weekForward') : t('forward')}
        size={32}
        variant="default"
        onClick={() => go({ date: addDays(date, step) })}
      >
        <IconChevronRight size={17} aria-hidden />
      </ActionIcon>
      <h2 className={styles.dayName} aria-live="polite">
        {name}
      </h2>
      <span className={styles.facts}>{facts.filter(Boolean).join(' · ')}</span>
      <span className={styles.spring} />
      <span className={styles.keys} aria-hidden>
        <span>
          <KeyHint keys="T" />
          {t('keyToday')}
        </span>
        <span>
          <KeyHint keys="Shift+←→" />
          {t('keyDays')}
        </span>
      </span>
      <DateField aria-label={t('goTo')} value={date} w={140} onChange={(value) => value && go({ date: value })} />
      {week ? (
        <Select
          aria-label={t('provider')}
          w={180}
          allowDeselect={false}
          data={providers.map((row) => ({ value: row.id, label: row.name }))}
          value={provider}
          onChange={(value) => go({ provider: value ?? undefined })}
        />
      ) : (
        <SegmentedControl
          aria-label={t('byLabel')}
          data={[
            { value: 'providers', label: t('providers') },
            { value: 'rooms', label: t('rooms') },
          ]}
          value={by}
          onChange={(value) => go({ by: value === 'rooms' ? value : undefined })}
        />
      )}
      <SegmentedControl
        aria-label={t('viewLabel')}
        data={[
          { value: 'day', label: t('day') },
          { value: 'week', label: t('week') },
        ]}
        value={view}
        onChange={(value) => go(value === 'week' ? { view: value, by: undefined } : { view: undefined })}
      />
    </div>
  );
}
