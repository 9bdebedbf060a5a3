import { Tooltip } from '@mantine/core';
import { IconFlask, IconHelpCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../api/desk.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import styles from './layout.module.css';
import { railPages } from './pages.ts';

/** The pages at the left. */
export function Rail() {
  const { t } = useTranslation();
  const desk = useDesk();
  return (
    <nav className={styles.rail} aria-label={t('pages')}>
      <div className={styles.brand}>
        <Mark size={22} />
        <span className={styles.brandWord}>Salve</span>
      </div>
      <ul className={styles.railList}>
        {railPages
          .filter(({ needs }) => desk.may(needs))
          .map(({ to, word, icon: Icon }) => (
            <li key={to}>
              <Link to={to} className={styles.link} activeOptions={{ exact: to === '/' }} aria-label={t(word)}>
                <Icon size={18} stroke={1.6} aria-hidden />
                <span className={styles.linkWord}>{t(word)}</span>
              </Link>
            </li>
          ))}
      </ul>
      <span className={styles.space} />
      <Link to="/manual" className={styles.link} aria-keyshortcuts="F1">
        <IconHelpCircle size={18} stroke={1.6} aria-hidden />
        <span className={styles.linkWord}>{t('manual')}</span>
        <span className={styles.linkKeys}>
          <KeyHint keys="F1" />
        </span>
      </Link>
      <div className={styles.clinic}>
        <span>{desk.clinicName}</span>
        {desk.demo ? (
          <Tooltip label={t('demoHint')}>
            <span>
              <StatusBadge tone="amber" text={t('demo')} icon={IconFlask} />
            </span>
          </Tooltip>
        ) : null}
      </div>
    </nav>
  );
}
