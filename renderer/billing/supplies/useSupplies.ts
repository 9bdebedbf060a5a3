import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Supply, VisitSupplies } from '../../../electron/billing/supplies/schemas.ts';
import { formatAmount } from '../../../electron/kernel/quantity.ts';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { showDone, showProblem, showUndo } from '../../ui/toasts.tsx';
import { useReasons } from '../reasons/useReasons.tsx';

/** One supply of one line, as it is shown. */
export interface At {
  serviceLineId: string;
  supply: Pick<Supply, 'productId' | 'name' | 'unit' | 'version'>;
}

/** The supplies of a visit and what can be done with them; every answer is shown at once. */
export function useSupplies(appointmentId: string) {
  const { t } = useTranslation('supplies');
  const trpc = useTRPC();
  const cache = useQueryClient();
  const query = useQuery(trpc.billing.supplies.ofVisit.queryOptions({ appointmentId }));
  const show = (answer: VisitSupplies): void => {
    cache.setQueryData(trpc.billing.supplies.ofVisit.queryKey({ appointmentId }), answer);
    void cache.invalidateQueries(trpc.till.cart.pathFilter());
  };
  const onError = (error: unknown): void => {
    showProblem(sentenceOf(error));
    void query.refetch();
  };
  const reopen = useMutation(trpc.billing.supplies.reopen.mutationOptions({ onSuccess: show, onError }));
  const reasons = useReasons();
  const use = useMutation(trpc.charting.supplies.take.mutationOptions({ onSuccess: show }));
  const unused = useMutation(trpc.billing.supplies.unused.mutationOptions({ onSuccess: show }));
  const usual = useMutation(trpc.charting.supplies.takeUsual.mutationOptions({ onSuccess: show }));
  const leave = useMutation(trpc.billing.supplies.leave.mutationOptions({ onSuccess: show }));

  const takeBack = ({ serviceLineId, supply }: At, version = supply.version): void =>
    reopen.mutate(
      { serviceLineId, productId: supply.productId, expectedVersion: version },
      { onSuccess: () => showDone(t('backDone')) },
    );
  const settled = (at: At, text: string): void => showUndo(text, () => takeBack(at, at.supply.version + 1));

  return {
    query,
    /** Asks for a reason where the safety rules want one. */
    dialog: reasons.dialog,
    busy: use.isPending || unused.isPending || usual.isPending || reopen.isPending,
    takeBack,
    asUsual: async (): Promise<void> => {
      try {
        const answer = await reasons.withReasons((overrides) => usual.mutateAsync({ appointmentId, overrides }));
        if (answer !== null) showDone(t('asUsualDone'));
      } catch (error) {
        onError(error);
      }
    },
    /** `onDone` absent: what goes wrong is told by a toast. It is not called where a reason was wanted and none was given. */
    use: async (
      at: At,
      quantity: number,
      lotId: string | null,
      onDone?: (problem: string | null) => void,
    ): Promise<void> => {
      const { name, unit, productId, version: expectedVersion } = at.supply;
      const what = { serviceLineId: at.serviceLineId, productId, quantity, lotId, expectedVersion };
      try {
        const answer = await reasons.withReasons((overrides) => use.mutateAsync({ ...what, overrides }));
        if (answer === null) return;
        settled(at, t('usedDone', { name, amount: formatAmount(quantity, unit) }));
        onDone?.(null);
      } catch (error) {
        if (onDone) onDone(sentenceOf(error));
        else onError(error);
      }
    },
    unused: (at: At, reason: string, onDone: (problem: string | null) => void) =>
      unused.mutate(
        {
          serviceLineId: at.serviceLineId,
          productId: at.supply.productId,
          reason,
          expectedVersion: at.supply.version,
        },
        {
          onSuccess: () => {
            settled(at, t('unusedDone', { name: at.supply.name }));
            onDone(null);
          },
          onError: (error) => onDone(sentenceOf(error)),
        },
      ),
    leave: (reason: string, onDone: (problem: string | null) => void) =>
      leave.mutate(
        { appointmentId, reason },
        { onSuccess: () => onDone(null), onError: (error) => onDone(sentenceOf(error)) },
      ),
  };
}
export type Supplies = ReturnType<typeof useSupplies>;
