import { createContext, useContext, useEffect, useRef, useState } from 'react';
import { type Answers, mergedAnswers } from '../../../electron/intake/answers/rules.ts';
import { codeOf, faultOf } from '../../api/errors.ts';
import type { SaveState } from '../../ui/SavedMark.tsx';

export interface Draft {
  answers: Answers;
  language: string;
}
/** A draft as the host has it. */
export interface KeptDraft extends Draft {
  version: number;
}
/** What the host does not have yet, by form: it outlives the screen it was typed on. */
export type Unsent = Map<string, { kept: KeptDraft; draft: Draft }>;
export const UnsentDrafts = createContext<Unsent | null>(null);

export interface DraftDoor {
  load: () => Promise<KeptDraft>;
  save: (draft: KeptDraft) => Promise<{ version: number }>;
}

/** After this long without a key what was typed is sent, and so long after a broken line it is tried again. */
const pause = 700;
const again = 3_000;

/** What was typed on top of what the host has by now. */
function onTop(now: KeptDraft, typed: { kept: KeptDraft; draft: Draft } | undefined): Draft {
  if (!typed) return { answers: now.answers, language: now.language };
  const { kept, draft } = typed;
  return {
    answers: mergedAnswers(kept.answers, draft.answers, now.answers),
    language: draft.language === kept.language ? now.language : draft.language,
  };
}

function isKept(draft: Draft, kept: KeptDraft): boolean {
  return draft.language === kept.language && JSON.stringify(draft.answers) === JSON.stringify(kept.answers);
}

/**
 * A form while it is typed: saved by itself, tried again when the line breaks, and brought together with what someone
 * typed into the same form elsewhere. `fault` is why the host does not take it any more.
 */
export function useDraft(id: string, start: KeptDraft, door: DraftDoor) {
  const unsent = useContext(UnsentDrafts);
  const kept = useRef(start);
  const [shown, setShown] = useState(() => onTop(start, unsent?.get(id)));
  const draft = useRef(shown);
  const [state, setState] = useState<SaveState>('idle');
  const [fault, setFault] = useState<unknown>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const under = useRef<Promise<unknown>>(Promise.resolve());
  const ended = useRef(false);

  const takeOver = async (): Promise<void> => {
    const now = await door.load();
    draft.current = onTop(now, { kept: kept.current, draft: draft.current });
    kept.current = now;
    setShown(draft.current);
  };
  const keep = async (): Promise<boolean> => {
    if (ended.current) return true;
    const sent = draft.current;
    try {
      if (!isKept(sent, kept.current)) {
        setState('saving');
        kept.current = { ...sent, ...(await door.save({ ...sent, version: kept.current.version })) };
        setState(draft.current === sent ? 'saved' : 'dirty');
      }
      if (draft.current === sent) unsent?.delete(id);
      return true;
    } catch (error) {
      if (codeOf(error) === 'CHANGED_ELSEWHERE') return takeOver().then(keep, failed);
      return failed(error);
    }
  };
  const failed = (error: unknown): boolean => {
    setState('failed');
    if (faultOf(error) === null) soon(again);
    else setFault(error);
    return false;
  };
  /** One after the other, each with the version the one before answered. False if it could not be kept now. */
  const send = (): Promise<boolean> => {
    clearTimeout(timer.current);
    const turn = under.current.then(keep);
    under.current = turn;
    return turn;
  };
  const soon = (after: number): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void send(), after);
  };
  const change = (changed: Partial<Draft>): void => {
    draft.current = { ...draft.current, ...changed };
    setShown(draft.current);
    unsent?.set(id, { kept: kept.current, draft: draft.current });
    setState('dirty');
    soon(pause);
  };
  /** Ends it: hands it in or gives it up. Once that is answered nothing is sent any more. */
  const end = async <T>(act: (now: KeptDraft) => Promise<T>): Promise<T> => {
    clearTimeout(timer.current);
    await under.current;
    const now = (): KeptDraft => ({ ...draft.current, version: kept.current.version });
    const answer = await act(now()).catch(async (error: unknown) => {
      if (codeOf(error) !== 'CHANGED_ELSEWHERE') throw error;
      await takeOver();
      return act(now());
    });
    ended.current = true;
    unsent?.delete(id);
    return answer;
  };

  const last = useRef(send);
  useEffect(() => {
    last.current = send;
  });
  useEffect(() => {
    void last.current();
    return () => void last.current();
  }, []);
  return { ...shown, state, fault, change, send, end };
}
