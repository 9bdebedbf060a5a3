import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { RecallCall } from '../../../electron/charting/lotRecalls/schemas.ts';
import { useTRPCClient } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { showProblem } from '../../ui/toasts.tsx';

interface Said {
  done: boolean;
  note: string;
}

/** What is said of a call. Ticks and notes go one after the other, each with the version that the one before it left. */
export function useCall(call: RecallCall) {
  const client = useTRPCClient();
  const known: Said = { done: call.doneAt !== null, note: call.note };
  /** What was said here; null: what the clinic knows. */
  const latest = useRef<Said | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const [answered, setAnswered] = useState(0);
  const version = useRef(call.version);
  version.current = Math.max(version.current, call.version);

  const put = (next: Said | null): void => {
    latest.current = next;
    setSaid(next);
  };
  const mark = useMutation({
    scope: { id: `recall-call-${call.id}` },
    mutationFn: (next: Said) =>
      client.charting.lotRecalls.mark.mutate({ callId: call.id, ...next, expectedVersion: version.current }),
    onSuccess: (answer) => {
      version.current = Math.max(version.current, answer.version);
      setAnswered(answer.version);
    },
    onError: (error) => {
      put(null);
      showProblem(sentenceOf(error));
    },
  });
  // what was said here stands until the clinic's own list has it
  const own = said !== null && (mark.isPending || call.version < answered) ? said : null;
  return {
    shown: own ?? known,
    say: (part: Partial<Said>): void => {
      const next = { ...(own === null ? known : (latest.current ?? known)), ...part };
      put(next);
      mark.mutate(next);
    },
  };
}
