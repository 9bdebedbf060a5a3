import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { IconFileTypePdf, IconLock, IconLockOpen, IconPrinter, IconReplace } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ValueOutput } from '../../../electron/billing/storedValues/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { PdfDialog } from '../../documents/PdfDialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { showDone, showProblem } from '../../ui/toasts.tsx';
import styles from './paidAhead.module.css';

/** Prints a gift card, stops it, replaces a lost one. `onReplaced` is told the new code. */
export function GiftCardActions({ card, onReplaced }: { card: ValueOutput; onReplaced?: (code: string) => void }) {
  const { t } = useTranslation('paidAhead');
  const trpc = useTRPC();
  const { may } = useDesk();
  const [replacing, setReplacing] = useState(false);
  const [documentId, setDocumentId] = useState<string | null>(null);
  const print = useMutation(
    trpc.billing.paidAhead.printCard.mutationOptions({
      onSuccess: ({ problem }) => (problem === null ? showDone(t('cardPrinting')) : showProblem(problem)),
    }),
  );
  const page = useMutation(
    trpc.billing.paidAhead.cardDocument.mutationOptions({ onSuccess: (made) => setDocumentId(made.documentId) }),
  );
  const freeze = useMutation(trpc.billing.paidAhead.freezeCard.mutationOptions());
  const error = print.error ?? page.error ?? freeze.error;
  if (!may('paidAhead.handle') || (card.state !== 'active' && card.state !== 'frozen')) return null;
  const frozen = card.state === 'frozen';
  return (
    <Stack gap="xs">
      {error ? <ErrorNotice sentence={sentenceOf(error)} /> : null}
      <div className={styles.actions}>
        {frozen ? null : (
          <>
            <Button
              variant="default"
              leftSection={<IconPrinter size={15} aria-hidden />}
              loading={print.isPending}
              onClick={() => print.mutate({ id: card.id })}
            >
              {t('printCard')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconFileTypePdf size={15} aria-hidden />}
              loading={page.isPending}
              onClick={() => page.mutate({ id: card.id })}
            >
              {t('cardPdf')}
            </Button>
          </>
        )}
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
      {documentId === null ? null : (
        <PdfDialog documentId={documentId} title={card.title} onClose={() => setDocumentId(null)} />
      )}
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
    <Modal opened onClose={onClose} title={t('replaceCard')} size={460}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          replace.mutate({ id: card.id, expectedVersion: card.version, reason });
        }}
      >
        <Stack gap="md">
          <span>{t('replaceText')}</span>
          <TextInput
            label={t('reason')}
            required
            data-autofocus
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {replace.error ? <ErrorNotice sentence={sentenceOf(replace.error)} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" disabled={reason.trim().length < 3} loading={replace.isPending}>
              {t('replaceNow')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
