import { IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../ui/Page.tsx';
import styles from './SettingsPage.module.css';
import { useSettingsPages } from './settingsPages.ts';

/** Where everything that is set up once is found; the list is `useSettingsPages`. */
export function SettingsPage() {
  const { t } = useTranslation();
  const pages = useSettingsPages();
  return (
    <Page title={t('settings')} subtitle={t('settingsText')} narrow>
      <ul className={styles.list}>
        {pages.map(({ to, title, text, icon: Icon }) => (
          <li key={to}>
            <Link to={to} className={styles.item}>
              <Icon size={20} stroke={1.5} aria-hidden />
              <span className={styles.words}>
                <strong>{title}</strong>
                <span>{text}</span>
              </span>
              <IconChevronRight size={16} aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}
