import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppointmentState } from '../../../electron/scheduling/rules.ts';
import type { BoardEntry } from '../../../electron/scheduling/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { showProblem, showUndo } from '../../ui/toasts.tsx';
import { withMoved } from './columns.ts';

/**
 * Puts someone into another state: seen at once, taken back by Undo or when the host refuses. A second step that is
 * asked for before the first is acknowledged waits for it and goes on from its version.
 */
export function useAdvance() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const boardKey = trpc.scheduling.board.queryKey({});
  const { mutateAsync } = useMutation(trpc.scheduling.advance.mutationOptions());
  const steps = useRef(new Map<string, Promise<number>>());
  const waiting = useRef(0);

  const save = (appointmentId: string, to: AppointmentState, version: number): Promise<number> => {
    const earlier = steps.current.get(appointmentId)?.catch(() => 0) ?? Promise.resolve(0);
    const step = earlier
      .then((known) => mutateAsync({ appointmentId, to, expectedVersion: Math.max(version, known) }))
      .then((saved) => saved.version);
    steps.current.set(appointmentId, step);
    return step;
  };

  const put = async (entry: BoardEntry, to: AppointmentState, version: number, isUndo: boolean): Promise<void> => {
    waiting.current += 1;
    await cache.cancelQueries({ queryKey: boardKey });
    const before = cache.getQueryData(boardKey);
    cache.setQueryData(boardKey, (answer) => (answer ? withMoved(answer, entry.id, to, Date.now()) : answer));
    try {
      const saved = await save(entry.id, to, version);
      const sentence = t('movedTo', { name: entry.patientName, to: t(`state_${to}`) });
      if (!isUndo) showUndo(sentence, () => put(entry, entry.state, saved, true));
    } catch (error) {
      cache.setQueryData(boardKey, before);
      showProblem(t('notMoved', { name: entry.patientName, sentence: sentenceOf(error) }));
    } finally {
      waiting.current -= 1;
      // an answer between two steps would put the card back for a moment
      if (waiting.current === 0) void cache.invalidateQueries({ queryKey: boardKey });
    }
  };
  return (entry: BoardEntry, to: AppointmentState): Promise<void> => put(entry, to, entry.version, false);
}
