import { useTranslation } from 'react-i18next';
import { regionAt } from '../../electron/charting/views/rules.ts';
import { formatAmount } from '../../electron/kernel/quantity.ts';
import type { Tone } from '../ui/tokens.ts';
import { toneStyle } from '../ui/toneStyle.ts';
import styles from './charting.module.css';
import type { ChartPoint } from './useChart.ts';

/** The points in words, for those who read instead of look; each chooses its point on the map, Delete removes it. */
export function PointChips({
  points,
  look,
  chosenId,
  onChoose,
  onRemove,
}: {
  points: readonly ChartPoint[];
  look: (point: ChartPoint) => { unit: 'U' | 'mL' | 'each'; tone: Tone };
  chosenId: string | null;
  onChoose: (id: string | null) => void;
  onRemove: ((point: ChartPoint) => void) | null;
}) {
  const { t } = useTranslation('maps');
  if (points.length === 0) return null;
  const howOf = (point: ChartPoint): string =>
    [
      t(`view_${point.view}`),
      point.depth ? t(`depth_${point.depth}`) : '',
      point.technique ? t(`technique_${point.technique}`) : '',
      point.instrument ? t(`instrument_${point.instrument}`) : '',
      point.note,
    ]
      .filter((part) => part !== '')
      .join(', ');
  return (
    <ol className={styles.chips} aria-label={t('points')}>
      {points.map((point, index) => {
        const { unit, tone } = look(point);
        return (
          <li key={point.id}>
            <button
              type="button"
              className={styles.chip}
              style={toneStyle(tone)}
              aria-pressed={point.id === chosenId}
              title={howOf(point)}
              onClick={() => onChoose(point.id === chosenId ? null : point.id)}
              onKeyDown={(event) => {
                if (!onRemove || (event.key !== 'Delete' && event.key !== 'Backspace')) return;
                event.preventDefault();
                onRemove(point);
              }}
            >
              <span className={styles.chipNumber}>{index + 1}</span>
              {t(`side_${regionAt(point).side}`, { area: point.area })}
              <strong className="s-num">{formatAmount(point.quantity, unit)}</strong>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
