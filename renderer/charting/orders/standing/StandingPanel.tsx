import { Button } from '@mantine/core';
import { IconClipboardPlus, IconClipboardText } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StandingOrder } from '../../../../electron/charting/orders/standing/schemas.ts';
import { useTRPC } from '../../../api/client.ts';
import { useDesk } from '../../../api/desk.ts';
import { sentenceOf } from '../../../api/errors.ts';
import { PdfButton } from '../../../documents/PdfButton.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { formatDate, formatInstant } from '../../../ui/format.ts';
import { Panel } from '../../../ui/Page.tsx';
import { ReasonDialog } from '../../../ui/ReasonDialog.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { showDone } from '../../../ui/toasts.tsx';
import styles from '../orders.module.css';
import { scopeText } from '../scope.ts';
import { StandingDialog } from './StandingDialog.tsx';

const tones = { valid: 'green', notYet: 'blue', expired: 'amber', ended: 'grey' } as const;

/** The standing orders of the clinic: the newest edition of each, with the earlier ones behind it. */
export function StandingPanel() {
  const { t } = useTranslation('orders');
  const { may } = useDesk();
  const [writing, setWriting] = useState<StandingOrder | 'new' | null>(null);
  const [withdrawing, setWithdrawing] = useState<StandingOrder | null>(null);
  const found = useQuery(useTRPC().charting.orders.standing.queryOptions({}));
  const directs = may('orders.direct');
  const orders = found.data?.orders;
  const newest = new Map(orders?.toReversed().map((order) => [order.orderId, order.id]));
  const add = directs ? (
    <Button size="xs" leftSection={<IconClipboardPlus size={16} aria-hidden />} onClick={() => setWriting('new')}>
      {t('newStanding')}
    </Button>
  ) : null;
  return (
    <Panel title={t('standing')} actions={orders?.length === 0 ? null : add}>
      {found.error ? <ErrorNotice sentence={sentenceOf(found.error)} onRetry={() => void found.refetch()} /> : null}
      {orders?.length === 0 ? (
        <EmptyState icon={IconClipboardText} title={t('noStanding')} text={t('noStandingText')} action={add} />
      ) : null}
      {orders?.map((order) => (
        <Card
          key={order.id}
          order={order}
          current={newest.get(order.orderId) === order.id}
          onEdit={directs ? () => setWriting(order) : null}
          onWithdraw={directs ? () => setWithdrawing(order) : null}
        />
      ))}
      {writing ? <StandingDialog before={writing === 'new' ? null : writing} onClose={() => setWriting(null)} /> : null}
      {withdrawing ? <WithdrawDialog order={withdrawing} onClose={() => setWithdrawing(null)} /> : null}
    </Panel>
  );
}

interface CardProps {
  order: StandingOrder;
  /** The newest edition of its order. */
  current: boolean;
  onEdit: (() => void) | null;
  onWithdraw: (() => void) | null;
}

function Card({ order, current, onEdit, onWithdraw }: CardProps) {
  const { t } = useTranslation('orders');
  const { t: ts } = useTranslation('staff');
  const { zone } = useDesk();
  const title = `${order.title}, ${t('editionOf', { edition: order.edition }).toLowerCase()}`;
  const withdrawn = order.withdrawnAt !== null;
  return (
    <article className={styles.card} aria-label={title}>
      <div>
        <div className={styles.cardTitle}>
          {order.title}
          <span className={styles.quiet}>{t('editionOf', { edition: order.edition })}</span>
          <StatusBadge
            tone={tones[order.state]}
            text={withdrawn ? t('withdrawn') : current ? t(`state_${order.state}`) : t('replaced')}
          />
        </div>
        <p className={styles.quiet}>
          {order.validUntil
            ? t('fromUntil', { from: formatDate(order.validFrom), until: formatDate(order.validUntil) })
            : t('fromOn', { date: formatDate(order.validFrom) })}{' '}
          · {order.roles.map((role) => ts(`role_${role}`)).join(', ')} ·{' '}
          {t('signedBy', { name: order.signedByName, when: formatInstant(order.signedAt, zone) })}
        </p>
        {current ? (
          <>
            <ul className={styles.badges}>
              {order.scope.map((row) => (
                <li key={`${row.kind} ${row.target}`}>
                  <StatusBadge tone="grey" text={scopeText(row)} />
                </li>
              ))}
            </ul>
            <p className={styles.body}>{order.body}</p>
          </>
        ) : null}
        {withdrawn ? (
          <p className={styles.body}>
            {t('withdrawn')}: {order.withdrawnReason} ({order.withdrawnByName})
          </p>
        ) : null}
      </div>
      <div className={styles.acts}>
        <PdfButton size="xs" documentId={order.documentId} title={title} />
        {current && onEdit ? (
          <Button
            size="xs"
            variant="default"
            aria-label={`${t('edition')} ${order.edition + 1}: ${order.title}`}
            onClick={onEdit}
          >
            {t('editionOf', { edition: order.edition + 1 })}
          </Button>
        ) : null}
        {current && onWithdraw && !withdrawn ? (
          <Button size="xs" variant="default" aria-label={`${t('withdraw')}: ${order.title}`} onClick={onWithdraw}>
            {t('withdraw')}
          </Button>
        ) : null}
      </div>
    </article>
  );
}

function WithdrawDialog({ order, onClose }: { order: StandingOrder; onClose: () => void }) {
  const { t } = useTranslation('orders');
  const withdraw = useMutation(
    useTRPC().charting.orders.withdrawStanding.mutationOptions({
      onSuccess: () => {
        showDone(t('withdrawnDone'));
        onClose();
      },
    }),
  );
  return (
    <ReasonDialog
      danger
      title={t('withdrawTitle', { title: order.title })}
      text={t('withdrawText')}
      submit={t('withdraw')}
      label={t('why')}
      least={3}
      most={300}
      busy={withdraw.isPending}
      problem={withdraw.error ? sentenceOf(withdraw.error) : null}
      onSubmit={(reason) => withdraw.mutate({ editionId: order.id, reason })}
      onClose={onClose}
    />
  );
}
