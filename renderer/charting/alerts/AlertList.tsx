import { IconAlertTriangle, IconBan, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SafetyWeight } from '../../../electron/charting/safety/rules.ts';
import type { Tone } from '../../ui/tokens.ts';
import { toneStyle } from '../../ui/toneStyle.ts';
import styles from './alerts.module.css';

export const weightLooks = {
  stop: { tone: 'red', icon: IconBan },
  reason: { tone: 'amber', icon: IconAlertTriangle },
  advice: { tone: 'blue', icon: IconInfoCircle },
} as const satisfies Record<SafetyWeight, { tone: Tone; icon: typeof IconBan }>;

export interface ShownAlert {
  key: string;
  weight: SafetyWeight;
  sentence: string;
}

const order = ['stop', 'reason', 'advice'];

/** What the safety rules say, the heaviest first; nothing at all when they say nothing. */
export function AlertList({ label, alerts }: { label: string; alerts: readonly ShownAlert[] }) {
  const { t } = useTranslation('alerts');
  if (alerts.length === 0) return null;
  return (
    <ul className={styles.alerts} aria-label={label}>
      {alerts
        .toSorted((a, b) => order.indexOf(a.weight) - order.indexOf(b.weight))
        .map(({ key, weight, sentence }) => {
          const { tone, icon: Icon } = weightLooks[weight];
          return (
            <li key={key} style={toneStyle(tone)}>
              <Icon size={16} aria-hidden />
              <span className={styles.sentence}>{sentence}</span>
              <span className={styles.weight}>{t(`weight_${weight}`)}</span>
            </li>
          );
        })}
    </ul>
  );
}
