import { type PointerEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapView } from '../../../electron/catalog/rules.ts';
import { regionAt, regionOf, type Spot } from '../../../electron/charting/views/rules.ts';
import { curve } from '../../../electron/charting/views/shapes/rules.ts';
import { toneStyle } from '../../ui/toneStyle.ts';
import { boxOf, MapArt } from './MapArt.tsx';
import styles from './map.module.css';
import look from './marks.module.css';
import { type MapMark, spotIn } from './marks.ts';
import { type StageActs, useStageKeys } from './useStageKeys.ts';

interface Drag {
  id: string;
  spot: Spot;
  fromX: number;
  fromY: number;
  moved: boolean;
}

export interface MapStageProps extends StageActs {
  label: string;
  /** A click charts the whole area instead of placing a point. */
  wholeAreas: boolean;
  /** Marks of an earlier visit, shown underneath. */
  ghosts: readonly MapMark[];
}

/** One drawing of the map: places, moves and removes marks by pointer and by keys. */
export function MapStage(props: MapStageProps) {
  const { label, view, marks, ghosts, chosenId, readOnly, wholeAreas } = props;
  const { t } = useTranslation('maps');
  const stage = useRef<HTMLDivElement>(null);
  const helpId = useId();
  const [drag, setDrag] = useState<Drag | null>(null);
  const [hovered, setHovered] = useState<string | null>(null);
  const { cross, setCross, keyed, setKeyed, spoken, typed, onKeyDown } = useStageKeys(props);
  const lit = regionOf(view, keyed ? regionAt(cross).key : (hovered ?? ''));

  const spot = (event: PointerEvent): Spot =>
    spotIn((stage.current as HTMLDivElement).getBoundingClientRect(), view, event.clientX, event.clientY);

  const down = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return;
    setKeyed(false);
    const at = spot(event);
    const id = (event.target as HTMLElement).closest<HTMLElement>('[data-mark]')?.dataset.mark;
    const mark = marks.find((one) => one.id === id);
    setCross(mark ?? at);
    if (mark) {
      props.onSelect(mark.id);
      if (readOnly || mark.region !== null) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ id: mark.id, spot: at, fromX: event.clientX, fromY: event.clientY, moved: false });
    } else if (!readOnly) {
      if (wholeAreas) props.onArea(regionAt(at).key);
      else props.onPlace(at);
    }
  };

  const move = (event: PointerEvent): void => {
    if (!drag) return setHovered(regionAt(spot(event)).key);
    if (!drag.moved && Math.hypot(event.clientX - drag.fromX, event.clientY - drag.fromY) < 4) return;
    setDrag({ ...drag, spot: spot(event), moved: true });
  };

  const up = (): void => {
    if (drag?.moved) props.onMove(drag.id, drag.spot);
    setDrag(null);
  };

  const sides = sidesOf(view)?.map((side) => t(side));
  return (
    <div className={styles.frame}>
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
        onPointerLeave={() => setHovered(null)}
        onPointerUp={up}
        onPointerCancel={() => setDrag(null)}
      >
        <svg className={styles.picture} viewBox={boxOf(view)} aria-hidden>
          <MapArt view={view} />
          {lit ? <path className={look.lit} d={curve(lit.outline, true)} /> : null}
          <Regions marks={ghosts} ghost />
          <Regions marks={marks} chosenId={chosenId} />
        </svg>
        {sides ? (
          <>
            <span className={look.side} data-at="start" aria-hidden>
              {sides[0]}
            </span>
            <span className={look.side} data-at="end" aria-hidden>
              {sides[1]}
            </span>
          </>
        ) : null}
        {ghosts.map((mark) => (
          <span
            key={mark.id}
            className={look.ghost}
            style={{ left: `${mark.x * 100}%`, top: `${mark.y * 100}%`, ...toneStyle(mark.tone) }}
            title={mark.description}
            data-ghost
          >
            {mark.label}
          </span>
        ))}
        {marks.map((mark) => {
          const at = drag?.id === mark.id && drag.moved ? drag.spot : mark;
          return (
            <button
              key={mark.id}
              type="button"
              tabIndex={-1}
              className={look.mark}
              style={{ left: `${at.x * 100}%`, top: `${at.y * 100}%`, ...toneStyle(mark.tone) }}
              data-mark={mark.id}
              data-area={mark.region !== null || undefined}
              data-chosen={mark.id === chosenId || undefined}
              data-dragging={(drag?.moved && drag.id === mark.id) || undefined}
              aria-pressed={mark.id === chosenId}
              aria-label={
                mark.description.includes(mark.label) ? mark.description : `${mark.label}: ${mark.description}`
              }
              title={mark.description}
              onClick={(event) => event.detail === 0 && props.onSelect(mark.id)}
            >
              <span className={look.dot}>{mark.label}</span>
            </button>
          );
        })}
        {keyed ? (
          <div className={look.cross} style={{ left: `${cross.x * 100}%`, top: `${cross.y * 100}%` }} aria-hidden>
            {typed === '' ? null : <span className={look.typed}>{typed}</span>}
          </div>
        ) : null}
      </div>
      <div className={styles.caption} aria-hidden>
        <span>{label}</span>
        {lit ? <strong>{t(`side_${lit.side}`, { area: lit.area })}</strong> : null}
      </div>
      <p id={helpId} className="s-visually-hidden">
        {t('help')}
      </p>
      <p className="s-visually-hidden" role="status">
        {spoken}
      </p>
    </div>
  );
}

/** The patient's side at the left and the right edge of the picture; null where only one side is to be seen. */
function sidesOf(view: MapView): readonly ['right' | 'left', 'right' | 'left'] | null {
  if (view === 'bodyBack') return ['left', 'right'];
  return ['left', 'right', 'turnedLeft', 'turnedRight'].includes(view) ? null : ['right', 'left'];
}

/** The areas that are charted as a whole. */
function Regions({
  marks,
  ghost = false,
  chosenId = null,
}: {
  marks: readonly MapMark[];
  ghost?: boolean;
  chosenId?: string | null;
}) {
  return marks.map((mark) => {
    const region = mark.region === null ? undefined : regionOf(mark.view, mark.region);
    return region ? (
      <path
        key={mark.id}
        className={ghost ? look.ghostRegion : look.region}
        style={toneStyle(mark.tone)}
        data-chosen={mark.id === chosenId || undefined}
        d={curve(region.outline, true)}
      />
    ) : null;
  });
}
