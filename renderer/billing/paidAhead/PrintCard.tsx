import { Button } from '@mantine/core';
import { IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { PdfDialog } from '../../documents/PdfDialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { showDone, showProblem } from '../../ui/toasts.tsx';
import styles from './paidAhead.module.css';

/** The gift cards that a sale brought: each on paper, or as a PDF to send. Nothing where there is none. */
export function PrintCards({ ids, size = 'sm' }: { ids: readonly string[]; size?: 'xs' | 'sm' }) {
  const { may } = useDesk();
  if (ids.length === 0 || !may('paidAhead.handle')) return null;
  return (
    <div className={styles.actions}>
      {ids.map((id, i) => (
        <PrintCard key={id} id={id} size={size} place={ids.length > 1 ? i + 1 : null} />
      ))}
    </div>
  );
}

/** Prints a gift card with its code, or makes its PDF. `place` tells several apart. */
export function PrintCard(props: { id: string; size?: 'xs' | 'sm'; place?: number | null }) {
  const { id, size = 'sm', place = null } = props;
  const { t } = useTranslation('paidAhead');
  const trpc = useTRPC();
  const [documentId, setDocumentId] = useState<string | null>(null);
  const print = useMutation(
    trpc.billing.paidAhead.printCard.mutationOptions({
      onSuccess: ({ problem }) => (problem === null ? showDone(t('cardPrinting')) : showProblem(problem)),
    }),
  );
  const page = useMutation(
    trpc.billing.paidAhead.cardDocument.mutationOptions({ onSuccess: (made) => setDocumentId(made.documentId) }),
  );
  const error = print.error ?? page.error;
  const named = (word: string): string => (place === null ? word : `${word} ${place}`);
  return (
    <>
      <Button
        size={size}
        variant="default"
        leftSection={<IconPrinter size={15} aria-hidden />}
        loading={print.isPending}
        onClick={() => print.mutate({ id })}
      >
        {named(t('printCard'))}
      </Button>
      <Button
        size={size}
        variant="default"
        leftSection={<IconFileTypePdf size={15} aria-hidden />}
        loading={page.isPending}
        onClick={() => page.mutate({ id })}
      >
        {named(t('cardPdf'))}
      </Button>
      {error ? <ErrorNotice sentence={sentenceOf(error)} /> : null}
      {documentId === null ? null : (
        <PdfDialog documentId={documentId} title={t('giftCard')} onClose={() => setDocumentId(null)} />
      )}
    </>
  );
}
