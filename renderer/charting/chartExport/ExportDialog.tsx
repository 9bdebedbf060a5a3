import { PasswordInput, Radio, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ExportForm, exportAbout, exportForms } from '../../../electron/charting/chartExport/rules.ts';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { saveText } from '../../ui/saveFile.ts';
import { showDone } from '../../ui/toasts.tsx';

/** Saves a patient's chart as a file, after the person at the keyboard has typed their password. */
export function ExportDialog({ patientId, name, onClose }: { patientId: string; name: string; onClose: () => void }) {
  const { t } = useTranslation('chartExport');
  const trpc = useTRPC();
  const [form, setForm] = useState<ExportForm>('json');
  const [password, setPassword] = useState('');
  const write = useMutation(
    trpc.charting.chartExport.export.mutationOptions({
      onSuccess: ({ fileName, mediaType, text }) => {
        saveText(fileName, mediaType, text);
        showDone(t('saved', { file: fileName }));
        onClose();
      },
    }),
  );
  const prove = useMutation(
    trpc.session.prove.mutationOptions({
      onSuccess: ({ approvalId }) => write.mutate({ patientId, form, approvalId }),
      onError: () => setPassword(''),
    }),
  );
  const problem = prove.error ?? write.error;
  return (
    <FormDialog
      title={t('title', { name })}
      text={t('text')}
      size={520}
      submit={t('save')}
      ready={password !== ''}
      busy={prove.isPending || write.isPending}
      problem={problem ? sentenceOf(problem) : null}
      onSubmit={() => prove.mutate({ about: exportAbout(patientId), password })}
      onClose={onClose}
    >
      <Radio.Group label={t('form')} value={form} onChange={(value) => setForm(value as ExportForm)}>
        <Stack gap="sm" mt="xs">
          {exportForms.map((one) => (
            <Radio key={one} value={one} label={t(`form_${one}`)} description={t(`formHelp_${one}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <PasswordInput
        label={t('password')}
        autoComplete="current-password"
        required
        data-autofocus
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
