import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '../scheduling.module.css';
import { DepositSentence, type DepositThen } from './DepositThen.tsx';
import { decisionOf, FeeChoice, type FeeWish, isWhole } from './FeeChoice.tsx';

export interface NoShowFormProps {
  name: string;
  /** What the terms ask for, 0 for nothing. */
  feeCents: number;
  /** What becomes of the deposit. */
  deposit: DepositThen;
  onCancel: () => void;
  onConfirm: (fee: ReturnType<typeof decisionOf>) => Promise<void>;
}

/** Somebody did not come: the time becomes free, and the fee is decided. */
export function NoShowForm({ name, feeCents, deposit, onCancel, onConfirm }: NoShowFormProps) {
  const { t } = useTranslation('scheduling');
  const [fee, setFee] = useState<FeeWish>({ how: 'charge' });
  const [busy, setBusy] = useState(false);
  const submit = async (): Promise<void> => {
    setBusy(true);
    await onConfirm(feeCents > 0 ? decisionOf(fee) : undefined);
    setBusy(false);
  };
  return (
    <form
      className={styles.line}
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole(fee)) void submit();
      }}
    >
      <Text fw={600} size="sm">
        {t('noShowTitle', { name })}
      </Text>
      <Text size="xs" c="dimmed" mb={8}>
        {t('noShowText')}
      </Text>
      {feeCents > 0 ? <FeeChoice label={t('fee_noShow')} cents={feeCents} value={fee} onChange={setFee} /> : null}
      <DepositSentence deposit={deposit} />
      <div className={styles.foot}>
        <span className={styles.footActions}>
          <Button variant="default" onClick={onCancel}>
            {t('leaveIt')}
          </Button>
          <Button type="submit" color="red" loading={busy} disabled={!isWhole(fee)} data-autofocus>
            {t('noShowButton')}
          </Button>
        </span>
      </div>
    </form>
  );
}
