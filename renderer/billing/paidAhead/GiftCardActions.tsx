import { Button, Stack, TextInput } from '@mantine/core';
import { IconLock, IconLockOpen, IconReplace } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ValueOutput } from '../../../electron/billing/storedValues/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { showDone } from '../../ui/toasts.tsx';
import { PrintCard } from './PrintCard.tsx';
import styles from './paidAhead.module.css';

/** Prints a gift card, stops it, replaces a lost one. `onReplaced` is told the new code. */
export function GiftCardActions({ card, onReplaced }: { card: ValueOutput; onReplaced?: (code: string) => void }) {
  const { t } = useTranslation('paidAhead');
  const trpc = useTRPC();
  const { may } = useDesk();
  const [replacing, setReplacing] = useState(false);
  const freeze = useMutation(trpc.billing.paidAhead.freezeCard.mutationOptions());
  if (!may('paidAhead.handle') || (card.state !== 'active' && card.state !== 'frozen')) return null;
  const frozen = card.state === 'frozen';
  return (
    <Stack gap="xs">
      {freeze.error ? <ErrorNotice sentence={sentenceOf(freeze.error)} /> : null}
      <div className={styles.actions}>
        {frozen ? null : <PrintCard id={card.id} />}
        <Button
          variant="default"
          leftSection={frozen ? <IconLockOpen size={15} aria-hidden /> : <IconLock size={15} aria-hidden />}
          loading={freeze.isPending}
          onClick={() => freeze.mutate({ id: card.id, expectedVersion: card.version, frozen: !frozen })}
        >
          {frozen ? t('letCard') : t('stopCard')}
        </Button>
        {card.remainingCents > 0 ? (
          <Button
            variant="default"
            leftSection={<IconReplace size={15} aria-hidden />}
            onClick={() => setReplacing(true)}
          >
            {t('replaceCard')}
          </Button>
        ) : null}
      </div>
      {replacing ? (
        <ReplaceDialog card={card} onClose={() => setReplacing(false)} onReplaced={(code) => onReplaced?.(code)} />
      ) : null}
    </Stack>
  );
}

function ReplaceDialog(props: { card: ValueOutput; onClose: () => void; onReplaced: (code: string) => void }) {
  const { t } = useTranslation('paidAhead');
  const trpc = useTRPC();
  const { card, onClose, onReplaced } = props;
  const [reason, setReason] = useState('');
  const replace = useMutation(
    trpc.billing.paidAhead.replaceCard.mutationOptions({
      onSuccess: ({ code }) => {
        showDone(t('cardReplaced', { code }));
        onClose();
        onReplaced(code);
      },
    }),
  );
  return (
    <FormDialog
      title={t('replaceCard')}
      text={t('replaceText')}
      submit={t('replaceNow')}
      ready={reason.trim().length >= 3}
      busy={replace.isPending}
      problem={replace.error ? sentenceOf(replace.error) : null}
      onSubmit={() => replace.mutate({ id: card.id, expectedVersion: card.version, reason })}
      onClose={onClose}
    >
      <TextInput
        label={t('reason')}
        required
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
