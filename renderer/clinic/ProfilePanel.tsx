import { Button, Group, SegmentedControl, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countries } from '../../electron/clinic/rules.ts';
import { type ClinicProfile, UpdateProfile } from '../../electron/clinic/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
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

/**
 * Name, address, phone, e-mail, tax number, paper; beside it, how a receipt begins with them.
 * Changed elsewhere, it shows what is there now, unless something is typed and not saved: then it says so and waits.
 */
export function ProfilePanel({ profile }: { profile: ClinicProfile }) {
  const [seen, setSeen] = useState(profile);
  const [dirty, setDirty] = useState(false);
  const [taken, setTaken] = useState(0);
  const behind = profile.version > seen.version;
  const takeOver = (): void => {
    setSeen(profile);
    setDirty(false);
    setTaken(taken + 1);
  };
  if (behind && !dirty) takeOver();
  return (
    <ProfileForm
      key={taken}
      seen={seen}
      dirty={dirty}
      onDirty={setDirty}
      onSaved={(values) => {
        setSeen({ ...seen, ...values, version: seen.version + 1 });
        setDirty(false);
      }}
      onTakeOver={behind ? takeOver : null}
    />
  );
}

interface ProfileFormProps {
  seen: ClinicProfile;
  dirty: boolean;
  onDirty: (dirty: boolean) => void;
  onSaved: (values: ReturnType<typeof written>) => void;
  /** Shows what someone else has saved meanwhile; null when nobody has. */
  onTakeOver: (() => void) | null;
}

function ProfileForm({ seen, dirty, onDirty, onSaved, onTakeOver }: ProfileFormProps) {
  const { t } = useTranslation('clinic');
  const trpc = useTRPC();
  const manages = useDesk().may('clinic.manage');
  const paperLabel = useId();
  const update = useMutation(trpc.clinic.updateProfile.mutationOptions({ onSuccess: (_, sent) => onSaved(sent) }));
  const form = useForm({
    mode: 'controlled',
    initialValues: written(seen),
    validate: Object.fromEntries(
      fields.map((field) => [
        field,
        (value: string) => UpdateProfile.shape[field].safeParse(value).error?.issues[0]?.message ?? null,
      ]),
    ),
    onValuesChange: (values) => onDirty([...fields, 'paper' as const].some((field) => values[field] !== seen[field])),
  });
  const save = form.onSubmit((values) => update.mutate({ ...values, expectedVersion: seen.version }));
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
            {onTakeOver ? (
              <ErrorNotice
                sentence={t('profileChanged')}
                actions={
                  <Button size="xs" variant="default" onClick={onTakeOver}>
                    {t('profileTakeOver')}
                  </Button>
                }
              />
            ) : update.error ? (
              <ErrorNotice sentence={sentenceOf(update.error)} />
            ) : null}
            {manages ? (
              <Group gap="sm">
                <Button type="submit" loading={update.isPending} disabled={!dirty || onTakeOver !== null}>
                  {t('save')}
                </Button>
                {update.isSuccess && !dirty ? (
                  <SavedMark state="saved" />
                ) : dirty ? (
                  <Button
                    variant="subtle"
                    onClick={() => {
                      form.setValues(written(seen));
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
                [t('zone'), seen.zone.replaceAll('_', ' ')],
                [t('country'), countries.find(({ code }) => code === seen.country)?.name ?? seen.country],
                [t('currency'), seen.currency],
              ]}
            />
            <p className={styles.hint}>{t('fixedText')}</p>
          </div>
        </div>
      </form>
    </Panel>
  );
}
