import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Chart } from '../../electron/charting/schemas.ts';
import { Panel } from '../ui/Page.tsx';
import type { Tone } from '../ui/tokens.ts';
import { toneStyle } from '../ui/toneStyle.ts';
import styles from './charting.module.css';

export type MissingItem = Chart['missing'][number];

const looks = {
  blocks: { tone: 'red', icon: IconCircleX },
  reason: { tone: 'amber', icon: IconAlertTriangle },
  advice: { tone: 'grey', icon: IconInfoCircle },
} as const satisfies Record<MissingItem['weight'], { tone: Tone; icon: typeof IconCircleX }>;

/** What is not there yet, the heaviest first. */
export function Missing({ chart }: { chart: Chart }) {
  const { t } = useTranslation('charting');
  const order = ['blocks', 'reason', 'advice'];
  const items = chart.missing.toSorted((a, b) => order.indexOf(a.weight) - order.indexOf(b.weight));
  return (
    <Panel title={t('missing')}>
      <ul className={styles.missing} aria-live="polite">
        {items.length === 0 ? (
          <li style={toneStyle('green')}>
            <IconCircleCheck size={16} aria-hidden />
            <span>{t('nothingMissing')}</span>
          </li>
        ) : null}
        {items.map((item) => {
          const { tone, icon: Icon } = looks[item.weight];
          return (
            <li
              key={[item.kind, item.serviceLineId, item.productId, item.fieldId, item.key, item.sentence].join(' ')}
              style={toneStyle(tone)}
            >
              <Icon size={16} aria-label={t(`weight_${item.weight}`)} role="img" />
              <span>{item.sentence}</span>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
