import { ActionIcon, Button, SegmentedControl, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconKeyboard, IconPrinter } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '../../../electron/kernel/dates.ts';
import { DateField } from '../../ui/DateField.tsx';
import styles from '../scheduling.module.css';
import type { Columns } from './events.ts';

export interface CalendarBarProps {
  date: string;
  today: string;
  view: 'day' | 'week';
  by: Columns;
  /** What the clinic has; without devices there is no such view. */
  kinds: readonly Columns[];
  filter: ReactNode;
  goTo: (date: string) => void;
  onView: (view: 'day' | 'week') => void;
  onBy: (by: Columns) => void;
  onSheet: (() => void) | null;
  onHelp: () => void;
}

/** Which day or week, of whom, and how to get elsewhere. */
export function CalendarBar(props: CalendarBarProps) {
  const { date, today, view, by, kinds, filter, goTo, onView, onBy, onSheet, onHelp } = props;
  const { t } = useTranslation('scheduling');
  const week = view === 'week';
  const step = week ? 7 : 1;
  return (
    <div className={styles.bar}>
      <Button variant="default" title="T" disabled={date === today} onClick={() => goTo(today)}>
        {t('today')}
      </Button>
      <ActionIcon
        aria-label={week ? t('weekBack') : t('back')}
        size={32}
        variant="default"
        onClick={() => goTo(addDays(date, -step))}
      >
        <IconChevronLeft size={17} aria-hidden />
      </ActionIcon>
      <ActionIcon
        aria-label={week ? t('weekForward') : t('forward')}
        size={32}
        variant="default"
        onClick={() => goTo(addDays(date, step))}
      >
        <IconChevronRight size={17} aria-hidden />
      </ActionIcon>
      <DateField aria-label={t('goTo')} value={date} w={140} onChange={(value) => value && goTo(value)} />
      <span className={styles.spring} />
      {onSheet ? (
        <Tooltip label={t('daySheet')}>
          <ActionIcon aria-label={t('daySheet')} size={32} variant="default" onClick={onSheet}>
            <IconPrinter size={17} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ) : null}
      <Tooltip label={t('keysTitle')}>
        <ActionIcon aria-label={t('keysTitle')} size={32} variant="default" onClick={onHelp}>
          <IconKeyboard size={17} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {filter}
      <SegmentedControl
        aria-label={t('byLabel')}
        data={kinds.map((kind) => ({ value: kind, label: t(kind) }))}
        value={by}
        onChange={(value) => onBy(value as Columns)}
      />
      <SegmentedControl
        aria-label={t('viewLabel')}
        data={[
          { value: 'day', label: t('day') },
          { value: 'week', label: t('week') },
        ]}
        value={view}
        onChange={(value) => onView(value === 'week' ? 'week' : 'day')}
      />
    </div>
  );
}
