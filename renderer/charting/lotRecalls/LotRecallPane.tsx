import { Button, Group } from '@mantine/core';
import { IconArrowBackUp, IconFileCheck } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LotRecall } from '../../../electron/charting/lotRecalls/schemas.ts';
import { formatAmount } from '../../../electron/kernel/quantity.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { PdfButton } from '../../documents/PdfButton.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Facts } from '../../ui/Fields.tsx';
import { formatInstant } from '../../ui/format.ts';
import { Panel } from '../../ui/Page.tsx';
import { showDone, showProblem } from '../../ui/toasts.tsx';
import { CallList } from './CallList.tsx';
import { LiftDialog } from './LiftDialog.tsx';
import styles from './lotRecalls.module.css';

/** One recall: why, what is left, the call list, and its record. */
export function LotRecallPane({ recall }: { recall: LotRecall }) {
  const { t } = useTranslation('charting');
  const trpc = useTRPC();
  const { may, zone } = useDesk();
  const [lifting, setLifting] = useState(false);
  const reads = may('patients.read');
  const detail = useQuery(trpc.charting.lotRecalls.show.queryOptions({ recallId: recall.id }, { enabled: reads }));
  const keep = useMutation(
    trpc.charting.lotRecalls.keepRecord.mutationOptions({
      onSuccess: () => showDone(t('recallKept')),
      onError: (error) => showProblem(sentenceOf(error)),
    }),
  );
  return (
    <>
      <Panel
        title={t('recallRecord', { lot: recall.lotNumber })}
        actions={
          <Group gap={8}>
            {reads && recall.documentId !== null ? (
              <PdfButton
                size="xs"
                documentId={recall.documentId}
                title={t('recallRecord', { lot: recall.lotNumber })}
              />
            ) : null}
            {reads ? (
              <Button
                size="xs"
                variant="default"
                leftSection={<IconFileCheck size={15} aria-hidden />}
                loading={keep.isPending}
                onClick={() => keep.mutate({ recallId: recall.id })}
              >
                {t('recallKeep')}
              </Button>
            ) : null}
            {may('stock.manage') && recall.liftedAt === null ? (
              <Button
                size="xs"
                variant="default"
                leftSection={<IconArrowBackUp size={15} aria-hidden />}
                onClick={() => setLifting(true)}
              >
                {t('recallLift')}
              </Button>
            ) : null}
          </Group>
        }
      >
        <Facts
          facts={[
            [t('recalledProduct'), recall.productName],
            [t('recallWhy'), recall.reason],
            [t('recalledOn'), t('recalledBy', { when: formatInstant(recall.at, zone), name: recall.staffName })],
            [
              t('recallLifted'),
              recall.liftedAt === null
                ? null
                : t('recallLiftedBy', {
                    when: formatInstant(recall.liftedAt, zone),
                    name: recall.liftedByName ?? '',
                    reason: recall.liftReason ?? '',
                  }),
            ],
          ]}
        />
        {reads ? null : <p className={styles.quiet}>{t('recallNoNames')}</p>}
        {detail.error ? (
          <ErrorNotice sentence={sentenceOf(detail.error)} onRetry={() => void detail.refetch()} />
        ) : null}
        <SetAside recall={recall} />
      </Panel>
      {detail.data ? <CallList detail={detail.data} /> : null}
      {lifting ? <LiftDialog recall={recall} onClose={() => setLifting(false)} /> : null}
    </>
  );
}

function SetAside({ recall }: { recall: LotRecall }) {
  const { t } = useTranslation('charting');
  const left = useQuery(useTRPC().charting.lotRecalls.setAside.queryOptions({ recallId: recall.id }));
  if (left.error) return <ErrorNotice sentence={sentenceOf(left.error)} onRetry={() => void left.refetch()} />;
  if (!left.data) return null;
  const { rows } = left.data;
  return (
    <section className={styles.part}>
      <h3 className={styles.title}>{t(recall.liftedAt === null ? 'recallSetAside' : 'recallLeft')}</h3>
      {rows.length === 0 ? (
        <p className={styles.quiet}>{t('recallNothingLeft')}</p>
      ) : (
        <ul className={styles.aside}>
          {rows.map((row) => (
            <li key={`${row.label} ${row.place}`}>
              <span className={styles.code}>{row.label}</span>
              <span>{row.place}</span>
              <span className="s-num">{formatAmount(row.quantity, recall.unit)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
