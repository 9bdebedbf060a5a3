import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Looked } from '../../../electron/charting/chartImport/schemas.ts';
import { useTRPCClient } from '../../api/client.ts';
import { sendFile } from '../../documents/transfer.ts';

export interface ChartFileTools {
  /** The file that was sent and what is in it; null before. */
  found: { uploadId: string; looked: Looked } | null;
  /** While it is on its way: its name, and the share that is there. */
  sending: { name: string; share: number } | null;
  busy: boolean;
  error: unknown;
  send: (file: File) => void;
  /** Looks again, beside the chart of this patient or of nobody. */
  lookFor: (patientId: string | null) => void;
  reset: () => void;
}

/** Sends a file and asks what is in it; nothing is read in by that. */
export function useChartFile(patientId: string | null): ChartFileTools {
  const client = useTRPCClient();
  const [found, setFound] = useState<ChartFileTools['found']>(null);
  const [sending, setSending] = useState<ChartFileTools['sending']>(null);
  const look = useMutation({
    mutationFn: async (of: { uploadId: string; patientId: string | null }) => ({
      uploadId: of.uploadId,
      looked: await client.charting.chartImport.look.mutate(of),
    }),
    onSuccess: setFound,
  });
  const send = useMutation({
    mutationFn: async (file: File) => {
      setFound(null);
      setSending({ name: file.name, share: 0 });
      const uploadId = await sendFile(client, file, (share) => setSending({ name: file.name, share }));
      await look.mutateAsync({ uploadId, patientId });
    },
    onSettled: () => setSending(null),
  });
  return {
    found,
    sending,
    busy: send.isPending || look.isPending,
    error: send.error ?? look.error,
    send: (file) => send.mutate(file),
    lookFor: (id) => {
      if (found) look.mutate({ uploadId: found.uploadId, patientId: id });
    },
    reset: () => {
      setFound(null);
      send.reset();
      look.reset();
    },
  };
}
