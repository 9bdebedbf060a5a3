import { memo } from 'react';
import type { MapView } from '../../../electron/catalog/rules.ts';
import { drawings } from '../../../electron/charting/views/rules.ts';
import styles from './map.module.css';

/** The line art of a view, for use inside an SVG in its box. */
export const MapArt = memo(function MapArt({ view }: { view: MapView }) {
  return (
    <g className={styles.art} aria-hidden>
      {drawings[view].strokes.map(({ part, d }, index) => (
        // the strokes of a drawing never change their order
        // oxlint-disable-next-line react/no-array-index-key
        <path key={index} data-part={part} d={d} />
      ))}
    </g>
  );
});

/** The box of a view for `viewBox`. */
export function boxOf(view: MapView): string {
  const { width, height } = drawings[view];
  return `0 0 ${width} ${height}`;
}
