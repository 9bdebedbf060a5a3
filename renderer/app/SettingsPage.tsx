import { IconChevronRight, IconListDetails, IconSignature, IconUsers } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../ui/Page.tsx';
import styles from './SettingsPage.module.css';

/** Where everything that is set up once is found. A slice adds a line with its own page. */
export function SettingsPage() {
  const { t } = useTranslation();
  const { t: ts } = useTranslation('catalog');
  const { t: tc } = useTranslation('consents');
  return (
    <Page title={t('settings')} subtitle={t('settingsText')} narrow>
      <ul className={styles.list}>
        <li>
          <Link to="/settings/people" className={styles.item}>
            <IconUsers size={20} stroke={1.5} aria-hidden />
            <span className={styles.words}>
              <strong>{t('people')}</strong>
              <span>{t('peopleText')}</span>
            </span>
            <IconChevronRight size={16} aria-hidden />
          </Link>
        </li>
        <li>
          <Link to="/settings/services" className={styles.item}>
            <IconListDetails size={20} stroke={1.5} aria-hidden />
            <span className={styles.words}>
              <strong>{ts('services')}</strong>
              <span>{ts('servicesText')}</span>
            </span>
            <IconChevronRight size={16} aria-hidden />
          </Link>
        </li>
        <li>
          <Link to="/settings/consents" className={styles.item}>
            <IconSignature size={20} stroke={1.5} aria-hidden />
            <span className={styles.words}>
              <strong>{tc('templates')}</strong>
              <span>{tc('templatesText')}</span>
            </span>
            <IconChevronRight size={16} aria-hidden />
          </Link>
        </li>
      </ul>
    </Page>
  );
}
