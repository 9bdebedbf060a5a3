import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhotoSource } from '../../../electron/charting/photos/rules.ts';
import { useTRPCClient } from '../../api/client.ts';
import { showDone } from '../../ui/toasts.tsx';
import { type PhotoFacts, type Sending, sendPhoto } from './send.ts';

/** Files sent at the same time: making one ready takes a moment in which the next can travel. */
const atOnce = 2;

export interface SendingTools {
  /** What is on its way or failed, in the order in which it was added. */
  rows: readonly Sending[];
  add: (files: ReadonlyArray<{ file: Blob; name: string }>, facts: PhotoFacts, source: PhotoSource) => void;
  retry: (key: string) => void;
  dismiss: (key: string) => void;
}

/** Files on their way onto the chart, each for itself: one that fails stays here with the reason, the others go on. */
export function useSending(): SendingTools {
  const { t } = useTranslation('photos');
  const client = useTRPCClient();
  const [rows, setRows] = useState<readonly Sending[]>([]);
  const started = useRef(new Set<string>());
  const change = useCallback((key: string, what: Partial<Sending>) => {
    setRows((now) => now.map((row) => (row.key === key ? { ...row, ...what } : row)));
  }, []);

  useEffect(() => {
    const running = rows.filter((row) => row.state === 'sending' || row.state === 'making').length;
    const fresh = rows.filter((row) => row.state === 'waiting' && !started.current.has(row.key));
    for (const row of fresh.slice(0, Math.max(0, atOnce - running))) {
      started.current.add(row.key);
      void sendPhoto(client, row, (what) => change(row.key, what));
    }
    const done = rows.filter((row) => row.state === 'done');
    if (done.length === 0 || done.length + rows.filter((row) => row.state === 'failed').length < rows.length) return;
    showDone(t('doneAll', { count: done.length }));
    // not by `rows`: another may have been added since
    setRows((now) => now.filter((row) => row.state !== 'done'));
  }, [rows, client, change, t]);

  return {
    rows,
    add(files, facts, source) {
      setRows((now) => [
        ...now,
        ...files.map(({ file, name }) => ({
          key: crypto.randomUUID(),
          name,
          file,
          facts,
          source,
          state: 'waiting' as const,
          share: 0,
          problem: null,
          photoId: null,
        })),
      ]);
    },
    retry(key) {
      started.current.delete(key);
      change(key, { state: 'waiting', problem: null });
    },
    dismiss: (key) => setRows((now) => now.filter((row) => row.key !== key)),
  };
}
