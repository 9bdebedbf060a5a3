import { Anchor, Button, PasswordInput, Stack } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../api/client.ts';
import { codeOf, sentenceOf } from '../api/errors.ts';
import { CenterScreen } from '../ui/CenterScreen.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { PeopleChoice } from './PeopleChoice.tsx';
import { PinEntry } from './PinEntry.tsx';
import styles from './staff.module.css';

export interface LockPageProps {
  staff: { id: string; name: string };
  onDone: () => void;
}

/** The locked desk: nothing of a patient is on the screen or in memory. The same person unlocks, or another switches in. */
export function LockPage({ staff, onDone }: LockPageProps) {
  const { t } = useTranslation('staff');
  const trpc = useTRPC();
  const people = useQuery(trpc.session.people.queryOptions({}, { staleTime: 0 }));
  const [withPassword, setWithPassword] = useState(false);
  const [otherId, setOtherId] = useState<string | null>(null);
  const [pin, setPin] = useState('');
  const [password, setPassword] = useState('');
  // a wrong PIN starts a fresh row of digits, with the cursor in the first
  const [tries, setTries] = useState(0);

  const clear = (): void => {
    setPin('');
    setPassword('');
  };
  const onError = (error: unknown): void => {
    clear();
    setTries((count) => count + 1);
    if (codeOf(error) === 'PIN_NOT_READY') void people.refetch();
  };
  const unlock = useMutation(trpc.session.unlock.mutationOptions({ onSuccess: onDone, onError }));
  const change = useMutation(trpc.session.switchTo.mutationOptions({ onSuccess: onDone, onError }));
  const leave = useMutation(trpc.session.signOut.mutationOptions({ onSuccess: onDone }));

  const all = people.data?.people ?? [];
  const mayPin = all.some(({ id }) => id === staff.id);
  const others = all.filter(({ id }) => id !== staff.id);
  const other = others.find(({ id }) => id === otherId);
  const byPin = other !== undefined || (mayPin && !withPassword);
  const error = unlock.error ?? change.error ?? leave.error;
  const busy = unlock.isPending || change.isPending || leave.isPending;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    unlock.mutate({ password });
  };

  return (
    <CenterScreen
      title={t('locked')}
      text={mayPin ? t('lockedText', { name: staff.name }) : t('lockedPasswordText', { name: staff.name })}
      icon={IconLock}
      width={400}
    >
      <Stack gap="sm">
        {people.isPending ? null : byPin ? (
          <PinEntry
            key={`${other?.id ?? 'me'} ${tries}`}
            label={t('pinOf', { name: other?.name ?? staff.name })}
            value={pin}
            autoFocus
            wrong={error !== null}
            disabled={busy}
            onChange={setPin}
            onFull={(full) => (other ? change.mutate({ staffId: other.id, pin: full }) : unlock.mutate({ pin: full }))}
          />
        ) : (
          <form onSubmit={submit}>
            <Stack gap="sm">
              {/* tells a password manager whose password is asked for */}
              <input type="text" autoComplete="username" value={staff.name} readOnly hidden />
              <PasswordInput
                label={t('password')}
                autoComplete="current-password"
                autoFocus
                value={password}
                onChange={(event) => setPassword(event.currentTarget.value)}
              />
              <Button type="submit" loading={unlock.isPending} disabled={password === ''}>
                {t('unlock')}
              </Button>
            </Stack>
          </form>
        )}
        {error ? <ErrorNotice sentence={sentenceOf(error)} /> : null}
      </Stack>
      {others.length > 0 ? (
        <div className={styles.others}>
          <h2>{t('someoneElse')}</h2>
          <p>{t('someoneElseText')}</p>
          <PeopleChoice
            people={others}
            chosenId={otherId}
            onChoose={(id) => {
              setOtherId(id === otherId ? null : id);
              clear();
            }}
          />
        </div>
      ) : null}
      <div className={styles.links}>
        {mayPin && !other ? (
          <Anchor component="button" type="button" size="sm" onClick={() => setWithPassword(!withPassword)}>
            {withPassword ? t('usePin') : t('usePassword')}
          </Anchor>
        ) : (
          <span />
        )}
        <Anchor component="button" type="button" size="sm" onClick={() => leave.mutate({})}>
          {t('signOut')}
        </Anchor>
      </div>
    </CenterScreen>
  );
}
