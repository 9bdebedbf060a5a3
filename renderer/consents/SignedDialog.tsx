import { Button, Group, Modal, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PdfButton } from '../documents/PdfButton.tsx';
import { PdfState } from '../documents/PdfState.tsx';
import { RecordHash } from '../documents/RecordHash.tsx';
import { Facts } from '../ui/Fields.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import type { SignedConsent } from './SigningScreen.tsx';

interface Upcoming {
  serviceLineId: string;
  templateId: string;
  title: string;
}

export interface SignedDialogProps {
  signed: SignedConsent;
  title: string;
  /** The consent that is still open, if there is one. */
  next: Upcoming | null;
  onNext: (next: Upcoming) => void;
  onClose: () => void;
}

/** What a signature has brought about, for the one at the desk: the record's hash, the PDF, the next consent. */
export function SignedDialog({ signed, title, next, onNext, onClose }: SignedDialogProps) {
  const { t } = useTranslation('consents');
  return (
    <Modal opened onClose={onClose} title={t('keptTitle')} size={560} closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack gap="md">
        <Group gap="xs">
          <StatusBadge tone="green" text={t('signed')} />
          <strong>{title}</strong>
        </Group>
        <p style={{ margin: 0 }}>{t(signed.chargeId === null ? 'kept' : 'keptWithCharge')}</p>
        <Facts
          facts={[
            [t('hash'), <RecordHash key="hash" sha256={signed.sha256} />],
            [t('colPdf'), <PdfState key="pdf" documentId={signed.documentId} />],
          ]}
        />
        <Group justify="flex-end">
          <PdfButton documentId={signed.documentId} title={title} />
          {next ? (
            <Button onClick={() => onNext(next)}>{t('next', { title: next.title })}</Button>
          ) : (
            <Button onClick={onClose} data-autofocus>
              {t('backToDesk')}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
