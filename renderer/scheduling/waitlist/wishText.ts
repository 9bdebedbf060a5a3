import type { useTranslation } from 'react-i18next';
import type { WaitlistEntry } from '../../../electron/scheduling/waitlist/schemas.ts';
import { formatDate } from '../../ui/format.ts';

type Words = ReturnType<typeof useTranslation<'waitlist'>>['t'];

/** "Mon, Tue · morning · from Mar 12, 2026": when somebody would come; "any time" where nothing is set. */
export function wishText(entry: WaitlistEntry, t: Words): string {
  const parts: string[] = [];
  if (entry.weekdays.length < 7) parts.push(entry.weekdays.map((day) => t(`day_${day as 1}`)).join(', '));
  if (entry.dayparts.length < 3) parts.push(entry.dayparts.map((part) => t(`part_${part}`)).join(', '));
  if (entry.fromOn !== null) parts.push(t('fromDay', { day: formatDate(entry.fromOn) }));
  if (entry.untilOn !== null) parts.push(t('untilDay', { day: formatDate(entry.untilOn) }));
  const text = parts.join(' · ');
  return text === '' ? t('anyTime') : text.charAt(0).toUpperCase() + text.slice(1);
}
