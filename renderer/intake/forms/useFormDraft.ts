import { useEffect, useRef, useState } from 'react';
import type { FormSheet } from '../../../electron/intake/forms/schemas.ts';
import type { Definition } from '../../../electron/intake/rules.ts';
import { useTRPCClient } from '../../api/client.ts';
import { faultOf } from '../../api/errors.ts';
import type { SaveState } from '../../ui/SavedMark.tsx';

const pause = 700;
const again = 4_000;

/**
 * A form in the making: every change is kept as a draft by itself, so that leaving the page loses nothing, and whoever opens
 * it next goes on with it. `fault` is why it cannot be kept, e.g. because someone else is changing the form.
 */
export function useFormDraft(sheet: FormSheet) {
  const client = useTRPCClient();
  const [definition, setDefinition] = useState<Definition>(sheet.draft?.definition ?? sheet.definition);
  const [version, setVersion] = useState(sheet.draft?.version ?? 0);
  const [state, setState] = useState<SaveState>('idle');
  const [fault, setFault] = useState<unknown>(null);
  const now = useRef({ definition, kept: definition, version, ended: false });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const under = useRef<Promise<unknown>>(Promise.resolve());

  const keep = async (): Promise<void> => {
    const { definition: sent, kept, version: expectedVersion, ended } = now.current;
    if (ended || sent === kept) return;
    setState('saving');
    try {
      const of = { formId: sheet.id, basedOn: sheet.number, expectedVersion, definition: sent };
      const saved = await client.intake.saveFormDraft.mutate(of);
      now.current = { ...now.current, kept: sent, version: saved.version };
      setVersion(saved.version);
      setState(now.current.definition === sent ? 'saved' : 'dirty');
    } catch (error) {
      setState('failed');
      if (faultOf(error) === null) soon(again);
      else setFault(error);
    }
  };
  /** One after the other, each with the version the one before answered. */
  const send = (): Promise<unknown> => {
    clearTimeout(timer.current);
    under.current = under.current.then(keep);
    return under.current;
  };
  const soon = (after: number): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void send(), after);
  };
  const change = (next: Definition): void => {
    now.current.definition = next;
    setDefinition(next);
    setState('dirty');
    soon(pause);
  };
  /** Publishes it or gives it up: `act` gets the version of the draft as it is kept. */
  const end = async <T>(act: (draftVersion: number, definition: Definition) => Promise<T>): Promise<T> => {
    await send();
    const answer = await act(now.current.version, now.current.definition);
    now.current.ended = true;
    return answer;
  };

  const last = useRef(send);
  useEffect(() => {
    last.current = send;
  });
  // what was typed last is sent when the page is left
  useEffect(() => () => void last.current(), []);
  // a colleague's changes are followed as long as nothing was changed here
  const seen = sheet.draft;
  useEffect(() => {
    const here = now.current;
    if (seen === null || here.ended || here.definition !== here.kept || seen.version <= here.version) return;
    now.current = { ...here, definition: seen.definition, kept: seen.definition, version: seen.version };
    setDefinition(seen.definition);
    setVersion(seen.version);
  }, [seen]);
  return { definition, version, state, fault, change, end };
}
