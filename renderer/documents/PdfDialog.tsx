import { Button, Loader, Modal } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../api/client.ts';
import { codeOf, sentenceOf } from '../api/errors.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { showDone } from '../ui/toasts.tsx';
import styles from './documents.module.css';
import { PdfFrame } from './PdfFrame.tsx';
import { usePdf } from './usePdf.ts';

export interface PdfDialogProps {
  documentId: string;
  title: string;
  onClose: () => void;
}

/** Shows a document's PDF over the page; it can be saved and printed from here. */
export function PdfDialog({ documentId, title, onClose }: PdfDialogProps) {
  const { t } = useTranslation('documents');
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="min(1100px, 92vw)"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Viewer documentId={documentId} title={title} />
    </Modal>
  );
}

function Viewer({ documentId, title }: { documentId: string; title: string }) {
  const { t } = useTranslation('documents');
  const trpc = useTRPC();
  const { file, making, error, retry } = usePdf(documentId);
  const again = useMutation(trpc.documents.rerender.mutationOptions({ onSuccess: () => showDone(t('makeAgainDone')) }));
  if (error) {
    const damaged = codeOf(error) === 'FILE_DAMAGED';
    return (
      <ErrorNotice
        sentence={sentenceOf(again.error ?? error)}
        onRetry={damaged && !again.isSuccess ? undefined : retry}
        actions={
          damaged ? (
            <Button
              size="xs"
              leftSection={<IconRefresh size={14} aria-hidden />}
              loading={again.isPending}
              onClick={() => again.mutate({ documentId })}
            >
              {t('makeAgain')}
            </Button>
          ) : null
        }
      />
    );
  }
  return (
    <PdfFrame
      file={file}
      title={title}
      waiting={
        <>
          <Loader aria-hidden />
          <p>{making ? t('making') : t('opening')}</p>
          {making ? <p className={styles.quiet}>{t('makingText')}</p> : null}
        </>
      }
    />
  );
}
