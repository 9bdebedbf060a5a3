import { useCallback, useState } from 'react';
import type { z } from 'zod';
import type { Identified } from '../../electron/inventory/schemas.ts';
import { useTRPCClient } from '../api/client.ts';
import { faultOf, sentenceOf } from '../api/errors.ts';
import type { Said } from './delivery.ts';

export type Found = z.output<typeof Identified>;

export function saidOf(found: Found): Said {
  const { product, container, gtin, lot, expiresOn, serial } = found;
  const ours = container !== undefined;
  const known = serial !== undefined && (found.containers ?? []).some((row) => row.serial === serial);
  return { productId: product?.id ?? container?.productId, gtin, lot, expiresOn, serial, ours, known };
}

/** Why a scan was not understood; `said` is set when only the product is missing. */
export interface ScanProblem {
  sentence: string;
  said: (Said & { gtin: string }) | null;
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
        const details = faultOf(error)?.details as ({ reason?: string } & Said) | undefined;
        const { gtin, lot, expiresOn, serial } = details ?? {};
        const unknown = details?.reason === 'unknownProduct' && gtin !== undefined;
        setProblem({ sentence: sentenceOf(error), said: unknown ? { gtin, lot, expiresOn, serial } : null });
        return null;
      } finally {
        setBusy(false);
      }
    },
    [client],
  );
  return { identify, busy, problem, clear: useCallback(() => setProblem(null), []) };
}
