import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { witnessAbout } from '../../../electron/consents/rules.ts';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import styles from '../consents.module.css';

/** Someone of the staff says on the tablet who they are; nobody is signed in by it. */
export function TabletWitness(props: {
  serviceLineId: string;
  editionId: string;
  onConfirmed: (approvalId: string) => void;
}) {
  const { t } = useTranslation('consents');
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const confirm = useMutation(
    useTRPC().tablet.witness.mutationOptions({
      onSuccess: ({ approvalId }) => props.onConfirmed(approvalId),
      onError: () => setPassword(''),
    }),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const about = witnessAbout(props.serviceLineId, props.editionId);
    if (login.trim() !== '' && password !== '') confirm.mutate({ login, password, about });
  };
  return (
    <form className={styles.decline} onSubmit={submit} noValidate>
      <TextInput
        label={t('witnessLogin')}
        size="lg"
        autoComplete="off"
        autoCapitalize="none"
        maxLength={60}
        value={login}
        onChange={(event) => setLogin(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('witnessPassword')}
        size="lg"
        autoComplete="off"
        maxLength={200}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {confirm.error ? <ErrorNotice sentence={sentenceOf(confirm.error)} /> : null}
      <Button type="submit" size="lg" variant="default" loading={confirm.isPending}>
        {t('witnessConfirm')}
      </Button>
    </form>
  );
}
