import { Button, Group } from '@mantine/core';
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { PdfButton } from '../../documents/PdfButton.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatDate, formatTime } from '../../ui/format.ts';
import { Page, Panel } from '../../ui/Page.tsx';
import { showDone, showProblem } from '../../ui/toasts.tsx';
import { Compare } from './Compare.tsx';
import styles from './day.module.css';
import { Figures } from './Figures.tsx';
import { Movements } from './Movements.tsx';
import { OpenItems } from './OpenItems.tsx';

const place = getRouteApi('/till/z/$zId');

/** One Z, as it was kept. */
export function ZReportPage() {
  const { t } = useTranslation('day');
  const trpc = useTRPC();
  const navigate = useNavigate();
  const { zone } = useDesk();
  const { zId } = place.useParams() as { zId: string };
  const report = useQuery(trpc.till.zReport.queryOptions({ id: zId }));
  const print = useMutation(
    trpc.till.printDay.mutationOptions({
      onSuccess: ({ printProblem }) => (printProblem === null ? showDone(t('printed')) : showProblem(printProblem)),
      onError: (error) => showProblem(sentenceOf(error)),
    }),
  );
  const z = report.data;
  const title = z ? t('zTitle', { number: z.number }) : t('reports');
  return (
    <Page
      title={title}
      reading
      subtitle={
        z
          ? t('zSubtitle', {
              station: z.stationName,
              date: formatDate(z.businessDate),
              time: formatTime(z.closedAt, zone),
              name: z.closedByName,
            })
          : '\u00a0'
      }
      actions={
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<IconArrowLeft size={16} aria-hidden />}
            onClick={() => void navigate({ to: '/till/z' })}
          >
            {t('reports')}
          </Button>
          {z ? <PdfButton documentId={z.documentId} title={title} /> : null}
          <Button
            leftSection={<IconPrinter size={16} aria-hidden />}
            title={t('zPrintHint')}
            disabled={!z}
            loading={print.isPending}
            onClick={() => print.mutate({ zId })}
          >
            {t('zPrint')}
          </Button>
        </Group>
      }
    >
      {report.error ? <ErrorNotice sentence={sentenceOf(report.error)} /> : null}
      {z ? (
        <div className={styles.columns}>
          <div>
            <Figures figures={z.figures} currency={z.currency} />
          </div>
          <div className={styles.side}>
            <Panel title={t('counts')}>
              <Compare counts={z.counts} currency={z.currency} />
              {z.confirmedByName === null ? null : <p>{t('confirmedBy', { name: z.confirmedByName })}</p>}
              {z.note === null ? null : (
                <p>
                  <strong>{t('noteLine')}:</strong> {z.note}
                </p>
              )}
            </Panel>
            {z.openItems.length > 0 ? (
              <Panel title={t('leftOpen', { count: z.openItems.length })} flush>
                <OpenItems items={z.openItems} />
                {z.openReason === null ? null : (
                  <p className={styles.remark}>
                    <strong>{t('openLine')}:</strong> {z.openReason}
                  </p>
                )}
              </Panel>
            ) : null}
            {z.movements.length > 0 ? (
              <Panel title={t('moved')} flush>
                <Movements movements={z.movements} currency={z.currency} />
              </Panel>
            ) : null}
            <Panel title={t('grandTotal')}>
              <strong className="s-num">{formatMoney(z.grandTotalCents, z.currency)}</strong>
              <p className={styles.hash}>
                {t('audit', { seq: z.auditSeq })}
                <br />
                {z.auditHash}
              </p>
            </Panel>
          </div>
        </div>
      ) : null}
    </Page>
  );
}
