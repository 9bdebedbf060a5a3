import { type CSSProperties, type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Photo } from '../../../electron/charting/photos/schemas.ts';
import { CompareCaption } from './CompareCaption.tsx';
import styles from './compare.module.css';
import { Picture } from './Picture.tsx';

/** One photo over the other; a line one drags, or moves with the arrows, says how much of each shows. */
export function CompareSlider({ left, right }: { left: Photo; right: Photo }) {
  const { t } = useTranslation('photos');
  const frame = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(50);
  const drag = (event: PointerEvent): void => {
    const box = frame.current?.getBoundingClientRect();
    if (!box || event.buttons === 0) return;
    setAt(Math.min(100, Math.max(0, Math.round(((event.clientX - box.left) / box.width) * 100))));
  };
  const shape = Math.max(...[left, right].map(({ width, height }) => width / height));
  return (
    <div className={styles.sliderArea} style={{ '--shape': shape } as CSSProperties}>
      <div ref={frame} className={styles.frame} onPointerDown={drag} onPointerMove={drag}>
        <div className={styles.side}>
          <Picture patientId={right.patientId} photoId={right.id} size="screen" alt="" className={styles.whole} />
        </div>
        <div className={styles.side} style={{ clipPath: `inset(0 ${100 - at}% 0 0)` }}>
          <Picture patientId={left.patientId} photoId={left.id} size="screen" alt="" className={styles.whole} />
        </div>
        <span className={styles.divider} style={{ left: `${at}%` }} aria-hidden />
        <CompareCaption photo={left} side="left" />
        <CompareCaption photo={right} side="right" />
      </div>
      <input
        type="range"
        className={styles.range}
        min={0}
        max={100}
        value={at}
        aria-label={t('sliderAt')}
        onChange={(event) => setAt(Number(event.currentTarget.value))}
      />
    </div>
  );
}
