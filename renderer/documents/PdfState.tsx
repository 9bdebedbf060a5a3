import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../api/client.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';

/** Whether the PDF of a document just made is there; changes by itself when it is. */
export function PdfState({ documentId }: { documentId: string }) {
  const { t } = useTranslation('documents');
  const trpc = useTRPC();
  const meta = useQuery(trpc.documents.get.queryOptions({ id: documentId }));
  if (!meta.data) return null;
  return meta.data.ready ? (
    <StatusBadge tone="green" text={t('ready')} />
  ) : (
    <StatusBadge tone="grey" text={t('making')} />
  );
}
