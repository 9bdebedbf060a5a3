import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTRPC } from '../api/client.ts';

/** A PDF as a file of this window: an address for a frame or a link, and the name to save it under. */
export interface PdfFile {
  url: string;
  fileName: string;
}

/** Fetches a document's PDF; null until it is there. Its memory is given back when the caller goes away. */
export function usePdf(documentId: string): { file: PdfFile | null; error: unknown; retry: () => void } {
  const trpc = useTRPC();
  const answer = useQuery(trpc.documents.pdf.queryOptions({ documentId }, { gcTime: 0, staleTime: 0 }));
  const [file, setFile] = useState<PdfFile | null>(null);
  const data = answer.data;
  useEffect(() => {
    if (!data) return;
    const bytes = Uint8Array.from(atob(data.base64), (sign) => sign.charCodeAt(0));
    const url = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
    setFile({ url, fileName: data.fileName });
    return () => {
      URL.revokeObjectURL(url);
      setFile(null);
    };
  }, [data]);
  return { file, error: answer.error, retry: () => void answer.refetch() };
}
