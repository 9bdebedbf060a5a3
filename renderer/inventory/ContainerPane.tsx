import { Button, CloseButton, Group } from '@mantine/core';
import { IconArrowsExchange, IconDroplet, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isReturnReason } from '../../electron/inventory/supplierReturns/rules.ts';
import { formatAmount } from '../../electron/kernel/quantity.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Facts } from '../ui/Fields.tsx';
import { formatDate, formatFromNow, formatInstant } from '../ui/format.ts';
import { Panel } from '../ui/Page.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { useNow } from '../ui/useNow.ts';
import { ContentBar } from './ContentBar.tsx';
import { codeText, standingLook, standingNow } from './containerLook.ts';
import { LabelActs } from './labels/LabelActs.tsx';
import { LabelState } from './labels/LabelState.tsx';
import { OpenDialog } from './OpenDialog.tsx';
import styles from './stock.module.css';
import { TransferDialog } from './TransferDialog.tsx';
import { UseBy } from './UseBy.tsx';
import { WasteDialog } from './WasteDialog.tsx';

/** One container: what it is, what may be done with it, what happened to it. */
export function ContainerPane({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation(['inventory', 'purchasing']);
  const trpc = useTRPC();
  const desk = useDesk();
  const now = useNow();
  const [dialog, setDialog] = useState<'open' | 'waste' | 'transfer' | null>(null);
  const answer = useQuery(trpc.inventory.container.queryOptions({ id }));
  if (answer.error) return <ErrorNotice sentence={sentenceOf(answer.error)} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return null;
  const { container, moves } = answer.data;
  const standing = standingNow(container, now);
  const handles = desk.may('stock.handle');
  const canOpen = handles && standing === 'sealed';
  const shut = (): void => setDialog(null);

  return (
    <Panel>
      <div className={styles.paneHead}>
        <div>
          <h2 className={styles.paneTitle}>{container.productName}</h2>
          <span className={styles.code}>{codeText(container.code)}</span>
        </div>
        <Group gap={4} wrap="nowrap">
          <StatusBadge {...standingLook[standing]} text={t(`standing_${standing}`)} />
          <CloseButton aria-label={t('close')} onClick={onClose} />
        </Group>
      </div>
      <p className={styles.big}>
        {formatAmount(container.remaining, container.unit)}
        <small>/ {formatAmount(container.labelled, container.unit)}</small>
      </p>
      <ContentBar remaining={container.remaining} labelled={container.labelled} />
      <div className={styles.section}>
        <Facts
          facts={[
            [t('lot'), container.lotNumber],
            [t('expiry'), formatDate(container.expiresOn)],
            [t('serial'), container.serial],
            [t('location'), container.locationName],
            [t('takenFor'), container.multiPatient ? null : t(container.taken ? 'takenOne' : 'takenFree')],
            [t('label'), <LabelState key="label" containerId={container.id} now={now} />],
            [t('opened'), container.openedAt === null ? null : formatInstant(container.openedAt, desk.zone)],
            [
              t('concentration'),
              container.perTenthMl === null
                ? null
                : t('perTenth', { amount: formatAmount(container.perTenthMl, container.unit) }),
            ],
            [
              t('useBy'),
              container.beyondUseAt === null ? null : (
                <>
                  {formatInstant(container.beyondUseAt, desk.zone)}
                  {standing === 'opened' || standing === 'pastBeyondUse' ? ' · ' : null}
                  <UseBy container={container} now={now} />
                  {container.underPolicy ? <div className={styles.muted}>{t('underPolicy')}</div> : null}
                </>
              ),
            ],
          ]}
        />
      </div>
      {handles && container.remaining > 0 ? (
        <Group gap={8} mt="md">
          {canOpen ? (
            <Button leftSection={<IconDroplet size={16} aria-hidden />} onClick={() => setDialog('open')}>
              {t(container.reconstituted ? 'reconstitute' : 'open')}
            </Button>
          ) : null}
          <Button
            variant={canOpen || standing === 'opened' ? 'default' : 'filled'}
            leftSection={<IconTrash size={16} aria-hidden />}
            onClick={() => setDialog('waste')}
          >
            {t('waste')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconArrowsExchange size={16} aria-hidden />}
            onClick={() => setDialog('transfer')}
          >
            {t('transfer')}
          </Button>
          <LabelActs container={container} />
        </Group>
      ) : null}
      <div className={styles.section}>
        <h3 className={styles.sectionTitle}>{t('history')}</h3>
        <ul className={styles.history}>
          {moves.toReversed().map((move) => (
            <li key={move.id}>
              <span>{t(`move_${move.kind}`)}</span>
              <span className="s-num">
                {move.quantity > 0 ? '+' : '−'}
                {formatAmount(Math.abs(move.quantity), container.unit)}
              </span>
              <span title={formatInstant(move.at, desk.zone)}>
                {[
                  formatFromNow(move.at, now),
                  move.locationName,
                  move.kind === 'supplierReturn' && isReturnReason(move.reason)
                    ? t(`return_${move.reason}`, { ns: 'purchasing' })
                    : move.reason,
                  move.witnessName === null ? null : t('seenBy', { name: move.witnessName }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      </div>
      {dialog === 'open' ? <OpenDialog container={container} onClose={shut} /> : null}
      {dialog === 'waste' ? <WasteDialog container={container} standing={standing} onClose={shut} /> : null}
      {dialog === 'transfer' ? <TransferDialog container={container} onClose={shut} /> : null}
    </Panel>
  );
}
