import { Button } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PdfDialog } from './PdfDialog.tsx';

export interface PdfButtonProps {
  documentId: string;
  /** What the PDF is, e.g. "Invoice 10042": the heading of the viewer, and read out with the button. */
  title: string;
  size?: 'xs' | 'sm';
}

/** Opens a document's PDF. Nothing is read, and so nothing put on record, before it is pressed. */
export function PdfButton({ documentId, title, size = 'sm' }: PdfButtonProps) {
  const { t } = useTranslation('documents');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        size={size}
        aria-label={`${t('openPdf')}: ${title}`}
        leftSection={<IconFileTypePdf size={16} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t('openPdf')}
      </Button>
      {open ? <PdfDialog documentId={documentId} title={title} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
