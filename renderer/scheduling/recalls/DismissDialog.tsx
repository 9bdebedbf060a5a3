import { Autocomplete, Button, Group, Modal, SegmentedControl, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Recall } from '../../../electron/scheduling/recalls/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { DateField } from '../../ui/DateField.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { showProblem, showUndo } from '../../ui/toasts.tsx';

export interface DismissDialogProps {
  recall: Recall;
  onClose: () => void;
}

/** Puts a recall off: to a day, or until the next treatment; the reason stays with it. */
export function DismissDialog({ recall, onClose }: DismissDialogProps) {
  const { t } = useTranslation('recalls');
  const trpc = useTRPC();
  const [reason, setReason] = useState('');
  const [how, setHow] = useState<'day' | 'treatment'>('day');
  const [until, setUntil] = useState<string | null>(null);
  const show = useMutation(
    trpc.scheduling.showRecall.mutationOptions({ onError: (error) => showProblem(sentenceOf(error)) }),
  );
  const dismiss = useMutation(
    trpc.scheduling.dismissRecall.mutationOptions({
      onSuccess: ({ id, version }) => {
        showUndo(t('dismissed', { name: recall.patientName }), () =>
          show.mutate({ recallId: id, expectedVersion: version }),
        );
        onClose();
      },
    }),
  );
  const whole = reason.trim() !== '' && (how === 'treatment' || until !== null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!whole) return;
    dismiss.mutate({
      recallId: recall.id,
      reason: reason.trim(),
      until: how === 'day' ? until : null,
      expectedVersion: recall.version,
    });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={440}
      title={t('dismissTitle', { name: recall.patientName, service: recall.serviceName })}
    >
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <SegmentedControl
            aria-label={t('putOff')}
            data={[
              { value: 'day', label: t('untilDay') },
              { value: 'treatment', label: t('untilTreatment') },
            ]}
            value={how}
            onChange={(value) => setHow(value)}
          />
          {how === 'day' ? <DateField label={t('day')} required value={until} onChange={setUntil} /> : null}
          <Autocomplete
            label={t('reason')}
            required
            data-autofocus
            data={t('reasons').split(',')}
            value={reason}
            maxLength={300}
            onChange={setReason}
          />
          {dismiss.error ? <ErrorNotice sentence={sentenceOf(dismiss.error)} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={dismiss.isPending} disabled={!whole}>
              {t('putOff')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
