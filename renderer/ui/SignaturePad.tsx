import { Button } from '@mantine/core';
import { IconArrowBackUp, IconEraser } from '@tabler/icons-react';
import { type KeyboardEvent, useCallback, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import Pad, { type PointGroup } from 'signature_pad';
import styles from './SignaturePad.module.css';

/** What was drawn: points in a box of width x height, origin top left. The same shape as the print model's `Strokes`. */
export interface DrawnStrokes {
  width: number;
  height: number;
  strokes: Array<Array<[x: number, y: number]>>;
}

export interface SignaturePadProps {
  /** Who signs what, e.g. "Signature of Ana Cruz". */
  label: string;
  /** Called after each stroke, undo and clear; null when nothing is drawn. */
  onChange: (drawn: DrawnStrokes | null) => void;
  /** Shown at the left under the pad, e.g. the name and the date. */
  caption?: string;
  height?: number;
  disabled?: boolean;
}

const round = (n: number): number => Math.round(n * 10) / 10;

function read(groups: readonly PointGroup[], width: number, height: number): DrawnStrokes | null {
  const strokes = groups
    .map((group) => group.points.map((point): [number, number] => [round(point.x), round(point.y)]))
    .filter((points) => points.length > 0);
  return strokes.length === 0 ? null : { width: Math.round(width), height: Math.round(height), strokes };
}

/** A pad to sign on. The paper stays white in the dark too, as what is signed is printed on white. */
export function SignaturePad({ label, onChange, caption, height = 180, disabled }: SignaturePadProps) {
  const { t } = useTranslation('ui');
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<Pad | null>(null);
  const tell = useRef(onChange);
  tell.current = onChange;
  const helpId = useId();
  const [count, setCount] = useState(0);
  const [spoken, setSpoken] = useState('');

  const report = useCallback(() => {
    const box = canvas.current;
    const drawn = pad.current?.toData() ?? [];
    setCount(drawn.length);
    if (box) tell.current(read(drawn, box.offsetWidth, box.offsetHeight));
  }, []);

  useEffect(() => {
    const box = canvas.current;
    if (!box) return;
    const made = new Pad(box, { penColor: '#1c1a2e', minWidth: 0.7, maxWidth: 2.4, minDistance: 2 });
    pad.current = made;
    made.addEventListener('endStroke', report);
    let [wide, high] = [0, 0];
    const fit = (): void => {
      const { offsetWidth, offsetHeight } = box;
      if (offsetWidth === 0 || (offsetWidth === wide && offsetHeight === high)) return;
      const kept = made.toData();
      const scale = wide > 0 ? offsetWidth / wide : 1;
      const ratio = Math.max(window.devicePixelRatio, 1);
      box.width = offsetWidth * ratio;
      box.height = offsetHeight * ratio;
      box.getContext('2d')?.scale(ratio, ratio);
      made.clear();
      // a narrower window shrinks what was signed instead of cutting it off
      for (const group of kept)
        for (const point of group.points) {
          point.x *= scale;
          point.y *= scale;
        }
      made.fromData(kept);
      [wide, high] = [offsetWidth, offsetHeight];
    };
    const watch = new ResizeObserver(fit);
    watch.observe(box);
    fit();
    return () => {
      watch.disconnect();
      made.removeEventListener('endStroke', report);
      made.off();
      pad.current = null;
    };
  }, [report]);

  useEffect(() => {
    if (disabled) pad.current?.off();
    else pad.current?.on();
  }, [disabled]);

  const undo = (): void => {
    const groups = pad.current?.toData() ?? [];
    if (groups.length === 0) return;
    pad.current?.fromData(groups.slice(0, -1));
    setSpoken(t('signStrokes', { count: groups.length - 1 }));
    report();
  };

  const clear = (): void => {
    pad.current?.clear();
    setSpoken(t('signCleared'));
    report();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const isUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z';
    if (!isUndo && event.key !== 'Delete' && event.key !== 'Backspace') return;
    event.preventDefault();
    if (isUndo) undo();
    else clear();
  };

  return (
    <div className={styles.wrap}>
      <div className={styles.pad} style={{ height }}>
        <canvas
          ref={canvas}
          className={styles.canvas}
          tabIndex={disabled ? -1 : 0}
          role="img"
          aria-label={label}
          aria-describedby={helpId}
          onKeyDown={onKeyDown}
        />
        <div className={styles.line} />
        {count === 0 ? (
          <div className={styles.cue} aria-hidden>
            {t('signHere')}
          </div>
        ) : null}
      </div>
      <div className={styles.foot}>
        <span className={styles.caption}>{caption}</span>
        <Button
          size="xs"
          variant="default"
          disabled={disabled || count === 0}
          leftSection={<IconArrowBackUp size={14} aria-hidden />}
          onClick={undo}
        >
          {t('signUndo')}
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={disabled || count === 0}
          leftSection={<IconEraser size={14} aria-hidden />}
          onClick={clear}
        >
          {t('signClear')}
        </Button>
      </div>
      <p id={helpId} className="s-visually-hidden">
        {t('signHelp')}
      </p>
      <p className="s-visually-hidden" role="status">
        {spoken}
      </p>
    </div>
  );
}
