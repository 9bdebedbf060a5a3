import { type KeyboardEvent, type PointerEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toneStyle } from '../toneStyle.ts';
import styles from './FaceMap.module.css';
import { FrontFace, faceBox, SideFace } from './faces.tsx';
import { crossFrom, held, type MapPoint, type MapView } from './points.ts';

export interface FaceViewProps {
  view: MapView;
  label: string;
  active: boolean;
  points: readonly MapPoint[];
  chosenId: string | null;
  readOnly: boolean;
  onAdd: (view: MapView, x: number, y: number) => void;
  onSelect: (id: string | null) => void;
  onMove: (id: string, x: number, y: number) => void;
  onRemove: (id: string) => void;
}

interface Drag {
  id: string;
  x: number;
  y: number;
  fromX: number;
  fromY: number;
  moved: boolean;
}

/** One view of the face: places, moves and removes points by pointer and by keys. */
export function FaceView(props: FaceViewProps) {
  const { view, label, active, points, chosenId, readOnly, onAdd, onSelect, onMove, onRemove } = props;
  const { t } = useTranslation('ui');
  const stage = useRef<HTMLDivElement>(null);
  const helpId = useId();
  const [cross, setCross] = useState({ x: 0.5, y: 0.5 });
  const [keyed, setKeyed] = useState(false);
  const [drag, setDrag] = useState<Drag | null>(null);
  const [spoken, setSpoken] = useState('');

  const spot = (event: PointerEvent): { x: number; y: number } => {
    const box = (stage.current as HTMLDivElement).getBoundingClientRect();
    return held((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  };

  const choose = (point: MapPoint, index: number): void => {
    onSelect(point.id);
    setCross({ x: point.x, y: point.y });
    setSpoken(t('mapPoint', { label: point.description, index: index + 1, count: points.length }));
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = crossFrom(cross, event.key, event.shiftKey);
    const at = points.findIndex(({ id }) => id === chosenId);
    const chosen = points[at];
    if (next) {
      setCross(next);
      setSpoken(t('mapCross', { across: Math.round(next.x * 100), down: Math.round(next.y * 100) }));
    } else if (event.key === '[' || event.key === ']') {
      if (points.length === 0) setSpoken(t('mapNone'));
      const index = at < 0 ? 0 : (at + (event.key === ']' ? 1 : -1) + points.length) % points.length;
      const point = points[index];
      if (point) choose(point, index);
    } else if (readOnly) return;
    else if (event.key === 'Enter' || event.key === ' ') {
      onAdd(view, cross.x, cross.y);
      setSpoken(t('mapPlaced'));
    } else if (event.key.toLowerCase() === 'm' && chosen) {
      onMove(chosen.id, cross.x, cross.y);
      setSpoken(t('mapMoved'));
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && chosen) {
      onRemove(chosen.id);
      setSpoken(t('mapRemoved'));
    } else if (event.key === 'Escape' && chosen) onSelect(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const down = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return;
    setKeyed(false);
    const id = (event.target as HTMLElement).closest<HTMLElement>('[data-point]')?.dataset.point;
    const point = points.find((one) => one.id === id);
    if (point) {
      onSelect(point.id);
      setCross({ x: point.x, y: point.y });
      if (readOnly) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ id: point.id, x: point.x, y: point.y, fromX: event.clientX, fromY: event.clientY, moved: false });
    } else if (!readOnly) {
      const at = spot(event);
      setCross(at);
      onAdd(view, at.x, at.y);
    }
  };

  const move = (event: PointerEvent): void => {
    if (!drag) return;
    if (!drag.moved && Math.hypot(event.clientX - drag.fromX, event.clientY - drag.fromY) < 4) return;
    setDrag({ ...drag, ...spot(event), moved: true });
  };

  const up = (): void => {
    if (drag?.moved) onMove(drag.id, drag.x, drag.y);
    setDrag(null);
  };

  return (
    <div className={styles.view} data-active={active || undefined}>
      {/* an application widget: it takes the pointer and keys of its own */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={stage}
        className={styles.stage}
        data-disabled={readOnly || undefined}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="application"
        aria-label={label}
        aria-describedby={helpId}
        onKeyDown={onKeyDown}
        onFocus={(event) => setKeyed(event.target.matches(':focus-visible'))}
        onBlur={() => setKeyed(false)}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={() => setDrag(null)}
      >
        <svg
          className={styles.art}
          viewBox={`0 0 ${faceBox.width} ${faceBox.height}`}
          data-mirror={view === 'right' || undefined}
          aria-hidden
        >
          {view === 'front' ? <FrontFace /> : <SideFace />}
        </svg>
        {view === 'front' ? (
          <>
            <span className={styles.side} data-at="start" aria-hidden>
              R
            </span>
            <span className={styles.side} data-at="end" aria-hidden>
              L
            </span>
          </>
        ) : null}
        {points.map((point) => {
          const at = drag?.id === point.id && drag.moved ? drag : point;
          return (
            <button
              key={point.id}
              type="button"
              tabIndex={-1}
              className={styles.point}
              style={{ left: `${at.x * 100}%`, top: `${at.y * 100}%`, ...toneStyle(point.tone) }}
              data-point={point.id}
              data-chosen={point.id === chosenId || undefined}
              data-dragging={at === drag || undefined}
              aria-pressed={point.id === chosenId}
              aria-label={
                point.description.includes(point.label) ? point.description : `${point.label}: ${point.description}`
              }
              title={point.description}
              onClick={(event) => event.detail === 0 && onSelect(point.id)}
            >
              <span className={styles.dot}>{point.label}</span>
            </button>
          );
        })}
        {keyed ? (
          <div className={styles.cross} style={{ left: `${cross.x * 100}%`, top: `${cross.y * 100}%` }} aria-hidden />
        ) : null}
      </div>
      <div className={styles.caption} aria-hidden>
        {label}
      </div>
      <p id={helpId} className="s-visually-hidden">
        {t('mapHelp')}
      </p>
      <p className="s-visually-hidden" role="status">
        {spoken}
      </p>
    </div>
  );
}
