import { IconAlertTriangle, IconBan, IconInfoCircle } from '@tabler/icons-react';
import { toneStyle } from '../ui/toneStyle.ts';
import styles from './hints.module.css';

const looks = {
  stop: ['red', IconBan],
  reason: ['amber', IconAlertTriangle],
  advice: ['blue', IconInfoCircle],
} as const;

export interface SafetyHintsProps {
  label: string;
  alerts: ReadonlyArray<{ key: string; weight: keyof typeof looks; sentence: string }>;
}

/** What the clinic's safety rules say while something is prepared: only said, it goes on. Nothing at all when they say nothing. */
export function SafetyHints({ label, alerts }: SafetyHintsProps) {
  if (alerts.length === 0) return null;
  return (
    <ul className={styles.hints} aria-label={label}>
      {alerts.map(({ key, weight, sentence }) => {
        const [tone, Icon] = looks[weight];
        return (
          <li key={key} style={toneStyle(tone)}>
            <Icon size={15} aria-hidden />
            <span>{sentence}</span>
          </li>
        );
      })}
    </ul>
  );
}
