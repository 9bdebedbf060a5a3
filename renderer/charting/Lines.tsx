import { IconCircleCheck, IconCircleDashed, IconCircleMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Chart } from '../../electron/charting/schemas.ts';
import { Panel } from '../ui/Page.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import styles from './charting.module.css';

const looks = {
  planned: { tone: 'grey', icon: IconCircleDashed },
  performed: { tone: 'green', icon: IconCircleCheck },
  notPerformed: { tone: 'grey', icon: IconCircleMinus },
} as const;

/** What became of each service. */
export function Lines({ chart }: { chart: Chart }) {
  const { t } = useTranslation('charting');
  return (
    <Panel title={t('lines')}>
      <ul className={styles.lines}>
        {chart.lines.map((line) => (
          <li key={line.serviceLineId}>
            <span>
              <strong>{line.serviceName}</strong> <small>{t('lineBy', { provider: line.providerName })}</small>
            </span>
            <StatusBadge {...looks[line.state]} text={t(`line_${line.state}`)} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
