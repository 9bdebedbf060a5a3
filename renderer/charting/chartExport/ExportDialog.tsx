import { Checkbox, Group, PasswordInput, Radio, SegmentedControl, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ExportForm, exportAbout, exportForms } from '../../../electron/charting/chartExport/rules.ts';
import { useTRPC, useTRPCClient } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { fetchFile } from '../../documents/transfer.ts';
import { DateField } from '../../ui/DateField.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { saveBlob } from '../../ui/saveFile.ts';
import { showDone, showProblem } from '../../ui/toasts.tsx';
import styles from './chartExport.module.css';

/** Saves a patient's chart as a file, after the person at the keyboard has typed their password. */
export function ExportDialog({ patientId, name, onClose }: { patientId: string; name: string; onClose: () => void }) {
  const { t } = useTranslation('chartExport');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [form, setForm] = useState<ExportForm>('zip');
  const [pictures, setPictures] = useState(true);
  const [some, setSome] = useState(false);
  const [from, setFrom] = useState<string | null>(null);
  const [until, setUntil] = useState<string | null>(null);
  const [password, setPassword] = useState('');
  const range = some ? { from, until } : { from: null, until: null };
  const wrongWay = range.from !== null && range.until !== null && range.from > range.until;
  const prove = useMutation(trpc.session.prove.mutationOptions({ onError: () => setPassword('') }));
  const write = useMutation({
    mutationFn: async (approvalId: string) => {
      const asked = { patientId, form, pictures: pictures && form !== 'json', ...range, approvalId };
      const made = await client.charting.chartExport.export.mutate(asked);
      return { ...made, blob: await fetchFile(client, made) };
    },
    onSuccess: ({ fileName, blob, missing }) => {
      saveBlob(fileName, blob);
      if (missing > 0) showProblem(t('missing', { file: fileName, count: missing }));
      else showDone(t('saved', { file: fileName }));
      onClose();
    },
    onError: () => setPassword(''),
  });
  const problem = prove.error ?? write.error;
  const submit = (): void =>
    prove.mutate(
      { about: exportAbout(patientId), password },
      { onSuccess: ({ approvalId }) => write.mutate(approvalId) },
    );
  return (
    <FormDialog
      title={t('title', { name })}
      text={t('text')}
      size={600}
      submit={t('save')}
      ready={password !== '' && !wrongWay}
      busy={prove.isPending || write.isPending}
      problem={problem ? sentenceOf(problem) : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <Radio.Group label={t('form')} value={form} onChange={(value) => setForm(value as ExportForm)}>
        <Stack gap={10} mt="xs">
          {exportForms.map((one) => (
            <Radio key={one} value={one} label={t(`form_${one}`)} description={t(`formHelp_${one}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Checkbox
        label={t(form === 'pdf' ? 'picturesSmall' : 'pictures')}
        description={form === 'json' ? t('picturesNever') : null}
        disabled={form === 'json'}
        checked={pictures && form !== 'json'}
        onChange={(event) => setPictures(event.currentTarget.checked)}
      />
      <div className={styles.range}>
        <SegmentedControl
          aria-label={t('range')}
          value={some ? 'some' : 'all'}
          onChange={(value) => setSome(value === 'some')}
          data={[
            { value: 'all', label: t('range_all') },
            { value: 'some', label: t('range_some') },
          ]}
        />
        {some ? (
          <>
            <Group grow align="flex-start">
              <DateField label={t('from')} placeholder={t('open')} clearable value={from} onChange={setFrom} />
              <DateField
                label={t('until')}
                placeholder={t('open')}
                clearable
                value={until}
                onChange={setUntil}
                error={wrongWay ? t('wrongWay') : null}
              />
            </Group>
            <p className={styles.hint}>{t('rangeHelp')}</p>
          </>
        ) : null}
      </div>
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
