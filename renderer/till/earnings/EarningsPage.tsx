import { Button, Select } from '@mantine/core';
import { IconCash, IconFileTypeCsv, IconFileTypePdf, IconReportMoney } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateOf } from '../../../electron/kernel/dates.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import type { Statement } from '../../../electron/till/earnings/schemas.ts';
import { useTRPC, useTRPCClient } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { PdfDialog } from '../../documents/PdfDialog.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatDate } from '../../ui/format.ts';
import { Page, Panel } from '../../ui/Page.tsx';
import { saveText } from '../../ui/saveFile.ts';
import { showProblem } from '../../ui/toasts.tsx';
import { useNow } from '../../ui/useNow.ts';
import styles from './earnings.module.css';
import { PayTipsDialog } from './PayTipsDialog.tsx';
import { RulesPanel } from './RulesPanel.tsx';

type Line = Statement['lines'][number];

/** Commission and tips of a person over some days; the rules for those who set them. */
export function EarningsPage() {
  const { t } = useTranslation('earnings');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { staff, zone, currency, may } = useDesk();
  const all = may('earnings.all');
  const today = dateOf(useNow(), zone);
  const [staffId, setStaffId] = useState(staff.id);
  const [from, setFrom] = useState(`${today.slice(0, 7)}-01`);
  const [until, setUntil] = useState(today);
  const [paying, setPaying] = useState(false);
  const [pdf, setPdf] = useState<{ documentId: string; title: string } | null>(null);
  const period = { staffId, from, until };
  const people = useQuery(trpc.staff.list.queryOptions({}, { enabled: all }));
  const shown = useQuery(trpc.till.statement.queryOptions(period));
  const issue = useMutation(
    trpc.till.issueStatement.mutationOptions({
      onSuccess: setPdf,
      onError: (error) => showProblem(sentenceOf(error)),
    }),
  );
  const money = (cents: number): string => formatMoney(cents, currency);
  const save = (): void =>
    void client.till.statementCsv
      .query(period)
      .then(({ fileName, text }) => saveText(fileName, 'text/csv', text))
      .catch((error: unknown) => showProblem(sentenceOf(error)));
  const columns: ReadonlyArray<Column<Line>> = [
    { key: 'date', header: t('date'), width: '130px', cell: (row) => formatDate(row.businessDate) },
    {
      key: 'invoice',
      header: t('invoice'),
      width: '190px',
      cell: (row) =>
        row.creditNumber === null
          ? String(row.invoiceNumber)
          : t('credit', { invoice: row.invoiceNumber, credit: row.creditNumber }),
    },
    { key: 'what', header: t('what'), cell: (row) => row.description },
    {
      key: 'base',
      header: t('counted'),
      width: '130px',
      align: 'right',
      cell: (row) => <span className="s-num">{money(row.baseCents)}</span>,
    },
    {
      key: 'amount',
      header: t('amount'),
      width: '130px',
      align: 'right',
      cell: (row) => <strong className="s-num">{money(row.cents)}</strong>,
    },
  ];
  const data = shown.data;
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <Button variant="default" leftSection={<IconFileTypeCsv size={16} aria-hidden />} onClick={save}>
            {t('csv')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconFileTypePdf size={16} aria-hidden />}
            loading={issue.isPending}
            onClick={() => issue.mutate(period)}
          >
            {t('issue')}
          </Button>
          {all && data && data.tips.owedCents > 0 ? (
            <Button leftSection={<IconCash size={16} aria-hidden />} onClick={() => setPaying(true)}>
              {t('payTips')}
            </Button>
          ) : null}
        </>
      }
    >
      <div className={styles.bar}>
        {all ? (
          <Select
            label={t('person')}
            w={240}
            searchable
            allowDeselect={false}
            data={(people.data?.staff ?? []).map((person) => ({ value: person.id, label: person.name }))}
            value={staffId}
            onChange={(value) => value && setStaffId(value)}
          />
        ) : null}
        <DateField label={t('from')} w={160} value={from} onChange={(value) => value && setFrom(value)} />
        <DateField label={t('until')} w={160} value={until} onChange={(value) => value && setUntil(value)} />
      </div>
      {shown.error ? (
        <ErrorNotice sentence={sentenceOf(shown.error)} onRetry={() => void shown.refetch()} />
      ) : (
        <div className={styles.stack}>
          {data ? (
            <dl className={styles.heroes}>
              <div className={styles.hero}>
                <dt>{t('commission')}</dt>
                <dd>{money(data.commissionCents)}</dd>
                <dd>{t('commissionHint', { amount: money(data.baseCents) })}</dd>
              </div>
              <div className={styles.hero}>
                <dt>{t('tipsTaken')}</dt>
                <dd>{money(data.tips.takenCents - data.tips.returnedCents)}</dd>
              </div>
              <div className={styles.hero}>
                <dt>{t('tipsOwed')}</dt>
                <dd>{money(data.tips.owedCents)}</dd>
                <dd>{t('tipsOwedHint', { amount: money(data.tips.paidOutCents) })}</dd>
              </div>
            </dl>
          ) : null}
          <DataTable
            label={t('commission')}
            columns={columns}
            rows={data?.lines}
            rowKey={(row) =>
              `${row.invoiceNumber} ${row.creditNumber} ${row.description} ${row.cents} ${row.baseCents}`
            }
            empty={
              <EmptyState compact icon={IconReportMoney} title={t('none')} text={t(all ? 'noneText' : 'noneOwn')} />
            }
          />
          {data && data.payouts.length > 0 ? (
            <Panel title={t('payouts')}>
              {data.payouts.map((row) => (
                <div key={row.id} className="s-num">
                  {[
                    formatDate(row.businessDate),
                    money(row.amountCents),
                    t(`way_${row.way}`),
                    t('by', { name: row.paidByName }),
                    row.note,
                  ]
                    .filter((text) => text !== '')
                    .join(' · ')}
                </div>
              ))}
            </Panel>
          ) : null}
          {all ? <RulesPanel today={today} /> : null}
        </div>
      )}
      {paying && data ? <PayTipsDialog statement={data} onClose={() => setPaying(false)} /> : null}
      {pdf ? <PdfDialog documentId={pdf.documentId} title={pdf.title} onClose={() => setPdf(null)} /> : null}
    </Page>
  );
}
