import { Button, Group, Modal, Stack } from '@mantine/core';
import { IconPrinter, IconTableRow } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Container } from '../../../electron/inventory/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { BatchProgress } from '../../devices/BatchProgress.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { codeText } from '../containerLook.ts';
import styles from './labels.module.css';
import { SheetDialog } from './SheetDialog.tsx';

/** What came in has its codes: Enter prints the labels, all at once, and shows how far they are. */
export function NewLabels({ containers, onClose }: { containers: readonly Container[]; onClose: () => void }) {
  const { t } = useTranslation('inventory');
  const trpc = useTRPC();
  const [onSheet, setOnSheet] = useState(false);
  const print = useMutation(trpc.labels.print.mutationOptions());
  const count = containers.length;
  const containerIds = containers.map(({ id }) => id);
  if (onSheet) return <SheetDialog containerIds={containerIds} onClose={onClose} />;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('newCodesTitle')}
      size={560}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {print.data ? (
        <BatchProgress
          label={t('labelsPrinting')}
          batchId={print.data.batchId}
          problem={print.data.problem}
          onClose={onClose}
        />
      ) : (
        <Stack gap="md">
          <p style={{ margin: 0 }}>{t('newCodesText', { count })}</p>
          <ul className={styles.codes}>
            {containers.map((container) => (
              <li key={container.id}>{codeText(container.code)}</li>
            ))}
          </ul>
          {print.error ? <ErrorNotice sentence={sentenceOf(print.error)} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('done')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconTableRow size={16} aria-hidden />}
              onClick={() => setOnSheet(true)}
            >
              {t('labelOnSheet')}
            </Button>
            <Button
              data-autofocus
              loading={print.isPending}
              leftSection={<IconPrinter size={16} aria-hidden />}
              onClick={() => print.mutate({ containerIds })}
            >
              {t('labelsPrint', { count })}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
