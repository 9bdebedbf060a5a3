import { Button, Group, PasswordInput, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayDo } from '../../../electron/kernel/roles.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { PinEntry } from '../../staff/PinEntry.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import styles from './credits.module.css';

/**
 * A second person confirms at this desk, with their PIN or password and without signing in. Offered are those with whom the
 * person at the keyboard makes two: one of them may approve, did not make the sale and is not the one who asks.
 */
export function SecondPerson({
  about,
  sellerId,
  busy,
  problem,
  onConfirmed,
  onBack,
}: {
  /** What is confirmed, as the refusal named it. */
  about: string;
  sellerId: string;
  busy: boolean;
  problem: string | null;
  onConfirmed: (approvalId: string) => void;
  onBack: () => void;
}) {
  const { t } = useTranslation('billing');
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
  const iMay = desk.may('billing.approve') && desk.staff.id !== sellerId;
  const people = (staff.data?.staff ?? []).filter(
    (member) =>
      member.active &&
      member.id !== desk.staff.id &&
      ((mayDo(member.role, 'billing.approve') && member.id !== sellerId) ||
        (iMay && mayDo(member.role, 'billing.refund'))),
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
        <Text size="sm">{iMay ? t('secondAsks') : t('secondApproves')}</Text>
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
          { value: 'pin', label: t('secondPin') },
          { value: 'password', label: t('secondPassword') },
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
        <Button variant="default" onClick={onBack}>
          {t('back')}
        </Button>
        {how === 'password' ? (
          <Button loading={confirm.isPending || busy} disabled={!chosen || secret === ''} onClick={() => send(secret)}>
            {t('secondConfirm')}
          </Button>
        ) : null}
      </Group>
    </Stack>
  );
}
