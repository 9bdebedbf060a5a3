import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api/client.ts';
import { datesOf } from '../../ui/calendar/wallTime.ts';

/** The days a view shows; the old ones stay on screen until the new ones are there. */
export function useCalendarRange(date: string, view: 'day' | 'week') {
  const trpc = useTRPC();
  const dates = datesOf(view, date, 1);
  const answer = useQuery({
    ...trpc.scheduling.calendar.queryOptions({ from: dates[0] ?? date, until: dates.at(-1) ?? date }),
    placeholderData: keepPreviousData,
  });
  return { range: answer.data, error: answer.error, retry: () => void answer.refetch() };
}
