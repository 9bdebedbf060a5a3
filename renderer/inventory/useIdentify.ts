import { useCallback, useState } from 'react';
import type { z } from 'zod';
import type { Identified } from '../../electron/inventory/schemas.ts';
import { useTRPCClient } from '../api/client.ts';
import { faultOf, sentenceOf } from '../api/errors.ts';

export type Found = z.output<typeof Identified>;

/** Why a scan was not understood; `gtin` is set when only the product is missing. */
export interface ScanProblem {
  sentence: string;
  gtin: string | null;
}

/** Asks what a scan is. Answers null when it was refused; the refusal is then in `problem`. */
export function useIdentify() {
  const client = useTRPCClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ScanProblem | null>(null);
  const identify = useCallback(
    async (raw: string): Promise<Found | null> => {
      setBusy(true);
      setProblem(null);
      try {
        return await client.inventory.identify.query({ raw });
      } catch (error) {
        const details = faultOf(error)?.details as { reason?: string; gtin?: string } | undefined;
        const gtin = details?.reason === 'unknownProduct' ? (details.gtin ?? null) : null;
        setProblem({ sentence: sentenceOf(error), gtin });
        return null;
      } finally {
        setBusy(false);
      }
    },
    [client],
  );
  return { identify, busy, problem, clear: useCallback(() => setProblem(null), []) };
}
