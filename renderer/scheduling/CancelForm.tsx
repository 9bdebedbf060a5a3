import { Autocomplete, Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './scheduling.module.css';

export interface CancelFormProps {
  name: string;
  onCancel: () => void;
  onConfirm: (reason: string) => Promise<void>;
}

/** Asks why an appointment is cancelled; the reason stays with it. */
export function CancelForm({ name, onCancel, onConfirm }: CancelFormProps) {
  const { t } = useTranslation('scheduling');
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (): Promise<void> => {
    if (reason.trim() === '') return;
    setBusy(true);
    await onConfirm(reason.trim());
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
      <Autocomplete
        label={t('cancelReason')}
        data={t('cancelReasons').split(',')}
        value={reason}
        onChange={setReason}
        required
        autoFocus
        maxLength={300}
      />
      <div className={styles.foot}>
        <span className={styles.footActions}>
          <Button variant="default" onClick={onCancel}>
            {t('keep')}
          </Button>
          <Button type="submit" color="red" loading={busy} disabled={reason.trim() === ''}>
            {t('cancelVisit')}
          </Button>
        </span>
      </div>
    </form>
  );
}
