import { useTranslation } from 'react-i18next';
import type { MarketingChannel } from '../../../electron/patients/contact/rules.ts';
import type { TimelineEntry } from '../../../electron/reporting/timeline/schemas.ts';
import type { AppointmentState } from '../../../electron/scheduling/rules.ts';
import { useDesk } from '../../api/desk.ts';
import { formatInstant } from '../../ui/format.ts';

/** What an entry says: the thing itself, and below it what it belongs to or how it stands. */
export function useEntryText(): (entry: TimelineEntry) => { first: string; second: string } {
  const { t } = useTranslation('timeline');
  const { t: app } = useTranslation();
  const { zone } = useDesk();
  const known = (word: string | null): string => {
    const text = word === null ? '' : t(`detail_${word}` as 'detail_signed', { defaultValue: '' });
    return text;
  };
  return ({ kind, services, words, detail, number }) => {
    switch (kind) {
      case 'visit':
        return { first: services ?? '', second: app(`state_${detail as AppointmentState}`) };
      case 'note':
        return { first: services ?? '', second: known(detail) };
      case 'addendum':
        return { first: words ?? known(detail), second: [known(detail), services].filter(Boolean).join(' · ') };
      case 'photos':
        return { first: t('photosCount', { count: number ?? 0 }), second: services ?? '' };
      case 'invoice':
      case 'payment':
        return {
          first: t('invoiceNumber', { number: number ?? 0 }),
          second: [known(detail), services].filter(Boolean).join(' · '),
        };
      case 'creditNote':
        return { first: t('creditNumber', { number: number ?? 0 }), second: words ?? '' };
      case 'offer':
        return { first: t('offered', { when: formatInstant(number ?? 0, zone) }), second: known(detail) };
      case 'call':
        return { first: t('lot', { lot: words ?? '' }), second: '' };
      case 'form':
      case 'tablet':
      case 'estimate':
        return { first: words ?? '', second: known(detail) };
      case 'exam':
        return { first: words ?? '', second: [known(detail), services].filter(Boolean).join(' · ') };
      case 'marketing':
        return { first: t(`channel_${words as MarketingChannel}`), second: known(detail) };
      case 'merge':
        return { first: t('merged', { chart: number ?? 0, into: detail ?? '' }), second: words ?? '' };
      case 'unmerge':
        return { first: t('unmerged', { chart: number ?? 0, into: detail ?? '' }), second: words ?? '' };
      case 'chartExport':
        return { first: t('exported'), second: '' };
      case 'fee':
      case 'waiver':
        return { first: known(detail), second: [words, services].filter(Boolean).join(' · ') };
      default:
        return { first: words ?? '', second: services ?? known(detail) };
    }
  };
}
