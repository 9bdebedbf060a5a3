import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Item } from '../../../electron/intake/review/rules.ts';
import { isLocalDate } from '../../../electron/kernel/dates.ts';
import { phoneText } from '../../../electron/patients/rules.ts';
import { useTRPC } from '../../api/client.ts';
import { formatDate } from '../../ui/format.ts';

/** Writes a value of the chart or of a form as the clinic reads it; what was typed in words stays as it is. */
export function useItemText(): (item: Item, value: string) => string {
  const { t } = useTranslation('intake');
  const trpc = useTRPC();
  const profile = useQuery(trpc.clinic.profile.queryOptions({}));
  const country = profile.data?.country ?? 'US';
  return (item, value) => {
    if (item.kind === 'marketing') return value === '' ? '' : t(value === 'yes' ? 'yes' : 'no');
    if (isLocalDate(value)) return formatDate(value);
    const phone = item.target === 'phone' || item.target === 'emergencyPhone';
    return phone && value.startsWith('+') ? phoneText(value, country) : value;
  };
}
