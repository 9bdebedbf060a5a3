import { Autocomplete } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CountLine } from '../../../electron/inventory/counts/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';

const usual = ['theft', 'unrecorded', 'broken', 'receiving', 'elsewhere'] as const;

/** Why it differs: one of the usual reasons, or words of one's own. */
export function ReasonField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation('counts');
  return (
    <Autocomplete
      label={t('reason')}
      placeholder={t('reasonHelp')}
      data={usual.map((key) => t(`reason_${key}`))}
      value={value}
      onChange={onChange}
      maxLength={200}
      openOnFocus={false}
      required
    />
  );
}

/** One reason for several differences. */
export function ReasonDialog({
  countId,
  lines,
  onClose,
}: {
  countId: string;
  lines: readonly CountLine[];
  onClose: () => void;
}) {
  const { t } = useTranslation('counts');
  const trpc = useTRPC();
  const [reason, setReason] = useState('');
  const give = useMutation(trpc.inventory.giveReason.mutationOptions({ onSuccess: onClose }));
  return (
    <FormDialog
      title={t('sameTitle', { count: lines.length })}
      submit={t('saveReason')}
      ready={reason.trim() !== ''}
      busy={give.isPending}
      problem={give.error ? sentenceOf(give.error) : null}
      onSubmit={() => give.mutate({ countId, lineIds: lines.map(({ id }) => id), reason: reason.trim() })}
      onClose={onClose}
    >
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}
