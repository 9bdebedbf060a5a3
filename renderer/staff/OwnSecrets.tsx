import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { showDone } from '../ui/toasts.tsx';
import { PinEntry } from './PinEntry.tsx';

interface DialogProps {
  opened: boolean;
  onClose: () => void;
}

/** Sets one's own PIN, typed twice. */
export function PinDialog({ opened, onClose }: DialogProps) {
  const { t } = useTranslation('staff');
  return (
    <Modal opened={opened} onClose={onClose} title={t('setPinTitle')} size={380}>
      {opened ? <PinBody onClose={onClose} /> : null}
    </Modal>
  );
}

function PinBody({ onClose }: Pick<DialogProps, 'onClose'>) {
  const { t } = useTranslation('staff');
  const trpc = useTRPC();
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const set = useMutation(
    trpc.staff.setPin.mutationOptions({
      onSuccess: () => {
        showDone(t('pinSaved'));
        onClose();
      },
    }),
  );
  const differ = again.length === 6 && again !== pin;
  return (
    <Stack gap="sm">
      <Text c="dimmed" size="sm">
        {t('setPinText')}
      </Text>
      <PinEntry label={t('pin')} value={pin} onChange={setPin} autoFocus />
      <Text size="sm" ta="center">
        {t('pinAgain')}
      </Text>
      <PinEntry label={t('pinAgain')} value={again} onChange={setAgain} wrong={differ} />
      {differ ? <ErrorNotice sentence={t('pinsDiffer')} /> : null}
      {set.error ? <ErrorNotice sentence={sentenceOf(set.error)} /> : null}
      <Group justify="flex-end">
        <Button
          disabled={pin.length !== 6 || again !== pin}
          loading={set.isPending}
          onClick={() => set.mutate({ pin })}
        >
          {t('save')}
        </Button>
      </Group>
    </Stack>
  );
}

/** Sets a password: one's own, or as the owner someone else's. */
export function PasswordDialog({ opened, onClose, staffId, title }: DialogProps & { staffId: string; title: string }) {
  return (
    <Modal opened={opened} onClose={onClose} title={title} size={380}>
      {opened ? <PasswordBody staffId={staffId} onClose={onClose} /> : null}
    </Modal>
  );
}

function PasswordBody({ staffId, onClose }: { staffId: string; onClose: () => void }) {
  const { t } = useTranslation('staff');
  const trpc = useTRPC();
  const own = useDesk().staff.id === staffId;
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const set = useMutation(
    trpc.staff.setPassword.mutationOptions({
      onSuccess: () => {
        showDone(t('passwordSaved'));
        onClose();
      },
    }),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    set.mutate({ staffId, password, ...(own ? { currentPassword: current } : {}) });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {own ? (
          <PasswordInput
            label={t('currentPassword')}
            autoComplete="current-password"
            data-autofocus
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
        ) : null}
        <PasswordInput
          label={t('newPassword')}
          description={own ? t('passwordOwnHelp') : t('passwordHelp')}
          autoComplete="new-password"
          data-autofocus={own ? undefined : true}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('passwordAgain')}
          autoComplete="new-password"
          value={again}
          error={again !== '' && again.length >= password.length && again !== password ? t('passwordsDiffer') : null}
          onChange={(event) => setAgain(event.currentTarget.value)}
        />
        {set.error ? <ErrorNotice sentence={sentenceOf(set.error)} /> : null}
        <Group justify="flex-end">
          <Button
            type="submit"
            disabled={password === '' || again !== password || (own && current === '')}
            loading={set.isPending}
          >
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
