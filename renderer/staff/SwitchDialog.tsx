import { Modal, Stack, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../api/client.ts';
import { sentenceOf } from '../api/errors.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { PeopleChoice } from './PeopleChoice.tsx';
import { PinEntry } from './PinEntry.tsx';

export interface SwitchDialogProps {
  opened: boolean;
  onClose: () => void;
  /** Who sits here now; not offered. */
  meId: string;
  onDone: () => void;
}

/** Hands the keyboard to someone else by PIN. */
export function SwitchDialog({ opened, onClose, meId, onDone }: SwitchDialogProps) {
  const { t } = useTranslation('staff');
  return (
    <Modal opened={opened} onClose={onClose} title={t('switchTitle')} size={400}>
      {opened ? <SwitchBody meId={meId} onDone={onDone} /> : null}
    </Modal>
  );
}

function SwitchBody({ meId, onDone }: Pick<SwitchDialogProps, 'meId' | 'onDone'>) {
  const { t } = useTranslation('staff');
  const trpc = useTRPC();
  const people = useQuery(trpc.session.people.queryOptions({}, { staleTime: 0 }));
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [pin, setPin] = useState('');
  const [tries, setTries] = useState(0);
  const change = useMutation(
    trpc.session.switchTo.mutationOptions({
      onSuccess: onDone,
      onError: () => {
        setPin('');
        setTries((count) => count + 1);
      },
    }),
  );
  const others = people.data?.people.filter(({ id }) => id !== meId) ?? [];
  const chosen = others.find(({ id }) => id === chosenId);

  if (people.error) return <ErrorNotice sentence={sentenceOf(people.error)} onRetry={() => void people.refetch()} />;
  if (people.data && others.length === 0) {
    return <EmptyState icon={IconUsers} compact title={t('switchNone')} text={t('switchNoneText')} />;
  }
  return (
    <Stack gap="sm">
      <Text c="dimmed" size="sm">
        {t('switchText')}
      </Text>
      <PeopleChoice
        people={others}
        chosenId={chosenId}
        onChoose={(id) => {
          setChosenId(id);
          setPin('');
          change.reset();
        }}
      />
      {chosen ? (
        <PinEntry
          key={`${chosen.id} ${tries}`}
          label={t('pinOf', { name: chosen.name })}
          value={pin}
          autoFocus
          wrong={change.isError}
          disabled={change.isPending}
          onChange={setPin}
          onFull={(full) => change.mutate({ staffId: chosen.id, pin: full })}
        />
      ) : null}
      {change.error ? <ErrorNotice sentence={sentenceOf(change.error)} /> : null}
    </Stack>
  );
}
