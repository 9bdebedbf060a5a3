import { Button, Loader, TextInput } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../api/client.ts';
import { sentenceOf } from '../api/errors.ts';
import { CenterScreen } from '../ui/CenterScreen.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import styles from './clinic.module.css';

export interface DemoPageProps {
  codeNeeded: boolean;
  onBack: () => void;
  onDone: () => void;
}

/** Makes the demo clinic and lets one choose who to be in it. */
export function DemoPage({ codeNeeded, onBack, onDone }: DemoPageProps) {
  const { t } = useTranslation('clinic');
  const trpc = useTRPC();
  const [code, setCode] = useState('');
  const create = useMutation(trpc.setup.createDemo.mutationOptions());
  const signIn = useMutation(trpc.session.signIn.mutationOptions({ onSuccess: onDone }));
  const { mutate } = create;

  useEffect(() => {
    if (!codeNeeded) mutate({});
  }, [codeNeeded, mutate]);

  if (create.data) {
    return (
      <CenterScreen title={t('demoReady')} text={t('demoReadyText')} width={460}>
        <div className={styles.choices}>
          {create.data.logins.map((one) => (
            <Button
              key={one.login}
              variant="default"
              size="md"
              justify="space-between"
              rightSection={<IconChevronRight size={16} aria-hidden />}
              disabled={signIn.isPending}
              aria-label={t('demoAs', { name: one.name })}
              onClick={() => signIn.mutate({ login: one.login, password: one.password })}
            >
              {one.name} · {t(`role_${one.role}`)}
            </Button>
          ))}
        </div>
        {signIn.error ? (
          <div className={styles.error}>
            <ErrorNotice sentence={sentenceOf(signIn.error)} />
          </div>
        ) : null}
      </CenterScreen>
    );
  }

  if (create.isPending || (!codeNeeded && !create.error)) {
    return (
      <CenterScreen title={t('demoCreating')} text={t('demoCreatingText')}>
        <Loader size="md" role="status" aria-label={t('demoCreating')} />
      </CenterScreen>
    );
  }

  return (
    <CenterScreen title={t('demoClinic')} text={t('demoClinicText')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate({ code });
        }}
      >
        {codeNeeded ? (
          <TextInput
            label={t('setupCode')}
            description={t('setupCodeHelp')}
            value={code}
            autoFocus
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        ) : null}
        {create.error ? (
          <div className={styles.error}>
            <ErrorNotice sentence={sentenceOf(create.error)} />
          </div>
        ) : null}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onBack}>
            {t('back')}
          </Button>
          <Button type="submit">{t('continue')}</Button>
        </div>
      </form>
    </CenterScreen>
  );
}
