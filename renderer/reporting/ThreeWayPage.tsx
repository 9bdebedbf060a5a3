import { Anchor, Button, Group, SegmentedControl } from '@mantine/core';
import { IconCheck, IconDownload, IconScale } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatQuantity } from '../../electron/kernel/quantity.ts';
import type { ThreeWayRow } from '../../electron/reporting/threeWay/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { DataTable } from '../ui/DataTable.tsx';
import { DateField } from '../ui/DateField.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { formatShortDay } from '../ui/format.ts';
import { Page } from '../ui/Page.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { useNow } from '../ui/useNow.ts';
import { saveCsv } from './saveCsv.ts';
import { ThreeWayTotals } from './ThreeWayTotals.tsx';
import styles from './threeWay.module.css';
import { threeWayCsv } from './threeWayCsv.ts';
import { dayOf } from './usePeriod.ts';

/** Lines drawn at once; the sums and the file are always of all of them. */
const drawnAtOnce = 400;
const shows = ['all', 'differs', 'open'] as const;
type Show = (typeof shows)[number];

/** Every unit of a period explained: charted, drawn and billed by patient and line, with who answered for what differs. */
export function ThreeWayPage() {
  const { t } = useTranslation('reporting');
  const { zone } = useDesk();
  const now = useNow();
  const [from, setFrom] = useState<string | null>(dayOf(now - 6 * 86_400_000, zone));
  const [until, setUntil] = useState<string | null>(dayOf(now, zone));
  const [show, setShow] = useState<Show>('all');
  const period = { from: from ?? '', until: until ?? '' };
  const [drawn, setDrawn] = useState(drawnAtOnce);
  const report = useInfiniteQuery(
    useTRPC().reporting.threeWay.infiniteQueryOptions(period, {
      enabled: from !== null && until !== null,
      getNextPageParam: (page) => page.next,
    }),
  );
  const { hasNextPage, isFetching, isError, fetchNextPage } = report;
  // a long period comes in pages, one after the other, until all of it is here
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  const all = report.data?.pages.flatMap((page) => page.rows);
  const reading = hasNextPage ? all?.at(-1)?.startsAt : undefined;
  const rows = all?.filter((row) => show === 'all' || (show === 'open' ? row.open : row.problems.length > 0));
  const save = (): void => saveCsv(`charted-drawn-billed-${period.from}-${period.until}.csv`, threeWayCsv(rows ?? []));
  return (
    <Page
      fill
      title={t('threeWay')}
      subtitle={
        <>
          <Anchor component={Link} to="/reports" size="sm" underline="always">
            {t('allReports')}
          </Anchor>
          {` · ${t('threeWaySubtitle')}`}
        </>
      }
      actions={
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          disabled={!rows || rows.length === 0 || reading !== undefined}
          onClick={save}
        >
          {t('csv')}
        </Button>
      }
    >
      <Group gap={12} align="flex-end" className={styles.tools ?? ''}>
        <DateField label={t('from')} value={from} onChange={setFrom} />
        <DateField label={t('until')} value={until} onChange={setUntil} />
        <SegmentedControl
          aria-label={t('show')}
          value={show}
          onChange={(value) => setShow(shows.find((each) => each === value) ?? 'all')}
          data={shows.map((value) => ({ value, label: t(`show_${value}`) }))}
        />
      </Group>
      {report.error ? (
        <ErrorNotice sentence={sentenceOf(report.error)} onRetry={() => void report.refetch()} />
      ) : (
        <>
          <ThreeWayTotals rows={all ?? []} />
          <Report rows={rows?.slice(0, drawn)} zone={zone} differing={show !== 'all'} />
        </>
      )}
      {reading === undefined ? null : (
        <p className={styles.quiet} role="status">
          {t('readingOn', { day: formatShortDay(reading, zone) })}
        </p>
      )}
      {rows && rows.length > drawn ? (
        <Group>
          <Button variant="default" onClick={() => setDrawn(drawn + drawnAtOnce)}>
            {t('showMore', { shown: drawn, count: rows.length })}
          </Button>
        </Group>
      ) : null}
    </Page>
  );
}

function Report({ rows, zone, differing }: { rows: ThreeWayRow[] | undefined; zone: string; differing: boolean }) {
  const { t } = useTranslation('reporting');
  const amount = (quantity: number | null, unit: string): string =>
    quantity === null ? '–' : `${formatQuantity(quantity)}${unit === '' ? '' : ` ${unit}`}`;
  const billed = (row: ThreeWayRow): string => {
    if (row.billed === null) return t('notBilled');
    if (row.billedUnit === 'flat') return t('flat');
    return row.billedUnit === 'perArea'
      ? t('areas', { amount: formatQuantity(row.billed) })
      : amount(row.billed, row.unit);
  };
  return (
    <DataTable
      fill
      wrap
      label={t('threeWay')}
      rows={rows}
      rowKey={(row) => row.serviceLineId}
      empty={
        <EmptyState
          icon={IconScale}
          title={t(differing ? 'noneDiffer' : 'nothing')}
          text={t(differing ? 'noneDifferText' : 'nothingText')}
        />
      }
      columns={[
        { key: 'day', header: t('day'), width: '112px', cell: (row) => formatShortDay(row.startsAt, zone) },
        { key: 'patient', header: t('patient'), width: '17%', cell: (row) => <strong>{row.patientName}</strong> },
        {
          key: 'service',
          header: t('service'),
          cell: (row) => (
            <>
              {row.service}
              {row.productName ? <div className={styles.quiet}>{row.productName}</div> : null}
            </>
          ),
        },
        {
          key: 'charted',
          header: t('charted'),
          width: '92px',
          align: 'right',
          cell: (row) => <span className="s-num">{amount(row.charted, row.productName ? row.unit : '')}</span>,
        },
        {
          key: 'drawn',
          header: t('drawn'),
          width: '76px',
          align: 'right',
          cell: (row) => <span className="s-num">{row.productName ? amount(row.drawn, row.unit) : '–'}</span>,
        },
        {
          key: 'billed',
          header: t('billed'),
          width: '76px',
          align: 'right',
          cell: (row) => <span className="s-num">{billed(row)}</span>,
        },
        {
          key: 'state',
          header: t('state'),
          width: '140px',
          cell: (row) => <State row={row} />,
        },
        {
          key: 'why',
          header: t('why'),
          width: '22%',
          cell: (row) => (
            <>
              {row.problems.map((problem) => (
                <div key={problem}>{t(`problem_${problem}`)}</div>
              ))}
              {row.reasons.map(({ where, reason, staffName, at }) => (
                <div key={`${where} ${at}`} className={styles.quiet}>
                  {t(`reasonBy_${where}`, { reason, name: staffName, day: formatShortDay(at, zone) })}
                </div>
              ))}
            </>
          ),
        },
      ]}
    />
  );
}

function State({ row }: { row: ThreeWayRow }) {
  const { t } = useTranslation('reporting');
  if (row.open) return <StatusBadge tone="red" text={t('unexplained')} />;
  if (row.problems.length > 0) return <StatusBadge tone="amber" text={t('explained')} />;
  return <StatusBadge tone="green" icon={IconCheck} text={t('agrees')} />;
}
