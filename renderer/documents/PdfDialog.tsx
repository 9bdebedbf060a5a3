import { Button, Loader, Modal } from '@mantine/core';
import { IconDownload, IconPrinter, IconRefresh } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../api/client.ts';
import { codeOf, sentenceOf } from '../api/errors.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { showDone } from '../ui/toasts.tsx';
import styles from './documents.module.css';
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
  const frame = useRef<HTMLIFrameElement>(null);
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
    <div className={styles.viewer}>
      <div className={styles.bar}>
        <span className={styles.name}>{file?.fileName}</span>
        <Button
          variant="default"
          disabled={!file}
          leftSection={<IconPrinter size={16} aria-hidden />}
          onClick={() => frame.current?.contentWindow?.print()}
        >
          {t('print')}
        </Button>
        <Button
          component="a"
          href={file?.url ?? '#'}
          download={file?.fileName}
          aria-disabled={!file}
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {t('save')}
        </Button>
      </div>
      {file ? (
        // oxlint-disable-next-line react/iframe-missing-sandbox -- the browser shows no PDF in a sandboxed frame; the bytes are our own
        <iframe ref={frame} className={styles.frame} src={`${file.url}#navpanes=0&view=FitH`} title={title} />
      ) : (
        <div className={styles.waiting} role="status">
          <Loader aria-hidden />
          <p>{making ? t('making') : t('opening')}</p>
          {making ? <p className={styles.quiet}>{t('makingText')}</p> : null}
        </div>
      )}
    </div>
  );
}
