import { Group, Modal, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { stateOf } from './aheadWords.ts';
import { GiftCardActions } from './GiftCardActions.tsx';
import styles from './paidAhead.module.css';
import { ValueMoves } from './ValueMoves.tsx';
import { WriteOff } from './WriteOff.tsx';

/** What became of a stored value: its balance and every move, with what can be done with it. */
export function ValueDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('paidAhead');
  const trpc = useTRPC();
  const query = useQuery(trpc.billing.paidAhead.open.queryOptions({ id }));
  const value = query.data;
  return (
    <Modal opened onClose={onClose} title={value?.title ?? t('paidAhead')} size={760}>
      {query.error ? <ErrorNotice sentence={sentenceOf(query.error)} onRetry={() => void query.refetch()} /> : null}
      {value ? (
        <Stack gap="md">
          <Group justify="space-between" align="flex-start">
            <div className={styles.balance}>
              <span className={styles.muted}>{t('stillThere')}</span>
              <strong className="s-num">{formatMoney(value.remainingCents, value.currency)}</strong>
              {value.code === null ? null : <span className={styles.code}>{value.code}</span>}
            </div>
            <StatusBadge {...stateOf(t, value)} />
          </Group>
          <ValueMoves value={value} />
          {value.kind === 'giftCard' ? <GiftCardActions card={value} /> : null}
          {value.expired && value.remainingCents > 0 ? <WriteOff value={value} /> : null}
        </Stack>
      ) : null}
    </Modal>
  );
}
