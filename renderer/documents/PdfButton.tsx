import { Button, Tooltip } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../api/client.ts';
import { PdfDialog } from './PdfDialog.tsx';

export interface PdfButtonProps {
  documentId: string;
  /** What the PDF is, e.g. "Invoice 10042": the heading of the viewer, and read out with the button. */
  title: string;
  size?: 'xs' | 'sm';
}

/** Opens a document's PDF; while it is being made the button says so and comes alive by itself. */
export function PdfButton({ documentId, title, size = 'sm' }: PdfButtonProps) {
  const { t } = useTranslation('documents');
  const trpc = useTRPC();
  const [open, setOpen] = useState(false);
  const meta = useQuery(trpc.documents.get.queryOptions({ id: documentId }));
  const ready = meta.data?.ready ?? false;
  return (
    <>
      <Tooltip label={t('makingText')} disabled={ready || meta.isLoading}>
        <Button
          variant="default"
          size={size}
          loading={!ready && !meta.error}
          disabled={Boolean(meta.error)}
          aria-label={ready ? `${t('openPdf')}: ${title}` : `${t('making')}: ${title}`}
          leftSection={<IconFileTypePdf size={16} aria-hidden />}
          onClick={() => setOpen(true)}
        >
          {t('openPdf')}
        </Button>
      </Tooltip>
      {open ? <PdfDialog documentId={documentId} title={title} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
