import type { Outline as OutlineKind } from '../../../electron/charting/photos/sets/rules.ts';
import camera from './camera.module.css';

const front =
  'M50 8 C30 8 22 24 23 42 C24 62 34 82 50 90 C66 82 76 62 77 42 C78 24 70 8 50 8 Z M33 41 H44 M56 41 H67 M50 42 V58 M42 70 Q50 74 58 70';
const side =
  'M62 8 C42 6 28 20 28 40 C28 46 24 52 21 57 C20 60 23 61 26 61 L26 66 C26 69 28 70 27 73 C26 80 31 82 38 81 L44 80 L46 92 M36 42 H44';
const quarter =
  'M52 8 C32 8 24 24 24 42 C22 50 26 54 26 60 C28 78 40 90 50 90 C66 84 78 62 78 42 C78 22 70 8 52 8 Z M29 41 H38 M50 41 H62 M40 43 L35 58 L41 60 M36 71 Q43 74 52 70';
const body = 'M12 12 H30 M12 12 V30 M88 12 H70 M88 12 V30 M12 88 H30 M12 88 V70 M88 88 H70 M88 88 V70';

const shapes: Record<Exclude<OutlineKind, 'none'>, { path: string; turned: boolean }> = {
  faceFront: { path: front, turned: false },
  faceThreeQuarterLeft: { path: quarter, turned: false },
  faceThreeQuarterRight: { path: quarter, turned: true },
  faceLeft: { path: side, turned: false },
  faceRight: { path: side, turned: true },
  body: { path: body, turned: false },
};

/** A guide over the camera's picture: where the head belongs, so that two visits can be compared. */
export function Outline({ kind }: { kind: OutlineKind }) {
  if (kind === 'none') return null;
  const { path, turned } = shapes[kind];
  const transform = turned ? 'translate(100 0) scale(-1 1)' : undefined;
  return (
    <svg className={camera.outline} viewBox="0 0 100 100" aria-hidden>
      <path d={path} transform={transform} className={camera.outlineUnder} />
      <path d={path} transform={transform} className={camera.outlineLine} />
    </svg>
  );
}
