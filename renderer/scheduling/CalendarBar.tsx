import { ActionIcon, Button, SegmentedControl, Select } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { addDays } from '../../electron/kernel/dates.ts';
import { DateField } from '../ui/DateField.tsx';
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
  go: (change: Partial<Record<keyof CalendarPlace, unknown>>) => void;
}

/** Which day or week, whose, and how to get elsewhere. */
export function CalendarBar({ date, today, view, by, providers, provider, go }: CalendarBarProps) {
  const { t } = useTranslation('scheduling');
  const week = view === 'week';
  const step = week ? 7 : 1;
  return (
    <div className={styles.bar}>
      <Button variant="default" title="T" disabled={date === today} onClick={() => go({ date: today })}>
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
      <DateField aria-label={t('goTo')} value={date} w={140} onChange={(value) => value && go({ date: value })} />
      <span className={styles.spring} />
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
