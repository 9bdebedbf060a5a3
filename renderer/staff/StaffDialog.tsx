import { Button, ColorInput, Group, Modal, PasswordInput, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { roles } from '../../electron/kernel/roles.ts';
import { passwordProblem } from '../../electron/staff/rules.ts';
import { Login, type StaffMember } from '../../electron/staff/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { sentenceOf } from '../api/errors.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Fields, WideField } from '../ui/Fields.tsx';
import { showDone } from '../ui/toasts.tsx';
import { HoursDialog } from './HoursDialog.tsx';
import { PasswordDialog } from './OwnSecrets.tsx';

const swatches = ['#8a7aa8', '#5f8f86', '#b07d62', '#6d86a8', '#8f8f6a', '#a86d86', '#7c9885', '#a8925f'];

/** Adds a person, or changes one. */
export function StaffDialog({ member, onClose }: { member: StaffMember | null; onClose: () => void }) {
  const { t } = useTranslation('staff');
  const trpc = useTRPC();
  const [resetting, setResetting] = useState(false);
  const [hours, setHours] = useState(false);
  const done = (sentence: string) => () => {
    showDone(sentence);
    onClose();
  };
  const form = useForm({
    mode: 'controlled',
    initialValues: {
      name: member?.name ?? '',
      title: member?.title ?? '',
      role: member?.role ?? 'frontDesk',
      provider: member?.provider ?? false,
      colour: member?.colour ?? swatches[0] ?? '#7c9885',
      active: member?.active ?? true,
      login: member?.login ?? '',
      password: '',
    },
    validate: {
      name: (value) => (value.trim() === '' ? 'Give a name.' : null),
      login: (value) => (member ? null : (Login.safeParse(value).error?.issues[0]?.message ?? null)),
      password: (value, values) => (member ? null : (passwordProblem(value, values.login) ?? null)),
    },
  });
  const add = useMutation(trpc.staff.add.mutationOptions({ onSuccess: done(t('added', { name: form.values.name })) }));
  const update = useMutation(
    trpc.staff.update.mutationOptions({ onSuccess: done(t('changed', { name: form.values.name })) }),
  );
  const error = add.error ?? update.error;

  const submit = form.onSubmit(({ login, password, active, ...details }) => {
    if (member) update.mutate({ ...details, active, id: member.id, expectedVersion: member.version });
    else add.mutate({ ...details, login, password });
  });

  return (
    <>
      <Modal
        opened={!resetting && !hours}
        onClose={onClose}
        title={member ? t('editPerson', { name: member.name }) : t('add')}
        size={520}
      >
        <form onSubmit={submit} noValidate>
          <Stack gap="md">
            <Fields columns={2}>
              <TextInput
                label={t('name')}
                placeholder="Imani Okafor, NP"
                required
                data-autofocus
                {...form.getInputProps('name')}
              />
              <TextInput label={t('title')} {...form.getInputProps('title')} />
              <WideField>
                <Select
                  label={t('role')}
                  description={t(`may_${form.values.role}`)}
                  data={roles.map((role) => ({ value: role, label: t(`role_${role}`) }))}
                  allowDeselect={false}
                  {...form.getInputProps('role')}
                />
              </WideField>
              {member ? null : (
                <>
                  <TextInput
                    label={t('login')}
                    description={t('loginHelp')}
                    required
                    autoCapitalize="none"
                    autoComplete="off"
                    {...form.getInputProps('login')}
                  />
                  <PasswordInput
                    label={t('password')}
                    description={t('passwordHelp')}
                    required
                    autoComplete="new-password"
                    {...form.getInputProps('password')}
                  />
                </>
              )}
              <Switch
                label={t('provider')}
                description={t('providerHelp')}
                {...form.getInputProps('provider', { type: 'checkbox' })}
              />
              <ColorInput
                label={t('colour')}
                format="hex"
                swatches={swatches}
                withPicker={false}
                closeOnColorSwatchClick
                {...form.getInputProps('colour')}
              />
              {member ? (
                <WideField>
                  <Switch
                    label={t('works')}
                    description={t('worksHelp')}
                    {...form.getInputProps('active', { type: 'checkbox' })}
                  />
                </WideField>
              ) : null}
            </Fields>
            {error ? <ErrorNotice sentence={sentenceOf(error)} /> : null}
            <Group justify="space-between">
              {member ? (
                <Group gap={0}>
                  <Button variant="subtle" onClick={() => setHours(true)}>
                    {t('hours')}
                  </Button>
                  <Button variant="subtle" onClick={() => setResetting(true)}>
                    {t('resetPassword')}
                  </Button>
                </Group>
              ) : (
                <span />
              )}
              <Group gap="xs">
                <Button variant="default" onClick={onClose}>
                  {t('cancel')}
                </Button>
                <Button type="submit" loading={add.isPending || update.isPending}>
                  {t('save')}
                </Button>
              </Group>
            </Group>
          </Stack>
        </form>
      </Modal>
      {member && hours ? <HoursDialog member={member} onClose={() => setHours(false)} /> : null}
      {member ? (
        <PasswordDialog
          opened={resetting}
          onClose={() => setResetting(false)}
          staffId={member.id}
          title={`${t('resetPassword')} · ${member.name}`}
        />
      ) : null}
    </>
  );
}
