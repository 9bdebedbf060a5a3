import { formatDate } from '../../ui/format.ts';

/** "2019", "Jul 2019" or "Jul 4, 2019". */
export function sinceText(since: string): string {
  if (since.length === 4) return since;
  if (since.length === 10) return formatDate(since);
  const first = Date.parse(`${since}-01T00:00:00Z`);
  return new Intl.DateTimeFormat(undefined, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(first);
}
