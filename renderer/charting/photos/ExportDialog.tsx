import { Radio, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportPurposes } from '../../../electron/charting/photos/exports/schemas.ts';
import type { Photo } from '../../../electron/charting/photos/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { showDone } from '../../ui/toasts.tsx';

/** Saves a pair as one picture, where the patient gave both photos for it. */
export function ExportDialog({ left, right, onClose }: { left: Photo; right: Photo; onClose: () => void }) {
  const { t } = useTranslation('photos');
  const trpc = useTRPC();
  const [purpose, setPurpose] = useState<(typeof exportPurposes)[number]>('education');
  const send = useMutation(
    trpc.charting.photos.exportPair.mutationOptions({
      onSuccess: ({ fileName, base64 }) => {
        save(fileName, base64);
        showDone(t('exported', { name: fileName }));
        onClose();
      },
    }),
  );
  return (
    <FormDialog
      title={t('exportTitle')}
      text={t('exportText')}
      submit={t('exportPair')}
      ready
      busy={send.isPending}
      problem={send.error ? sentenceOf(send.error) : null}
      onClose={onClose}
      onSubmit={() => send.mutate({ leftId: left.id, rightId: right.id, purpose })}
    >
      <Radio.Group label={t('purpose')} value={purpose} onChange={(value) => setPurpose(value as typeof purpose)}>
        <Stack gap="xs" mt="xs">
          {exportPurposes.map((value, at) => (
            <Radio
              key={value}
              value={value}
              label={t(`use_${value}`)}
              {...(at === 0 ? { 'data-autofocus': true } : {})}
            />
          ))}
        </Stack>
      </Radio.Group>
    </FormDialog>
  );
}

function save(name: string, base64: string): void {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
