import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { parseBirthDates } from '../../electron/patients/rules.ts';
import type { Candidate, PatientRecord } from '../../electron/patients/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { faultOf, sentenceOf } from '../api/errors.ts';
import { DateField } from '../ui/DateField.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Fields, WideField } from '../ui/Fields.tsx';
import { showDone } from '../ui/toasts.tsx';
import { DuplicateHints } from './DuplicateHints.tsx';

export interface PatientFormProps {
  /** The record to change; null adds a patient. */
  patient: PatientRecord | null;
  /** Words already typed elsewhere, e.g. in the search. */
  typed?: string;
  onSaved: (patient: { id: string; name: string }) => void;
  onClose: () => void;
  /** What a found twin is for: its chart is opened, or it is taken instead. */
  twinAction: string;
  onTwin: (twin: { id: string; name: string }) => void;
}

/** The local date here, for "not in the future". */
const todayHere = (): string => new Intl.DateTimeFormat('en-CA').format(new Date());

/** Splits what was typed in a search into first and last name; digits are a phone number. */
function startingFrom(typed: string): { givenName: string; familyName: string; phone: string } {
  if (/^[+()\d\s./-]+$/.test(typed)) return { givenName: '', familyName: '', phone: typed.trim() };
  const words = typed.trim().split(/\s+/).filter(Boolean);
  const familyName = words.length > 1 ? (words.at(-1) ?? '') : '';
  return { givenName: (familyName ? words.slice(0, -1) : words).join(' '), familyName, phone: '' };
}

/** Adds a patient or changes one. While typing it says who this may already be; a twin is only added on purpose. */
export function PatientForm({ patient, typed = '', onSaved, onClose, twinAction, onTwin }: PatientFormProps) {
  const { t } = useTranslation('patients');
  const trpc = useTRPC();
  const profile = useQuery(trpc.clinic.profile.queryOptions({}));
  const country = profile.data?.country ?? 'US';
  const start = startingFrom(typed);
  const form = useForm({
    mode: 'controlled',
    initialValues: {
      givenName: patient?.givenName ?? start.givenName,
      familyName: patient?.familyName ?? start.familyName,
      preferredName: patient?.preferredName ?? '',
      birthDate: patient?.birthDate ?? (null as string | null),
      phone: patient?.phone ?? start.phone,
      email: patient?.email ?? '',
    },
    validate: {
      givenName: (value) => (value.trim() === '' ? t('needName') : null),
      familyName: (value) => (value.trim() === '' ? t('needName') : null),
    },
  });
  const [asked] = useDebouncedValue(form.values, 250);
  const worthAsking = patient === null && (asked.phone.trim().length >= 6 || asked.birthDate !== null);
  const { givenName, familyName, birthDate, phone } = asked;
  const duplicates = useQuery({
    ...trpc.patients.duplicates.queryOptions({ givenName, familyName, birthDate, phone }),
    enabled: worthAsking,
    placeholderData: (before) => before,
  });
  const done = (saved: { id: string; name: string }): void => {
    onSaved(saved);
    onClose();
  };
  const create = useMutation(
    trpc.patients.create.mutationOptions({
      onSuccess: (saved) => {
        showDone(t('added', { name: saved.name, number: saved.number }));
        done(saved);
      },
    }),
  );
  const update = useMutation(
    trpc.patients.update.mutationOptions({
      onSuccess: (saved) => {
        showDone(t('saved', { name: saved.name }));
        done(saved);
      },
    }),
  );
  const error = create.error ?? update.error;
  const fault = faultOf(error);
  const candidates =
    fault?.code === 'DUPLICATE' ? candidatesIn(fault.details) : worthAsking ? (duplicates.data?.candidates ?? []) : [];

  const submit = form.onSubmit((values) => {
    if (patient) update.mutate({ ...values, id: patient.id, expectedVersion: patient.version });
    else create.mutate({ ...values, allowDuplicate: candidates.length > 0 });
  });

  return (
    <Modal opened onClose={onClose} title={patient ? t('editPatient', { name: patient.name }) : t('add')} size={560}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Fields columns={2}>
            <TextInput
              label={t('givenName')}
              required
              data-autofocus
              autoComplete="off"
              {...form.getInputProps('givenName')}
            />
            <TextInput label={t('familyName')} required autoComplete="off" {...form.getInputProps('familyName')} />
            <DateField
              label={t('birthDate')}
              placeholder={country === 'US' ? '3/17/1985' : '17/3/1985'}
              maxDate={todayHere()}
              defaultLevel="decade"
              defaultDate="1985-01-01"
              clearable
              dateParser={(text) => parseBirthDates(text, country, todayHere())[0] ?? null}
              {...form.getInputProps('birthDate')}
            />
            <TextInput
              label={t('phone')}
              description={undefined}
              type="tel"
              autoComplete="off"
              {...form.getInputProps('phone')}
            />
            <TextInput
              label={t('preferredName')}
              placeholder={t('preferredHelp')}
              autoComplete="off"
              {...form.getInputProps('preferredName')}
            />
            <TextInput label={t('email')} type="email" autoComplete="off" {...form.getInputProps('email')} />
            {candidates.length > 0 ? (
              <WideField>
                <DuplicateHints
                  candidates={candidates}
                  action={twinAction}
                  onChoose={(twin) => {
                    onTwin(twin);
                    onClose();
                  }}
                />
              </WideField>
            ) : null}
          </Fields>
          {error && fault?.code !== 'DUPLICATE' ? <ErrorNotice sentence={sentenceOf(error)} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={create.isPending || update.isPending}>
              {patient ? t('save') : candidates.length > 0 ? t('addAllTheSame') : t('addButton')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function candidatesIn(details: unknown): Candidate[] {
  const found = (details as { candidates?: unknown } | undefined)?.candidates;
  return Array.isArray(found) ? (found as Candidate[]) : [];
}
