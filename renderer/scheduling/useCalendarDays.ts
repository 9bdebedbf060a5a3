import { keepPreviousData, useQueries } from '@tanstack/react-query';
import type { DayOutput } from '../../electron/scheduling/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { datesOf } from '../ui/calendar/wallTime.ts';

/** The days a view shows, as far as they have come; the old ones stay on screen until the new ones are there. */
export function useCalendarDays(date: string, view: 'day' | 'week') {
  const trpc = useTRPC();
  const dates = datesOf(view, date, 1);
  return useQueries({
    queries: dates.map((one) => ({
      ...trpc.scheduling.day.queryOptions({ date: one }),
      placeholderData: keepPreviousData,
    })),
    combine: (answers) => ({
      days: answers.flatMap((answer): DayOutput[] => (answer.data ? [answer.data] : [])),
      error: answers.find((answer) => answer.error)?.error ?? null,
      retry: () => {
        for (const answer of answers) void answer.refetch();
      },
    }),
  });
}
