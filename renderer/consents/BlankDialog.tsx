import { Loader, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../api/client.ts';
import { sentenceOf } from '../api/errors.ts';
import { PdfFrame, usePdfFile } from '../documents/PdfFrame.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import styles from './consents.module.css';

/** An edition on paper, to be filled in by hand. */
export function BlankDialog({ editionId, title, onClose }: { editionId: string; title: string; onClose: () => void }) {
  const { t } = useTranslation('consents');
  const { mutate, data, error } = useMutation(useTRPC().consents.blank.mutationOptions());
  const file = usePdfFile(data);
  useEffect(() => mutate({ editionId }), [mutate, editionId]);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('blankTitle', { title })}
      size="min(1000px, 92vw)"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={styles.blank}>
        {error ? (
          <ErrorNotice sentence={sentenceOf(error)} onRetry={() => mutate({ editionId })} />
        ) : (
          <PdfFrame
            file={file}
            title={t('blankTitle', { title })}
            waiting={<Loader aria-label={t('blankWaiting')} />}
          />
        )}
      </div>
    </Modal>
  );
}
