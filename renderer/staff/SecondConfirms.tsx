import { Button, Group, PasswordInput, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../electron/kernel/roles.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { PinEntry } from './PinEntry.tsx';
import styles from './staff.module.css';

/**
 * A second person confirms at this desk, with their PIN or password and without signing in: another person than the one at the
 * keyboard whom `may` lets.
 */
export function SecondConfirms({
  about,
  text,
  may,
  busy,
  problem,
  onConfirmed,
  onBack,
}: {
  /** What is confirmed, as the refusal named it. */
  about: string;
  /** Why it needs two. */
  text: string;
  may: (member: { id: string; role: Role }) => boolean;
  busy: boolean;
  problem: string | null;
  onConfirmed: (approvalId: string) => void;
  /** Without it there is nothing to go back to. */
  onBack?: () => void;
}) {
  const { t } = useTranslation('staff');
  const trpc = useTRPC();
  const desk = useDesk();
  const staff = useQuery(trpc.staff.list.queryOptions({}));
  const [staffId, setStaffId] = useState<string | null>(null);
  const [how, setHow] = useState<'pin' | 'password'>('pin');
  const [secret, setSecret] = useState('');
  const [tries, setTries] = useState(0);
  const confirm = useMutation(
    trpc.session.confirm.mutationOptions({
      onSuccess: ({ approvalId }) => onConfirmed(approvalId),
      onError: () => {
        setSecret('');
        setTries((count) => count + 1);
      },
    }),
  );
  const people = (staff.data?.staff ?? []).filter(
    (member) => member.active && member.id !== desk.staff.id && may(member),
  );
  // who may confirm is asked first: a field without names cannot take the focus
  const anybody = people.length > 0;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (anybody) field.current?.focus();
  }, [anybody]);
  const chosen = people.find((member) => member.id === staffId);
  const send = (value: string): void => {
    if (chosen)
      confirm.mutate({ about, staffId: chosen.id, ...(how === 'pin' ? { pin: value } : { password: value }) });
  };
  return (
    <Stack gap="md">
      <div className={styles.second}>
        <IconShieldCheck size={22} aria-hidden />
        <Text size="sm">{text}</Text>
      </div>
      <Select
        label={t('secondWho')}
        placeholder={t(anybody ? 'secondChoose' : 'secondNobody')}
        data={people.map((member) => ({ value: member.id, label: member.name }))}
        value={staffId}
        disabled={!anybody}
        onChange={(next) => {
          setStaffId(next);
          setSecret('');
          confirm.reset();
        }}
        openOnFocus={false}
        ref={field}
      />
      <SegmentedControl
        aria-label={t('secondHow')}
        value={how}
        onChange={(next) => {
          setHow(next === 'pin' ? 'pin' : 'password');
          setSecret('');
        }}
        data={[
          { value: 'pin', label: t('secondByPin') },
          { value: 'password', label: t('secondByPassword') },
        ]}
      />
      {chosen && how === 'pin' ? (
        <PinEntry
          key={`${chosen.id} ${tries}`}
          label={t('secondPinOf', { name: chosen.name })}
          value={secret}
          autoFocus
          wrong={confirm.isError}
          disabled={confirm.isPending || busy}
          onChange={setSecret}
          onFull={send}
        />
      ) : null}
      {chosen && how === 'password' ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (secret !== '') send(secret);
          }}
        >
          <PasswordInput
            key={`${chosen.id} ${tries}`}
            label={t('secondPasswordOf', { name: chosen.name })}
            value={secret}
            autoFocus
            autoComplete="off"
            onChange={(event) => setSecret(event.currentTarget.value)}
          />
        </form>
      ) : null}
      {confirm.error ? <ErrorNotice sentence={sentenceOf(confirm.error)} /> : null}
      {problem !== null ? <ErrorNotice sentence={problem} /> : null}
      <Group justify="space-between">
        {onBack ? (
          <Button variant="default" onClick={onBack}>
            {t('secondBack')}
          </Button>
        ) : (
          <span />
        )}
        {how === 'password' ? (
          <Button loading={confirm.isPending || busy} disabled={!chosen || secret === ''} onClick={() => send(secret)}>
            {t('secondConfirm')}
          </Button>
        ) : null}
      </Group>
    </Stack>
  );
}
