import { Button, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../api/client.ts';
import { sentenceOf } from '../api/errors.ts';
import { CenterScreen } from '../ui/CenterScreen.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';

/** The way back in with the printed recovery code: a new password for an owner. */
export function RecoverPage({ onBack, onDone }: { onBack: () => void; onDone: () => void }) {
  const { t } = useTranslation('staff');
  const trpc = useTRPC();
  const [recoveryCode, setRecoveryCode] = useState('');
  const [login, setLogin] = useState('');
  const [newPassword, setNewPassword] = useState('');
  const recover = useMutation(trpc.setup.recover.mutationOptions({ onSuccess: onDone }));

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    recover.mutate({ recoveryCode, login, newPassword });
  };

  return (
    <CenterScreen title={t('recoverTitle')} text={t('recoverText')}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label={t('recoveryCode')}
            autoFocus
            autoComplete="off"
            spellCheck={false}
            value={recoveryCode}
            onChange={(event) => setRecoveryCode(event.currentTarget.value)}
          />
          <TextInput
            label={t('login')}
            autoComplete="username"
            autoCapitalize="none"
            value={login}
            onChange={(event) => setLogin(event.currentTarget.value)}
          />
          <PasswordInput
            label={t('newPassword')}
            description={t('passwordHelp')}
            autoComplete="new-password"
            value={newPassword}
            onChange={(event) => setNewPassword(event.currentTarget.value)}
          />
          {recover.error ? <ErrorNotice sentence={sentenceOf(recover.error)} /> : null}
          <Group justify="space-between" mt="xs">
            <Button variant="default" onClick={onBack}>
              {t('back')}
            </Button>
            <Button type="submit" loading={recover.isPending} disabled={!recoveryCode || !login || !newPassword}>
              {t('setPassword')}
            </Button>
          </Group>
        </Stack>
      </form>
    </CenterScreen>
  );
}
