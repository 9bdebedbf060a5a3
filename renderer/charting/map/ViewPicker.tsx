import { useTranslation } from 'react-i18next';
import { type MapView, mapViews } from '../../../electron/catalog/rules.ts';
import { boxOf, MapArt } from './MapArt.tsx';
import styles from './map.module.css';

/** All drawings, small, to choose from; each says how many marks it has. */
export function ViewPicker({
  view,
  counts,
  onView,
}: {
  view: MapView;
  counts: ReadonlyMap<MapView, number>;
  onView: (view: MapView) => void;
}) {
  const { t } = useTranslation('maps');
  return (
    <div className={styles.views} role="group" aria-label={t('drawing')}>
      {mapViews.map((one) => {
        const count = counts.get(one) ?? 0;
        const name = t(`view_${one}`);
        return (
          <button
            key={one}
            type="button"
            className={styles.thumb}
            aria-pressed={one === view}
            aria-label={count === 0 ? name : t('viewMarks', { view: name, count })}
            title={name}
            onClick={() => onView(one)}
          >
            <svg viewBox={boxOf(one)} aria-hidden>
              <MapArt view={one} />
            </svg>
            {count > 0 ? <span className={styles.count}>{count}</span> : null}
          </button>
        );
      })}
    </div>
  );
}
