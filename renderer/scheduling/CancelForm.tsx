import { Autocomplete, Button, SegmentedControl, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DepositSentence, type DepositThen } from './money/DepositThen.tsx';
import { decisionOf, FeeChoice, type FeeWish, isWhole } from './money/FeeChoice.tsx';
import styles from './scheduling.module.css';

export interface Cancellation {
  reason: string;
  byClinic: boolean;
  fee: ReturnType<typeof decisionOf>;
}

export interface CancelFormProps {
  name: string;
  /** What the terms ask for when the patient cancels now, 0 for nothing. */
  feeCents: number;
  /** What becomes of the deposit when the patient cancels now. */
  deposit: DepositThen;
  onCancel: () => void;
  onConfirm: (cancellation: Cancellation) => Promise<void>;
}

/** Asks who cancels an appointment and why; the reason stays with it. A late one decides its fee. */
export function CancelForm({ name, feeCents, deposit, onCancel, onConfirm }: CancelFormProps) {
  const { t } = useTranslation('scheduling');
  const [reason, setReason] = useState('');
  const [by, setBy] = useState<'patient' | 'clinic'>('patient');
  const [fee, setFee] = useState<FeeWish>({ how: 'charge' });
  const [busy, setBusy] = useState(false);
  const byClinic = by === 'clinic';
  const asksFee = feeCents > 0 && !byClinic;
  const whole = reason.trim() !== '' && (!asksFee || isWhole(fee));
  const submit = async (): Promise<void> => {
    if (!whole) return;
    setBusy(true);
    await onConfirm({ reason: reason.trim(), byClinic, fee: asksFee ? decisionOf(fee) : undefined });
    setBusy(false);
  };
  return (
    <form
      className={styles.line}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Text fw={600} size="sm">
        {t('cancelTitle', { name })}
      </Text>
      <Text size="xs" c="dimmed" mb={8}>
        {t('cancelText')}
      </Text>
      <SegmentedControl
        aria-label={t('cancelBy')}
        fullWidth
        mb={10}
        data={[
          { value: 'patient', label: t('cancelByPatient') },
          { value: 'clinic', label: t('cancelByClinic') },
        ]}
        value={by}
        onChange={(value) => setBy(value)}
      />
      <Autocomplete
        label={t('cancelReason')}
        data={t(byClinic ? 'cancelReasonsClinic' : 'cancelReasons').split(',')}
        value={reason}
        onChange={setReason}
        required
        autoFocus
        maxLength={300}
        mb={asksFee ? 10 : 0}
      />
      {asksFee ? <FeeChoice label={t('fee_lateCancel')} cents={feeCents} value={fee} onChange={setFee} /> : null}
      <DepositSentence deposit={deposit && byClinic ? { ...deposit, keptCents: 0 } : deposit} />
      <div className={styles.foot}>
        <span className={styles.footActions}>
          <Button variant="default" onClick={onCancel}>
            {t('keep')}
          </Button>
          <Button type="submit" color="red" loading={busy} disabled={!whole}>
            {t('cancelVisit')}
          </Button>
        </span>
      </div>
    </form>
  );
}
