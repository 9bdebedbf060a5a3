import { IconLanguage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './contact.module.css';
import { languageName } from './languages.ts';

export interface NotInLanguageProps {
  /** The language the patient wants to read; null where nobody asked. */
  wanted: string | null;
  /** In which languages there is what is read. */
  languages: readonly string[];
  /** In which of them it is shown. */
  shown: string;
}

/** Says that what is read is not there in the patient's language; nothing where it is. */
export function NotInLanguage({ wanted, languages, shown }: NotInLanguageProps) {
  const { t, i18n } = useTranslation('patients');
  if (wanted === null || languages.includes(wanted)) return null;
  const called = (code: string): string => languageName(code, i18n.language);
  return (
    <p className={styles.notice} role="note" lang={i18n.language}>
      <IconLanguage size="1.25em" stroke={1.7} aria-hidden />
      <span>{t('notInLanguage', { wanted: called(wanted), shown: called(shown) })}</span>
    </p>
  );
}
