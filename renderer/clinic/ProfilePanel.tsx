import { Button, Group, SegmentedControl, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countries } from '../../electron/clinic/rules.ts';
import { type ClinicProfile, UpdateProfile } from '../../electron/clinic/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { codeOf, sentenceOf } from '../api/errors.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Facts, Fields, WideField } from '../ui/Fields.tsx';
import { Panel } from '../ui/Page.tsx';
import { SavedMark } from '../ui/SavedMark.tsx';
import { PaperHead } from './PaperHead.tsx';
import styles from './settings.module.css';

const fields = ['name', 'address', 'phone', 'email', 'taxNumber'] as const;

function written({ name, address, phone, email, taxNumber, paper }: ClinicProfile) {
  return { name, address, phone, email, taxNumber, paper };
}

/** Name, address, phone, e-mail, tax number, paper; beside it, how a receipt begins with them. */
export function ProfilePanel({ profile }: { profile: ClinicProfile }) {
  const { t } = useTranslation('clinic');
  const trpc = useTRPC();
  const manages = useDesk().may('clinic.manage');
  const paperLabel = useId();
  const [saved, setSaved] = useState(false);
  const form = useForm({
    mode: 'controlled',
    initialValues: written(profile),
    validate: Object.fromEntries(
      fields.map((field) => [
        field,
        (value: string) => UpdateProfile.shape[field].safeParse(value).error?.issues[0]?.message ?? null,
      ]),
    ),
    onValuesChange: () => setSaved(false),
  });
  const update = useMutation(
    trpc.clinic.updateProfile.mutationOptions({
      onSuccess: () => {
        form.resetDirty();
        setSaved(true);
      },
    }),
  );
  // saved here or changed elsewhere: the fields nobody has touched show what is there now
  const { setInitialValues, setValues, isDirty } = form;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new version of the profile fills the form again
  useEffect(() => {
    const now = written(profile);
    setInitialValues(now);
    if (!isDirty()) setValues(now);
  }, [profile.version]);

  const save = form.onSubmit((values) => update.mutate({ ...values, expectedVersion: profile.version }));
  const readOnly = !manages;
  return (
    <Panel title={t('profile')}>
      <form onSubmit={save} noValidate>
        <div className={styles.profile}>
          <Stack gap="md">
            <Fields columns={2}>
              <WideField>
                <TextInput
                  label={t('clinicName')}
                  required={manages}
                  readOnly={readOnly}
                  maxLength={80}
                  {...form.getInputProps('name')}
                />
              </WideField>
              <WideField>
                <Textarea
                  label={t('address')}
                  description={t('addressHelp')}
                  autosize
                  minRows={2}
                  maxRows={5}
                  readOnly={readOnly}
                  maxLength={400}
                  {...form.getInputProps('address')}
                />
              </WideField>
              <TextInput
                label={t('phone')}
                type="tel"
                readOnly={readOnly}
                maxLength={40}
                {...form.getInputProps('phone')}
              />
              <TextInput
                label={t('email')}
                type="email"
                readOnly={readOnly}
                maxLength={120}
                {...form.getInputProps('email')}
              />
              <TextInput
                label={t('taxNumber')}
                description={t('taxNumberHelp')}
                readOnly={readOnly}
                maxLength={40}
                {...form.getInputProps('taxNumber')}
              />
              <div role="group" aria-labelledby={paperLabel}>
                <div className={styles.label} id={paperLabel}>
                  {t('paper')}
                </div>
                <SegmentedControl
                  fullWidth
                  readOnly={readOnly}
                  data={[
                    { value: 'letter', label: t('paper_letter') },
                    { value: 'a4', label: t('paper_a4') },
                  ]}
                  {...form.getInputProps('paper')}
                />
              </div>
            </Fields>
            {update.error ? (
              <ErrorNotice
                sentence={codeOf(update.error) === 'CHANGED_ELSEWHERE' ? t('profileChanged') : sentenceOf(update.error)}
              />
            ) : null}
            {manages ? (
              <Group gap="sm">
                <Button type="submit" loading={update.isPending} disabled={!form.isDirty()}>
                  {t('save')}
                </Button>
                {saved ? (
                  <SavedMark state="saved" />
                ) : form.isDirty() ? (
                  <Button
                    variant="subtle"
                    onClick={() => {
                      form.reset();
                      update.reset();
                    }}
                  >
                    {t('discard')}
                  </Button>
                ) : null}
              </Group>
            ) : null}
          </Stack>
          <div className={styles.aside}>
            <PaperHead {...form.values} />
            <Facts
              facts={[
                [t('zone'), profile.zone.replaceAll('_', ' ')],
                [t('country'), countries.find(({ code }) => code === profile.country)?.name ?? profile.country],
                [t('currency'), profile.currency],
              ]}
            />
            <p className={styles.hint}>{t('fixedText')}</p>
          </div>
        </div>
      </form>
    </Panel>
  );
}
