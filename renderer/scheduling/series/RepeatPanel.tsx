import { NumberInput, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { addDays, dateOf } from '../../../electron/kernel/dates.ts';
import { type Frequency, frequencies, longestSeries, type Repeat } from '../../../electron/scheduling/series/rules.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { DateField } from '../../ui/DateField.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { DateChoices } from './DateChoices.tsx';
import styles from './series.module.css';

interface Line {
  serviceId: string;
  providerId: string;
}

export interface RepeatPanelProps {
  repeat: Repeat;
  onChange: (repeat: Repeat) => void;
  patientId: string | null;
  /** null until every line is complete. */
  lines: Line[] | null;
  startsAt: number;
  choices: ReadonlyMap<string, number | null>;
  onChoose: (date: string, startsAt: number | null | undefined) => void;
}

/** How an appointment repeats, and every date of it before anything is booked. */
export function RepeatPanel({ repeat, onChange, patientId, lines, startsAt, choices, onChoose }: RepeatPanelProps) {
  const { t } = useTranslation('scheduling');
  const trpc = useTRPC();
  const { zone } = useDesk();
  const [asked] = useDebouncedValue(JSON.stringify({ patientId, lines, startsAt, repeat }), 250);
  const question = JSON.parse(asked) as {
    patientId: string | null;
    lines: Line[] | null;
    startsAt: number;
    repeat: Repeat;
  };
  const preview = useQuery({
    ...trpc.scheduling.previewSeries.queryOptions({
      patientId: question.patientId ?? '',
      lines: question.lines ?? [],
      startsAt: question.startsAt,
      repeat: question.repeat,
    }),
    enabled: question.patientId !== null && question.lines !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const dates = preview.data?.dates ?? [];
  const open = dates.filter(({ date, clash }) => clash && !choices.has(date)).length;
  const byCount = 'count' in repeat.ends;
  return (
    <div className={styles.panel}>
      <div className={styles.fields}>
        <Select
          label={t('repeats')}
          allowDeselect={false}
          data={frequencies.map((value) => ({ value, label: t(`repeat_${value}`) }))}
          value={repeat.frequency}
          onChange={(value) => onChange({ ...repeat, frequency: (value ?? 'weekly') as Frequency })}
        />
        <NumberInput
          label={t(repeat.frequency === 'weekly' ? 'everyWeeks' : 'everyMonths')}
          min={1}
          max={26}
          allowDecimal={false}
          value={repeat.every}
          onChange={(value) => onChange({ ...repeat, every: Math.max(1, Number(value) || 1) })}
        />
        <Select
          label={t('endsHow')}
          allowDeselect={false}
          data={[
            { value: 'count', label: t('endsAfter') },
            { value: 'until', label: t('endsOn') },
          ]}
          value={byCount ? 'count' : 'until'}
          onChange={(value) =>
            onChange({
              ...repeat,
              ends: value === 'until' ? { until: addDays(dateOf(startsAt, zone), 84) } : { count: 6 },
            })
          }
        />
        {'count' in repeat.ends ? (
          <NumberInput
            label={t('times')}
            min={2}
            max={longestSeries}
            allowDecimal={false}
            value={repeat.ends.count}
            onChange={(value) => onChange({ ...repeat, ends: { count: Math.max(2, Number(value) || 2) } })}
          />
        ) : (
          <DateField
            label={t('lastDay')}
            value={repeat.ends.until}
            onChange={(until) => until && onChange({ ...repeat, ends: { until } })}
          />
        )}
      </div>
      {question.patientId === null || question.lines === null ? (
        <p className={styles.hint}>{t('repeatNeeds')}</p>
      ) : preview.error ? (
        <ErrorNotice sentence={sentenceOf(preview.error)} />
      ) : (
        <>
          <p className={styles.hint} aria-live="polite">
            {open === 0 ? t('datesFit', { count: dates.length }) : t('datesOpen', { count: open, of: dates.length })}
          </p>
          <DateChoices
            label={t('datesLabel')}
            dates={dates.map(({ date, ...rest }) => ({ key: date, ...rest }))}
            choices={choices}
            onChoose={onChoose}
            leaveOut={t('leaveOut')}
            leftOut={t('leftOut')}
          />
        </>
      )}
    </div>
  );
}
