import { IconChartBar, IconFlask, IconPackages, IconScale, IconTrash, type TablerIcon } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Permission } from '../../electron/kernel/roles.ts';
import { useDesk } from '../api/desk.ts';
import { Page } from '../ui/Page.tsx';
import styles from './reports.module.css';

const reports: ReadonlyArray<{
  to: '/reports/usage' | '/reports/wastage' | '/reports/margins' | '/reports/valuation' | '/reports/three-way';
  word: 'usage' | 'wastage' | 'margins' | 'valuation' | 'threeWay';
  icon: TablerIcon;
  needs: Permission;
}> = [
  { to: '/reports/three-way', word: 'threeWay', icon: IconScale, needs: 'chart.read' },
  { to: '/reports/usage', word: 'usage', icon: IconFlask, needs: 'stock.read' },
  { to: '/reports/wastage', word: 'wastage', icon: IconTrash, needs: 'stock.read' },
  { to: '/reports/margins', word: 'margins', icon: IconChartBar, needs: 'ledger.read' },
  { to: '/reports/valuation', word: 'valuation', icon: IconPackages, needs: 'stock.read' },
];

/** Every report that one may read. */
export function ReportsPage() {
  const { t } = useTranslation('reporting');
  const { may } = useDesk();
  return (
    <Page title={t('reports')} subtitle={t('reportsText')}>
      <ul className={styles.cards}>
        {reports
          .filter(({ needs }) => may(needs))
          .map(({ to, word, icon: Icon }) => (
            <li key={to}>
              <Link to={to} className={styles.card}>
                <Icon size={26} stroke={1.5} aria-hidden />
                <span className={styles.cardTitle}>{t(word)}</span>
                <span className={styles.cardText}>{t(`${word}Text`)}</span>
              </Link>
            </li>
          ))}
      </ul>
    </Page>
  );
}
