import { useMutation } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Chart } from '../../electron/charting/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { codeOf, sentenceOf } from '../api/errors.ts';
import type { SaveState } from '../ui/SavedMark.tsx';

export interface NoteWords {
  note: string;
  aftercare: string;
}

const pause = 700;

/**
 * Saves the note by itself shortly after the last key and when the page is left. A change from elsewhere is never
 * written over: the person chooses. What is typed stays on the screen whatever happens.
 */
export function useAutosave(
  { encounter, appointmentId }: Pick<Chart, 'encounter' | 'appointmentId'>,
  ensureOpen: () => Promise<string>,
) {
  const trpc = useTRPC();
  const [words, setWords] = useState<NoteWords>({ note: encounter?.note ?? '', aftercare: encounter?.aftercare ?? '' });
  const [state, setState] = useState<SaveState>('idle');
  const [problem, setProblem] = useState<{ sentence: string; conflict: boolean } | null>(null);
  const { mutateAsync } = useMutation(trpc.charting.saveNote.mutationOptions());
  const { mutateAsync: openChart } = useMutation(trpc.charting.open.mutationOptions());
  const latest = useRef(words);
  const version = useRef(encounter?.version ?? 1);
  const dirty = useRef(false);
  const running = useRef<Promise<void> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const signed = encounter?.state === 'signed';
  latest.current = words;

  // what others wrote shows as long as nothing of ours is unsaved
  useEffect(() => {
    if (!encounter || dirty.current || running.current) return;
    version.current = encounter.version;
    setWords({ note: encounter.note, aftercare: encounter.aftercare });
  }, [encounter]);

  const save = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    if (running.current) await running.current;
    if (!dirty.current) return;
    const run = async (): Promise<void> => {
      dirty.current = false;
      setState('saving');
      try {
        const encounterId = await ensureOpen();
        const saved = await mutateAsync({ encounterId, ...latest.current, expectedVersion: version.current });
        version.current = saved.version;
        setProblem(null);
        setState(dirty.current ? 'dirty' : 'saved');
      } catch (error) {
        dirty.current = true;
        setState('failed');
        setProblem({ sentence: sentenceOf(error), conflict: codeOf(error) === 'CHANGED_ELSEWHERE' });
      }
    };
    running.current = run();
    await running.current;
    running.current = null;
  }, [ensureOpen, mutateAsync]);

  const write = (change: Partial<NoteWords>): void => {
    setWords((before) => ({ ...before, ...change }));
    dirty.current = true;
    setState('dirty');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), pause);
  };

  const last = useRef(save);
  last.current = save;
  useEffect(() => () => void last.current(), []);

  const keepMine = async (): Promise<void> => {
    version.current = (await openChart({ appointmentId })).version;
    await save();
  };
  const takeTheirs = (): void => {
    dirty.current = false;
    setProblem(null);
    setState('idle');
    if (encounter) {
      version.current = encounter.version;
      setWords({ note: encounter.note, aftercare: encounter.aftercare });
    }
  };

  return { words, write, save, state, problem, signed, keepMine, takeTheirs };
}
