import { useTranslation } from 'react-i18next';
import type { EntryList } from '../../../electron/charting/chartImport/rules.ts';

const severities = ['mild', 'moderate', 'severe'] as const;

/** What is said of an entry of a list: an allergy's severity in a word, the dose or the time of others as it stands. */
export function useDetailText(): (list: EntryList, detail: string) => string {
  const { t } = useTranslation('chartImport');
  return (list, detail) => {
    const severity = list === 'allergy' ? severities.find((one) => one === detail) : undefined;
    return severity === undefined ? detail : t(`severity_${severity}`);
  };
}
