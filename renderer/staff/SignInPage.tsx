import { Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../api/client.ts';
import { sentenceOf } from '../api/errors.ts';
import { stationOfBrowser } from '../api/station.ts';
import { CenterScreen } from '../ui/CenterScreen.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { RecoverPage } from './RecoverPage.tsx';
import styles from './staff.module.css';

export interface SignInPageProps {
  /** Unknown while the clinic is sealed. */
  clinicName: string | undefined;
  sealed: boolean;
  demo: boolean;
  onDone: () => void;
  /** The clinic may have turned out to be unreadable: its state is to be asked for again. */
  onFailed: () => void;
}

/** Name and password. The first sign-in after a start also opens the encrypted clinic. */
export function SignInPage({ clinicName, sealed, demo, onDone, onFailed }: SignInPageProps) {
  const { t } = useTranslation('staff');
  const trpc = useTRPC();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [recovering, setRecovering] = useState(false);
  const signIn = useMutation(
    trpc.session.signIn.mutationOptions({
      onSuccess: onDone,
      onError: () => {
        setPassword('');
        onFailed();
      },
    }),
  );

  if (recovering) return <RecoverPage onBack={() => setRecovering(false)} onDone={onDone} />;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const stationNumber = stationOfBrowser();
    signIn.mutate({ login, password, ...(stationNumber === null ? {} : { stationNumber }) });
  };

  return (
    <CenterScreen
      title={clinicName ? t('signInTo', { clinic: clinicName }) : t('signIn')}
      text={sealed ? t('sealedText') : t('signInText')}
      width={400}
      foot={demo ? t('demoHint') : undefined}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label={t('login')}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
            required
            withAsterisk={false}
            value={login}
            onChange={(event) => setLogin(event.currentTarget.value)}
          />
          <PasswordInput
            label={t('password')}
            autoComplete="current-password"
            required
            withAsterisk={false}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          {signIn.error ? <ErrorNotice sentence={sentenceOf(signIn.error)} /> : null}
          <Button type="submit" fullWidth size="md" mt="xs" loading={signIn.isPending}>
            {t('signIn')}
          </Button>
        </Stack>
      </form>
      <p className={styles.aside}>
        <Anchor component="button" type="button" size="sm" onClick={() => setRecovering(true)}>
          {t('forgot')}
        </Anchor>
      </p>
    </CenterScreen>
  );
}
