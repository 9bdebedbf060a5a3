import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AppointmentState } from '../../../electron/scheduling/rules.ts';
import type { BoardEntry } from '../../../electron/scheduling/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { showProblem, showUndo } from '../../ui/toasts.tsx';
import { withMoved } from './columns.ts';

/** Puts someone into another state: seen at once, taken back by Undo or when the host refuses. */
export function useAdvance() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const boardKey = trpc.scheduling.board.queryKey({});
  const { mutateAsync } = useMutation(trpc.scheduling.advance.mutationOptions());

  const put = async (entry: BoardEntry, to: AppointmentState, version: number, isUndo: boolean): Promise<void> => {
    await cache.cancelQueries({ queryKey: boardKey });
    const before = cache.getQueryData(boardKey);
    cache.setQueryData(boardKey, (answer) => (answer ? withMoved(answer, entry.id, to, Date.now()) : answer));
    try {
      const saved = await mutateAsync({ appointmentId: entry.id, to, expectedVersion: version });
      const sentence = t('movedTo', { name: entry.patientName, to: t(`state_${to}`) });
      if (!isUndo) showUndo(sentence, () => put(entry, entry.state, saved.version, true));
    } catch (error) {
      cache.setQueryData(boardKey, before);
      showProblem(t('notMoved', { name: entry.patientName, sentence: sentenceOf(error) }));
    } finally {
      void cache.invalidateQueries({ queryKey: boardKey });
    }
  };
  return (entry: BoardEntry, to: AppointmentState): Promise<void> => put(entry, to, entry.version, false);
}
