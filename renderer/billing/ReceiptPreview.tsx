import { Button, Group, Loader } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../api/client.ts';
import { sentenceOf } from '../api/errors.ts';
import { PaperStrip } from '../documents/PaperStrip.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { showDone, showProblem } from '../ui/toasts.tsx';
import styles from './billing.module.css';
import { PrintButton } from './PrintButton.tsx';

/** Shows the receipt of an invoice as it will be on paper, and prints it from there. */
export function ReceiptPreview({ invoiceId }: { invoiceId: string }) {
  const { t } = useTranslation('billing');
  return (
    <PrintButton label={t('previewReceipt')} size={460}>
      {(close) => <Preview invoiceId={invoiceId} onDone={close} />}
    </PrintButton>
  );
}

function Preview({ invoiceId, onDone }: { invoiceId: string; onDone: () => void }) {
  const { t } = useTranslation('billing');
  const trpc = useTRPC();
  const paper = useQuery(trpc.till.paper.queryOptions({ invoiceId, paper: 'receipt' }, { staleTime: 0, gcTime: 0 }));
  const logo = useQuery(trpc.documents.logo.queryOptions({})).data?.logo ?? null;
  const print = useMutation(
    trpc.till.printPapers.mutationOptions({
      onSuccess: ({ problem, copies }) => {
        if (problem === null) showDone(t(copies > 0 ? 'copyQueued' : 'receiptQueued'));
        else showProblem(problem);
        onDone();
      },
    }),
  );
  const error = paper.error ?? print.error;
  if (error) return <ErrorNotice sentence={sentenceOf(error)} />;
  if (!paper.data) return <Loader aria-label={t('previewReceipt')} />;
  return (
    <div className={styles.preview}>
      <PaperStrip paper={paper.data} logo={paper.data.logo ? logo : null} />
      <Group justify="flex-end">
        <Button
          data-autofocus
          leftSection={<IconPrinter size={16} aria-hidden />}
          loading={print.isPending}
          onClick={() => print.mutate({ invoiceIds: [invoiceId], paper: 'receipt' })}
        >
          {t(paper.data.copy ? 'printCopy' : 'printReceipt')}
        </Button>
      </Group>
    </div>
  );
}
