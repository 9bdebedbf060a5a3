import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTRPC } from '../api/client.ts';
import { codeOf } from '../api/errors.ts';
import { type PdfFile, usePdfFile } from './PdfFrame.tsx';

const patience = 1500;

/**
 * Fetches a document's PDF; null until it is there. One that is still being made comes by itself; if it does not come
 * soon, its turn is asked for. Its memory is given back when the caller goes away.
 */
export function usePdf(documentId: string): {
  file: PdfFile | null;
  making: boolean;
  error: unknown;
  retry: () => void;
} {
  const trpc = useTRPC();
  const answer = useQuery(trpc.documents.pdf.queryOptions({ documentId }, { gcTime: 0, staleTime: 0 }));
  const { mutate: askForIt } = useMutation(trpc.documents.rerender.mutationOptions());
  const making = codeOf(answer.error) === 'NOT_NOW';
  useEffect(() => {
    if (!making) return;
    const timer = setTimeout(() => askForIt({ documentId }), patience);
    return () => clearTimeout(timer);
  }, [making, askForIt, documentId]);
  const file = usePdfFile(answer.data);
  return { file, making, error: making ? null : answer.error, retry: () => void answer.refetch() };
}
