import { Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PatientRecord } from '../../../electron/patients/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { Fields, WideField } from '../../ui/Fields.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { languageChoices } from './languages.ts';

/** Changes address, emergency contact and language. */
export function DetailsDialog({ patient, onClose }: { patient: PatientRecord; onClose: () => void }) {
  const { t } = useTranslation('patients');
  const trpc = useTRPC();
  const { version, ...known } = patient.details;
  const [fields, setFields] = useState({ ...known, emergencyPhone: known.emergencyPhone ?? '' });
  const save = useMutation(trpc.patients.saveDetails.mutationOptions({ onSuccess: onClose }));
  const input = (key: Exclude<keyof typeof fields, 'language'>, label: string, most: number, focused = false) => (
    <TextInput
      label={label}
      maxLength={most}
      autoComplete="off"
      value={fields[key]}
      onChange={(event) => {
        const { value } = event.currentTarget;
        setFields((before) => ({ ...before, [key]: value }));
      }}
      {...(focused ? { 'data-autofocus': true } : {})}
    />
  );
  return (
    <FormDialog
      title={t('editContact')}
      size={560}
      submit={t('save')}
      ready
      busy={save.isPending}
      problem={save.error ? sentenceOf(save.error) : null}
      onSubmit={() => save.mutate({ ...fields, patientId: patient.id, expectedVersion: version })}
      onClose={onClose}
    >
      <Fields columns={2}>
        {input('street', t('street'), 120, true)}
        {input('unit', t('unit'), 60)}
        {input('city', t('city'), 80)}
        <Fields columns={2}>
          {input('region', t('region'), 60)}
          {input('postalCode', t('postalCode'), 20)}
        </Fields>
        {input('emergencyName', t('emergencyName'), 120)}
        {input('emergencyRelationship', t('emergencyRelationship'), 60)}
        {input('emergencyPhone', t('emergencyPhone'), 40)}
        <WideField>
          <Select
            label={t('language')}
            clearable
            searchable
            data={languageChoices(fields.language)}
            value={fields.language}
            onChange={(language) => setFields((before) => ({ ...before, language }))}
          />
        </WideField>
      </Fields>
    </FormDialog>
  );
}
