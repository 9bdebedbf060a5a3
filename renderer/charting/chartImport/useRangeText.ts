import { useTranslation } from 'react-i18next';
import { formatDate } from '../../ui/format.ts';

/** The days a chart covers, in words. */
export function useRangeText(): (range: { from: string | null; until: string | null }) => string {
  const { t } = useTranslation('chartImport');
  return ({ from, until }) => {
    if (from === null) return until === null ? t('days_all') : t('days_until', { until: formatDate(until) });
    return until === null
      ? t('days_from', { from: formatDate(from) })
      : t('days_both', { from: formatDate(from), until: formatDate(until) });
  };
}
