import { useMutation, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { answerProblem, tidy } from '../../../electron/charting/notes/rules.ts';
import type { NoteOfVisit } from '../../../electron/charting/notes/schemas.ts';
import type { Answer } from '../../../electron/charting/noteTemplates/rules.ts';
import { useTRPC } from '../../api/client.ts';
import { faultOf, sentenceOf } from '../../api/errors.ts';
import type { SaveState } from '../../ui/SavedMark.tsx';

export type FieldView = NoteOfVisit['sections'][number]['fields'][number];

/** What stands in a field here and is not (yet) what the clinic knows. */
interface Draft {
  value: Answer | null;
  /** The version it was written over. */
  base: number;
  state: 'dirty' | 'saving' | 'saved' | 'failed';
  /** The field has been left: what is kept may take its place. */
  left: boolean;
  problem: { sentence: string; theirs: { value: Answer | null; version: number } | null } | null;
}

const pause = 700;

function byId(note: NoteOfVisit | undefined): Map<string, FieldView> {
  return new Map((note?.sections ?? []).flatMap((section) => section.fields.map((one) => [one.id, one])));
}

/**
 * The fields of a visit's note. Each saves itself shortly after the last key and when it is left. What someone else wrote
 * into the same field is never written over: the person chooses.
 */
export function useAnswers(appointmentId: string, ensureOpen: () => Promise<string>) {
  const trpc = useTRPC();
  const query = useQuery(trpc.charting.notes.ofVisit.queryOptions({ appointmentId }));
  const { mutateAsync } = useMutation(trpc.charting.notes.save.mutationOptions());
  const drafts = useRef(new Map<string, Draft>());
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  const tail = useRef<Promise<void>>(Promise.resolve());
  const wrote = useRef(false);
  const [, setTick] = useState(0);
  const show = useCallback((): void => setTick((tick) => tick + 1), []);
  const fields = useRef(new Map<string, FieldView>());
  fields.current = byId(query.data);

  // what is kept takes the place of what was typed, unless somebody is still in the field
  useEffect(() => {
    const now = byId(query.data);
    for (const [id, draft] of drafts.current) {
      const kept = now.get(id);
      if (draft.state !== 'saved' || !kept) continue;
      if (kept.version > draft.base || (draft.left && kept.version === draft.base)) drafts.current.delete(id);
    }
    show();
  }, [query.data, show]);

  const send = useCallback(
    async (id: string): Promise<void> => {
      const draft = drafts.current.get(id);
      const asked = fields.current.get(id);
      if (!draft || !asked || draft.state === 'saved') return;
      const sent = draft.value;
      const set = (change: Partial<Draft>): void => {
        const now = drafts.current.get(id);
        if (now) drafts.current.set(id, { ...now, ...change });
        show();
      };
      const problem = answerProblem(asked.field, tidy(asked.field, sent));
      if (problem !== undefined) return set({ state: 'failed', problem: { sentence: problem, theirs: null } });
      set({ state: 'saving' });
      try {
        const encounterId = await ensureOpen();
        const saved = await mutateAsync({ encounterId, fieldId: id, value: sent, expectedVersion: draft.base });
        wrote.current = true;
        const more = drafts.current.get(id)?.value !== sent;
        set({ base: saved.version, state: more ? 'dirty' : 'saved', problem: null });
      } catch (error) {
        const fault = faultOf(error);
        const { current } = (fault?.details ?? {}) as { current?: { value: Answer | null; version: number } };
        const theirs = fault?.code === 'CHANGED_ELSEWHERE' && current ? current : null;
        set({ state: 'failed', problem: { sentence: sentenceOf(error), theirs } });
      }
    },
    [ensureOpen, mutateAsync, show],
  );

  /** Saves one field now; saving goes one after the other. */
  const save = useCallback(
    (id: string): Promise<void> => {
      clearTimeout(timers.current.get(id));
      tail.current = tail.current.then(() => send(id));
      return tail.current;
    },
    [send],
  );

  const write = (id: string, value: Answer | null): void => {
    const before = drafts.current.get(id);
    const base = before?.base ?? fields.current.get(id)?.version ?? 0;
    drafts.current.set(id, {
      value,
      base,
      state: 'dirty',
      left: false,
      problem: before?.problem?.theirs ? before.problem : null,
    });
    clearTimeout(timers.current.get(id));
    timers.current.set(
      id,
      setTimeout(() => void save(id), pause),
    );
    show();
  };

  const leave = (id: string): void => {
    const draft = drafts.current.get(id);
    if (!draft) return;
    drafts.current.set(id, { ...draft, left: true });
    if (draft.state === 'dirty') void save(id);
    else if (draft.state === 'saved' && (fields.current.get(id)?.version ?? 0) >= draft.base) {
      drafts.current.delete(id);
      show();
    }
  };

  /** Saves everything that is not saved; false if something stays unsaved. */
  const flush = useCallback(async (): Promise<boolean> => {
    for (const [id, draft] of drafts.current) if (draft.state !== 'saved') void save(id);
    await tail.current;
    return [...drafts.current.values()].every(({ state }) => state === 'saved');
  }, [save]);
  const last = useRef(flush);
  last.current = flush;
  useEffect(() => () => void last.current(), []);

  const keepMine = (id: string): void => {
    const draft = drafts.current.get(id);
    if (!draft?.problem?.theirs) return;
    drafts.current.set(id, { ...draft, base: draft.problem.theirs.version, state: 'dirty', problem: null });
    void save(id);
  };
  const takeTheirs = (id: string): void => {
    drafts.current.delete(id);
    show();
  };

  const states = [...drafts.current.values()].map(({ state }) => state);
  const state: SaveState =
    (['failed', 'saving', 'dirty'] as const).find((one) => states.includes(one)) ?? (wrote.current ? 'saved' : 'idle');
  return {
    query,
    note: query.data,
    state,
    valueOf: (one: FieldView): Answer | null => {
      const draft = drafts.current.get(one.id);
      return draft ? draft.value : one.value;
    },
    problemOf: (id: string) => drafts.current.get(id)?.problem ?? null,
    write,
    leave,
    retry: (id: string) => void save(id),
    flush,
    keepMine,
    takeTheirs,
  };
}

export type Answers = ReturnType<typeof useAnswers>;
