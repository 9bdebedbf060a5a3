import { Radio, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PatientRecord } from '../../../electron/patients/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { Facts } from '../../ui/Fields.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { formatDate } from '../../ui/format.ts';
import { showDone } from '../../ui/toasts.tsx';
import { DuplicateHints } from '../DuplicateHints.tsx';
import { PatientPicker, type PickedPatient } from '../PatientPicker.tsx';
import styles from './merging.module.css';

/** Makes this chart and another one: the other is found or taken from the likely ones, and one says which chart goes on. */
export function MergeDialog({
  patient,
  onMerged,
  onClose,
}: {
  patient: PatientRecord;
  onMerged: (survivorId: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('merging');
  const trpc = useTRPC();
  const [picked, setPicked] = useState<PickedPatient | null>(null);
  const [keep, setKeep] = useState<string>(patient.id);
  const [reason, setReason] = useState('');
  const { givenName, familyName, birthDate, phone } = patient;
  const likely = useQuery(trpc.patients.duplicates.queryOptions({ givenName, familyName, birthDate, phone }));
  const other = useQuery({
    ...trpc.patients.get.queryOptions({ id: picked?.id ?? patient.id }),
    enabled: picked !== null,
  });
  const twin = picked === null || other.data?.id !== picked.id ? null : other.data;
  const same = twin?.id === patient.id;
  const merge = useMutation(
    trpc.patients.merging.merge.mutationOptions({
      onSuccess: ({ patientId }) => {
        const gone = patientId === patient.id ? twin : patient;
        showDone(t('done', { number: gone?.number ?? 0 }));
        onMerged(patientId);
      },
    }),
  );
  const send = (): void => {
    if (!twin) return;
    const [survivor, merged] = keep === patient.id ? [patient, twin] : [twin, patient];
    merge.mutate({
      patientId: survivor.id,
      expectedVersion: survivor.version,
      mergedId: merged.id,
      expectedMergedVersion: merged.version,
      reason: reason.trim(),
    });
  };
  return (
    <FormDialog
      title={t('title', { name: patient.name })}
      text={t('text')}
      size={620}
      submit={t('merge')}
      ready={twin !== null && !same && reason.trim().length >= 3}
      busy={merge.isPending}
      problem={same ? t('same') : merge.error ? sentenceOf(merge.error) : null}
      onSubmit={send}
      onClose={onClose}
    >
      <PatientPicker value={picked} onChange={setPicked} canAdd={false} autoFocus />
      {picked === null ? (
        <DuplicateHints
          candidates={(likely.data?.candidates ?? []).filter(({ id }) => id !== patient.id)}
          action={t('choose')}
          onChoose={setPicked}
        />
      ) : null}
      {twin && !same ? (
        <Radio.Group label={t('keep')} description={t('keepHelp')} value={keep} onChange={setKeep}>
          <SimpleGrid cols={2} spacing="sm" mt="xs">
            <ChartCard chart={patient} />
            <ChartCard chart={twin} />
          </SimpleGrid>
        </Radio.Group>
      ) : null}
      {twin && !same ? (
        <TextInput
          label={t('reason')}
          placeholder={t('reasonExample')}
          required
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      ) : null}
    </FormDialog>
  );
}

function ChartCard({ chart }: { chart: PatientRecord }) {
  const { t } = useTranslation('merging');
  const { t: words } = useTranslation('patients');
  return (
    <Stack gap="xs" className={styles.card}>
      <Radio value={chart.id} label={<strong>{t('chartOf', { number: chart.number, name: chart.name })}</strong>} />
      <Facts
        facts={[
          [words('birthDate'), chart.birthDate ? formatDate(chart.birthDate) : '–'],
          [words('phone'), chart.phone ?? '–'],
          [words('email'), chart.email ?? '–'],
          [words('allergies'), chart.allergies.map(({ substance }) => substance).join(', ') || '–'],
        ]}
      />
    </Stack>
  );
}
