import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './FaceMap.module.css';
import { FaceView } from './FaceView.tsx';
import { type MapPoint, type MapView, mapViews } from './points.ts';

export interface FaceMapProps {
  points: readonly MapPoint[];
  /** The chosen point, or null. */
  chosenId: string | null;
  /** Nothing can be placed, moved or removed; points can still be chosen. */
  readOnly?: boolean;
  onAdd: (view: MapView, x: number, y: number) => void;
  onSelect: (id: string | null) => void;
  onMove: (id: string, x: number, y: number) => void;
  onRemove: (id: string) => void;
}

/** A face from three sides to place points on. Side by side where there is room, one at a time where there is not. */
export function FaceMap({ points, chosenId, readOnly = false, onAdd, onSelect, onMove, onRemove }: FaceMapProps) {
  const { t } = useTranslation('ui');
  const [active, setActive] = useState<MapView>('front');
  const names = { left: t('mapLeft'), front: t('mapFront'), right: t('mapRight') };
  return (
    <div className={styles.map}>
      <div className={styles.tabs}>
        <SegmentedControl
          value={active}
          onChange={(value) => setActive(value)}
          data={mapViews.map((view) => ({ value: view, label: names[view] }))}
        />
      </div>
      <div className={styles.views}>
        {mapViews.map((view) => (
          <FaceView
            key={view}
            view={view}
            label={names[view]}
            active={view === active}
            points={points.filter((point) => point.view === view)}
            chosenId={chosenId}
            readOnly={readOnly}
            onAdd={onAdd}
            onSelect={onSelect}
            onMove={onMove}
            onRemove={onRemove}
          />
        ))}
      </div>
    </div>
  );
}
