import { Loader, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { PdfFrame, usePdfFile } from '../../documents/PdfFrame.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';

/** A record as its pages, drawn for this look; that it was opened goes on record. */
export function RecordDialog({ recordId, title, onClose }: { recordId: string; title: string; onClose: () => void }) {
  const { t } = useTranslation('documents');
  return (
    <Modal
      opened
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('close') }}
      title={title}
      size="min(1100px, 92vw)"
    >
      <RecordPages recordId={recordId} title={title} />
    </Modal>
  );
}

function RecordPages({ recordId, title }: { recordId: string; title: string }) {
  const { t } = useTranslation('chartImport');
  const trpc = useTRPC();
  const { mutate, data, error } = useMutation(trpc.charting.chartImport.record.mutationOptions());
  useEffect(() => mutate({ recordId }), [mutate, recordId]);
  const file = usePdfFile(data);
  if (error) return <ErrorNotice sentence={sentenceOf(error)} onRetry={() => mutate({ recordId })} />;
  return (
    <PdfFrame
      file={file}
      title={title}
      waiting={
        <>
          <Loader aria-hidden />
          <p>{t('openRecord')}</p>
        </>
      }
    />
  );
}
