import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { codeLength, readCode } from '../../../electron/tablets/rules.ts';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { PatientScreen } from './PatientScreen.tsx';
import styles from './page.module.css';

/** A page that no desk knows yet: it asks for the code. */
export function ConnectScreen({ clinicName, onDone }: { clinicName: string; onDone: () => void }) {
  const { t } = useTranslation('tablets');
  const [code, setCode] = useState('');
  const connect = useMutation(
    useTRPC().tablet.connect.mutationOptions({ onSuccess: onDone, onError: () => setCode('') }),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (readCode(code).length === codeLength) connect.mutate({ code });
  };
  return (
    <PatientScreen clinicName={clinicName} title={t('pageCode')} text={t('pageCodeText')}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextInput
          label={t('pageCodeLabel')}
          classNames={{ label: styles.label ?? '', input: styles.code ?? '' }}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          maxLength={12}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          autoFocus
        />
        {connect.error ? <ErrorNotice sentence={sentenceOf(connect.error)} /> : null}
        <Button
          type="submit"
          fullWidth
          className={styles.go ?? ''}
          loading={connect.isPending}
          disabled={readCode(code).length !== codeLength}
        >
          {t('pageConnect')}
        </Button>
      </form>
    </PatientScreen>
  );
}
