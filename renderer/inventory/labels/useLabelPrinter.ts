import { useMutation, useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { showProblem } from '../../ui/toasts.tsx';

/** Whether this PC prints labels by itself, and how to print one beside something else that was done. */
export function useLabelPrinter(): { there: boolean; print: (containerId: string) => void } {
  const trpc = useTRPC();
  const printers = useQuery(trpc.devices.printers.queryOptions({}));
  const { mutate } = useMutation(
    trpc.labels.print.mutationOptions({
      onSuccess: ({ problem }) => problem !== null && showProblem(problem),
      onError: (error) => showProblem(sentenceOf(error)),
    }),
  );
  return {
    there: printers.data?.printers.some(({ active, paper }) => active && paper === 'label') ?? false,
    print: (containerId) => mutate({ containerIds: [containerId] }),
  };
}
