import { Anchor, Button, SegmentedControl } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DateField } from '../ui/DateField.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Page } from '../ui/Page.tsx';
import styles from './reports.module.css';
import type { Period } from './usePeriod.ts';

export interface ReportFrameProps<By extends string> {
  title: string;
  subtitle: string;
  /** From and until, or a single day. */
  period?: Period;
  day?: { value: string | null; onChange: (day: string | null) => void };
  by?: { value: By; options: ReadonlyArray<{ value: By; label: string }>; onChange: (by: By) => void };
  /** Saves what is shown; null while there is nothing. */
  onCsv: (() => void) | null;
  problem: string | null;
  onRetry: () => void;
  /** Under the table: sums, and what the journal says. */
  foot: ReactNode;
  children: ReactNode;
}

/** A report: its days, how it is grouped, the table, and what it adds up to. */
export function ReportFrame<By extends string>(props: ReportFrameProps<By>) {
  const { t } = useTranslation('reporting');
  const { period, day, by } = props;
  return (
    <Page
      fill
      title={props.title}
      subtitle={
        <>
          <Anchor component={Link} to="/reports" size="sm" underline="always">
            {t('allReports')}
          </Anchor>
          {` · ${props.subtitle}`}
        </>
      }
      actions={
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          disabled={props.onCsv === null}
          onClick={() => props.onCsv?.()}
        >
          {t('csv')}
        </Button>
      }
    >
      <div className={styles.tools}>
        {period ? (
          <>
            <DateField label={t('from')} value={period.from} onChange={period.setFrom} />
            <DateField label={t('until')} value={period.until} onChange={period.setUntil} />
          </>
        ) : null}
        {day ? <DateField label={t('onDay')} value={day.value} onChange={day.onChange} /> : null}
        {by ? (
          <SegmentedControl
            aria-label={t('groupBy')}
            value={by.value}
            onChange={(value) => {
              const next = by.options.find((option) => option.value === value);
              if (next) by.onChange(next.value);
            }}
            data={[...by.options]}
          />
        ) : null}
      </div>
      {props.problem === null ? props.children : <ErrorNotice sentence={props.problem} onRetry={props.onRetry} />}
      {props.problem === null ? <div className={styles.foot}>{props.foot}</div> : null}
    </Page>
  );
}
