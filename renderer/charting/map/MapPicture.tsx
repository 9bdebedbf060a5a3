import type { MapView } from '../../../electron/catalog/rules.ts';
import { regionOf } from '../../../electron/charting/views/rules.ts';
import { curve } from '../../../electron/charting/views/shapes/rules.ts';
import { toneStyle } from '../../ui/toneStyle.ts';
import { boxOf, MapArt } from './MapArt.tsx';
import styles from './map.module.css';
import look from './marks.module.css';
import type { MapMark } from './marks.ts';

/** A drawing with marks, to look at only. */
export function MapPicture({ view, marks, caption }: { view: MapView; marks: readonly MapMark[]; caption: string }) {
  return (
    <figure className={styles.figure}>
      <div className={styles.stage} data-disabled>
        <svg className={styles.picture} viewBox={boxOf(view)} aria-hidden>
          <MapArt view={view} />
          {marks.map((mark) => {
            const region = regionOf(view, mark.region ?? '');
            return region ? (
              <path
                key={mark.id}
                className={look.region}
                style={toneStyle(mark.tone)}
                d={curve(region.outline, true)}
              />
            ) : null;
          })}
        </svg>
        {marks.map((mark) => (
          <span
            key={mark.id}
            className={look.still}
            style={{ left: `${mark.x * 100}%`, top: `${mark.y * 100}%`, ...toneStyle(mark.tone) }}
            title={mark.description}
          >
            {mark.label}
          </span>
        ))}
      </div>
      <figcaption className={styles.caption}>{caption}</figcaption>
    </figure>
  );
}
