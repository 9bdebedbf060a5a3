import { Loader, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Container } from '../../../electron/inventory/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import styles from './labels.module.css';

/** A label dot by dot as the printer burns it. */
export function LabelPreview({ container, onClose }: { container: Container; onClose: () => void }) {
  const { t } = useTranslation('inventory');
  const { mutate, data, error } = useMutation(useTRPC().labels.picture.mutationOptions());
  useEffect(() => mutate({ containerId: container.id }), [mutate, container.id]);
  const name = `${container.productName}, ${t('lotNumber', { lot: container.lotNumber })}`;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('labelPreviewOf', { name: container.productName })}
      size={520}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {error ? <ErrorNotice sentence={sentenceOf(error)} /> : null}
      <div className={styles.preview}>
        {data ? <img src={`data:image/png;base64,${data.base64}`} alt={name} /> : <Loader aria-hidden />}
      </div>
      {data ? <p className={styles.quiet}>{t('labelPreviewText', { symbol: data.symbol })}</p> : null}
    </Modal>
  );
}
