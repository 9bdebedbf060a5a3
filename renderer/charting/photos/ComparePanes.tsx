import { Slider } from '@mantine/core';
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Photo } from '../../../electron/charting/photos/schemas.ts';
import { CompareCaption } from './CompareCaption.tsx';
import styles from './compare.module.css';
import { Picture } from './Picture.tsx';
import photoStyles from './photos.module.css';

const largest = 6;

/** Two photos side by side; zooming and moving one does the same with the other. */
export function ComparePanes({ left, right }: { left: Photo; right: Photo }) {
  const { t } = useTranslation('photos');
  const [view, setView] = useState({ zoom: 1, x: 0, y: 0 });
  const zoomTo = (zoom: number): void =>
    setView((now) => {
      const next = Math.min(largest, Math.max(1, zoom));
      return next === 1 ? { zoom: 1, x: 0, y: 0 } : { ...now, zoom: next };
    });
  const moveBy = (x: number, y: number): void =>
    setView((now) => (now.zoom === 1 ? now : { ...now, x: now.x + x, y: now.y + y }));
  const keys = (event: KeyboardEvent): void => {
    const way = { ArrowLeft: [40, 0], ArrowRight: [-40, 0], ArrowUp: [0, 40], ArrowDown: [0, -40] }[event.key];
    if (way) moveBy(way[0] ?? 0, way[1] ?? 0);
    else if (event.key === '+') zoomTo(view.zoom * 1.25);
    else if (event.key === '-') zoomTo(view.zoom / 1.25);
    else return;
    event.preventDefault();
  };
  const size = view.zoom > 1.6 ? 'kept' : 'screen';
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a picture that is moved and zoomed as a whole */}
      <div
        className={styles.panes}
        role="application"
        aria-label={t('compareKeys')}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrows and + − move what is inside
        tabIndex={0}
        onKeyDown={keys}
        onWheel={(event) => zoomTo(view.zoom * (event.deltaY < 0 ? 1.1 : 1 / 1.1))}
        onPointerMove={(event: PointerEvent) => {
          if (event.buttons > 0) moveBy(event.movementX, event.movementY);
        }}
      >
        {([left, right] as const).map((photo, at) => (
          <div key={photo.id} className={styles.pane}>
            <Picture
              patientId={photo.patientId}
              photoId={photo.id}
              size={size}
              alt={photo.viewName ?? t('noView')}
              className={styles.whole}
              style={{ transform: `translate(${view.x}px, ${view.y}px) scale(${view.zoom})` }}
            />
            <CompareCaption photo={photo} side={at === 0 ? 'left' : 'right'} />
          </div>
        ))}
      </div>
      <div className={styles.zoomBar}>
        <span className={photoStyles.hint}>{t('compareKeys')}</span>
        <Slider
          className={styles.zoom}
          thumbLabel={t('zoomBoth')}
          label={(value) => `${Math.round(value * 100)} %`}
          min={1}
          max={largest}
          step={0.25}
          value={view.zoom}
          onChange={zoomTo}
        />
      </div>
    </>
  );
}
