import { useMutation } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { EstimateOutput } from '../../../electron/billing/estimates/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { codeOf, sentenceOf } from '../../api/errors.ts';
import type { SaveState } from '../../ui/SavedMark.tsx';

export interface DraftLine {
  key: string;
  kind: 'service' | 'retail';
  /** The service or product; null while it is being chosen. */
  itemId: string | null;
  quantity: number | null;
  /** Null: the list price. */
  unitPriceCents: number | null;
}
export interface DraftVisit {
  key: string;
  title: string;
  weeksAfter: number;
  lines: DraftLine[];
}
export interface Draft {
  title: string;
  note: string;
  validUntil: string;
  visits: DraftVisit[];
}

const pause = 700;
export const newKey = (): string => crypto.randomUUID();
export const newLine = (): DraftLine => ({
  key: newKey(),
  kind: 'service',
  itemId: null,
  quantity: 1000,
  unitPriceCents: null,
});

function draftOf(estimate: EstimateOutput): Draft {
  return {
    title: estimate.title,
    note: estimate.note,
    validUntil: estimate.validUntil,
    visits: estimate.visits.map((visit) => ({
      key: visit.id,
      title: visit.title,
      weeksAfter: visit.weeksAfter,
      lines: visit.lines.map((line) => ({
        key: line.id,
        kind: line.kind,
        itemId: line.serviceId ?? line.productId,
        quantity: line.quantity,
        unitPriceCents: line.unitPriceCents === line.listPriceCents ? null : line.unitPriceCents,
      })),
    })),
  };
}

/** What can be kept: lines that are still being chosen stay on the screen only. */
function savable(draft: Draft) {
  return {
    title: draft.title,
    note: draft.note,
    validUntil: draft.validUntil,
    visits: draft.visits.map(({ title, weeksAfter, lines }) => ({
      title,
      weeksAfter,
      lines: lines.flatMap((line) =>
        line.itemId === null || line.quantity === null
          ? []
          : [
              {
                kind: line.kind,
                serviceId: line.kind === 'service' ? line.itemId : null,
                productId: line.kind === 'retail' ? line.itemId : null,
                quantity: line.quantity,
                ...(line.unitPriceCents === null ? {} : { unitPriceCents: line.unitPriceCents }),
              },
            ],
      ),
    })),
  };
}

/** A draft that saves itself shortly after the last key. What someone else wrote meanwhile is never written over unasked. */
export function useEstimateDraft(estimate: EstimateOutput) {
  const trpc = useTRPC();
  const { mutateAsync } = useMutation(trpc.billing.estimates.save.mutationOptions());
  const [draft, setDraft] = useState(() => draftOf(estimate));
  const [state, setState] = useState<SaveState>('idle');
  const [problem, setProblem] = useState<{ sentence: string; conflict: boolean } | null>(null);
  const latest = useRef(draft);
  const version = useRef(estimate.version);
  const dirty = useRef(false);
  const running = useRef<Promise<boolean> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const { id } = estimate;
  latest.current = draft;

  /** Saves what is not saved yet; false if it could not be. */
  const save = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    if (running.current) await running.current;
    if (!dirty.current) return true;
    const run = async (): Promise<boolean> => {
      dirty.current = false;
      setState('saving');
      try {
        const saved = await mutateAsync({ id, expectedVersion: version.current, ...savable(latest.current) });
        version.current = saved.version;
        setProblem(null);
        setState(dirty.current ? 'dirty' : 'saved');
        return true;
      } catch (error) {
        dirty.current = true;
        setState('failed');
        setProblem({ sentence: sentenceOf(error), conflict: codeOf(error) === 'CHANGED_ELSEWHERE' });
        return false;
      }
    };
    running.current = run();
    const done = await running.current;
    running.current = null;
    return done;
  }, [id, mutateAsync]);

  const change = (to: (before: Draft) => Draft): void => {
    setDraft(to);
    dirty.current = true;
    setState('dirty');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), pause);
  };
  const changeVisit = (key: string, to: (before: DraftVisit) => DraftVisit): void =>
    change((before) => ({
      ...before,
      visits: before.visits.map((visit) => (visit.key === key ? to(visit) : visit)),
    }));

  // what others wrote shows as long as nothing of ours is unsaved
  useEffect(() => {
    if (dirty.current || running.current || estimate.version <= version.current) return;
    version.current = estimate.version;
    setDraft(draftOf(estimate));
  }, [estimate]);

  const last = useRef(save);
  last.current = save;
  useEffect(() => () => void last.current(), []);

  const takeTheirs = (): void => {
    dirty.current = false;
    version.current = estimate.version;
    setDraft(draftOf(estimate));
    setProblem(null);
    setState('idle');
  };
  const keepMine = async (): Promise<void> => {
    version.current = estimate.version;
    await save();
  };

  return { draft, change, changeVisit, save, state, problem, version, takeTheirs, keepMine };
}
