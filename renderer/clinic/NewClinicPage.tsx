import { Button, PasswordInput, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isZone } from '../../electron/kernel/dates.ts';
import { useTRPC } from '../api/client.ts';
import { sentenceOf } from '../api/errors.ts';
import { CenterScreen } from '../ui/CenterScreen.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Fields, WideField } from '../ui/Fields.tsx';
import styles from './clinic.module.css';
import { newClinicProblems } from './newClinic.ts';
import { countryChoices, currencyChoices, likelyCountry, usualIn, zoneChoices } from './places.ts';

export interface NewClinicPageProps {
  codeNeeded: boolean;
  onBack: () => void;
  onCreated: (recoveryCode: string, clinicName: string) => void;
}

/** What a new clinic is asked for. */
export function NewClinicPage({ codeNeeded, onBack, onCreated }: NewClinicPageProps) {
  const { t } = useTranslation('clinic');
  const trpc = useTRPC();
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const country = likelyCountry(here, navigator.language);
  const form = useForm({
    mode: 'controlled',
    initialValues: {
      name: '',
      country,
      zone: isZone(here) && zoneChoices().some(({ value }) => value === here) ? here : (usualIn(country)?.zone ?? ''),
      currency: usualIn(country)?.currency ?? 'USD',
      ownerName: '',
      login: '',
      password: '',
      passwordAgain: '',
      code: '',
    },
    validate: (values) => newClinicProblems(values, t('passwordsDiffer')),
    validateInputOnBlur: true,
  });
  const create = useMutation(
    trpc.setup.createClinic.mutationOptions({
      onSuccess: ({ recoveryCode }) => onCreated(recoveryCode, form.values.name.trim()),
    }),
  );

  const submit = form.onSubmit(({ passwordAgain: _, code, ...values }) =>
    create.mutate({ ...values, ...(codeNeeded ? { code } : {}) }),
  );

  return (
    <CenterScreen title={t('newClinic')} text={t('newClinicText')} width={560}>
      <form onSubmit={submit} noValidate>
        <Fields columns={2}>
          {codeNeeded ? (
            <WideField>
              <TextInput
                autoFocus
                label={t('setupCode')}
                description={t('setupCodeHelp')}
                required
                {...form.getInputProps('code')}
              />
            </WideField>
          ) : null}
          <WideField>
            <TextInput
              label={t('clinicName')}
              required
              data-autofocus
              autoFocus={!codeNeeded}
              {...form.getInputProps('name')}
            />
          </WideField>
          <Select
            label={t('country')}
            data={countryChoices()}
            searchable
            allowDeselect={false}
            required
            {...form.getInputProps('country')}
            onChange={(value: string | null) => {
              if (!value) return;
              form.setFieldValue('country', value);
              const place = usualIn(value);
              if (place) form.setFieldValue('currency', place.currency);
            }}
          />
          <Select
            label={t('zone')}
            data={zoneChoices()}
            searchable
            allowDeselect={false}
            required
            limit={80}
            {...form.getInputProps('zone')}
          />
          <WideField>
            <Select
              label={t('currency')}
              description={t('currencyHelp')}
              data={currencyChoices()}
              allowDeselect={false}
              required
              {...form.getInputProps('currency')}
            />
          </WideField>
        </Fields>
        <div className={styles.section}>
          <h2>{t('owner')}</h2>
          <p>{t('ownerHelp')}</p>
        </div>
        <Fields columns={2}>
          <TextInput label={t('ownerName')} required autoComplete="name" {...form.getInputProps('ownerName')} />
          <TextInput
            label={t('login')}
            required
            autoComplete="username"
            autoCapitalize="none"
            {...form.getInputProps('login')}
          />
          <PasswordInput
            label={t('password')}
            required
            autoComplete="new-password"
            {...form.getInputProps('password')}
          />
          <PasswordInput
            label={t('passwordAgain')}
            required
            autoComplete="new-password"
            {...form.getInputProps('passwordAgain')}
          />
          <WideField>
            <p className={styles.choiceText}>{t('passwordHelp')}</p>
          </WideField>
        </Fields>
        {create.error ? (
          <div className={styles.error}>
            <ErrorNotice sentence={sentenceOf(create.error)} />
          </div>
        ) : null}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onBack} disabled={create.isPending}>
            {t('back')}
          </Button>
          <Button type="submit" loading={create.isPending}>
            {t('create')}
          </Button>
        </div>
      </form>
    </CenterScreen>
  );
}
