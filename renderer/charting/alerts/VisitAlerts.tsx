import { IconShieldExclamation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Chart } from '../../../electron/charting/schemas.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { AlertList, type ShownAlert } from './AlertList.tsx';

const weights = { blocks: 'stop', reason: 'reason', advice: 'advice' } as const;

/** What the safety rules say of a visit that is not answered yet. */
function alertsOf(chart: Chart): ShownAlert[] {
  return chart.missing.flatMap(({ kind, weight, key, serviceLineId, sentence }) =>
    kind === 'rule' ? [{ key: `${key} ${serviceLineId}`, weight: weights[weight], sentence }] : [],
  );
}

/** Above the chart, before anything is drawn. */
export function VisitAlerts({ chart }: { chart: Chart }) {
  const { t } = useTranslation('alerts');
  return <AlertList label={t('alerts')} alerts={alertsOf(chart)} />;
}

/** In the banner that never scrolls away. */
export function AlertBadge({ chart }: { chart: Chart }) {
  const { t } = useTranslation('alerts');
  const alerts = alertsOf(chart).filter(({ weight }) => weight !== 'advice');
  if (alerts.length === 0) return null;
  return (
    <StatusBadge
      tone={alerts.some(({ weight }) => weight === 'stop') ? 'red' : 'amber'}
      icon={IconShieldExclamation}
      text={t('alertCount', { count: alerts.length })}
    />
  );
}
