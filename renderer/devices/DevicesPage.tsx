import { useTranslation } from 'react-i18next';
import { useDesk } from '../api/desk.ts';
import { LogoPanel } from '../documents/LogoPanel.tsx';
import { Page } from '../ui/Page.tsx';
import styles from './devices.module.css';
import { PrintersPanel } from './PrintersPanel.tsx';
import { PrintQueue } from './PrintQueue.tsx';
import { ScannersPanel } from './ScannersPanel.tsx';

/** Printers, scanners and print jobs of this PC. */
export function DevicesPage() {
  const { t } = useTranslation('devices');
  const { station } = useDesk();
  return (
    <Page title={t('title')} subtitle={t('subtitle', { number: station.number, name: station.name })}>
      <div className={styles.page}>
        <div className={styles.pair}>
          <PrintersPanel />
          <ScannersPanel />
        </div>
        <LogoPanel />
        <PrintQueue />
      </div>
    </Page>
  );
}
