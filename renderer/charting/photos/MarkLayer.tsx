import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type MarkPoint, markScale } from '../../../electron/charting/photos/marks/rules.ts';
import type { Mark } from '../../../electron/charting/photos/marks/schemas.ts';
import { boxWidth, MarkShape } from './MarkShape.tsx';
import styles from './marks.module.css';
import type { Drawing } from './useDrawing.ts';

export interface MarkLayerProps {
  marks: readonly Mark[];
  /** Width over height of the picture. */
  ratio: number;
  /** Null: the marks are only shown. */
  drawing: Drawing | null;
}

const stepSize = 100;

/** What is drawn over a photo, and where more is drawn: by pointer, or with arrows and Enter. */
export function MarkLayer({ marks, ratio, drawing }: MarkLayerProps) {
  const { t } = useTranslation('photos');
  const svg = useRef<SVGSVGElement>(null);
  const height = boxWidth / ratio;
  const placeOf = (event: PointerEvent): MarkPoint => {
    const box = svg.current?.getBoundingClientRect();
    if (!box) return [0, 0];
    const share = (value: number, size: number): number =>
      Math.min(markScale, Math.max(0, Math.round((value / size) * markScale)));
    return [share(event.clientX - box.left, box.width), share(event.clientY - box.top, box.height)];
  };
  const active = drawing !== null && drawing.kind !== null;
  const keys = (event: KeyboardEvent): void => {
    if (!drawing || !active) return;
    const size = event.shiftKey ? stepSize * 5 : stepSize;
    const way = { ArrowLeft: [-size, 0], ArrowRight: [size, 0], ArrowUp: [0, -size], ArrowDown: [0, size] }[event.key];
    if (way) drawing.step(way[0] ?? 0, way[1] ?? 0);
    else if (event.key === 'Enter') {
      if (drawing.draft) drawing.finish();
      else drawing.start(drawing.cross);
    } else if (event.key === 'Escape' && drawing.draft) drawing.stop();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const [x, y] = drawing?.cross ?? [0, 0];
  const cross = [(x / markScale) * boxWidth, (y / markScale) * height] as const;
  return (
    <svg
      ref={svg}
      className={styles.layer}
      viewBox={`0 0 ${boxWidth} ${height}`}
      {...(active && drawing
        ? {
            'data-drawing': true,
            role: 'application',
            'aria-label': t('drawHere'),
            tabIndex: 0,
            onKeyDown: keys,
            onPointerDown: (event: PointerEvent) => {
              svg.current?.setPointerCapture(event.pointerId);
              drawing.start(placeOf(event));
            },
            onPointerMove: (event: PointerEvent) => {
              if (event.buttons > 0) drawing.move(placeOf(event));
            },
            onPointerUp: () => drawing.finish(),
          }
        : { 'aria-hidden': true })}
    >
      {marks.map((mark) => (
        <MarkShape key={mark.id} {...mark} ratio={ratio} />
      ))}
      {drawing?.draft ? <MarkShape {...drawing.draft} ratio={ratio} /> : null}
      {active ? (
        <path d={`M${cross[0] - 16} ${cross[1]} h32 M${cross[0]} ${cross[1] - 16} v32`} className={styles.cursor} />
      ) : null}
    </svg>
  );
}
