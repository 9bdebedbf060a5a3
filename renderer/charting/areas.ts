import type { FaceView } from '../../electron/charting/rules.ts';

/** The areas as clinics name and price them; both sides of the face are one area. */
export const areaNames = [
  'Forehead',
  'Glabella',
  'Brow lift',
  'Crow’s feet',
  'Bunny lines',
  'Tear trough',
  'Cheeks',
  'Nose',
  'Nasolabial folds',
  'Upper lip',
  'Lips',
  'Marionette lines',
  'Chin',
  'Masseter',
  'Jawline',
  'Neck',
  'Temple',
] as const;
export type AreaName = (typeof areaNames)[number];

/** A box on a view in parts of its width and height: left, top, right, bottom. */
type Zone = readonly [area: AreaName, left: number, top: number, right: number, bottom: number];

/** First match wins, so small zones stand before the large ones around them. Fitted to the drawings of the face map. */
const zones: Record<'front' | 'side', readonly Zone[]> = {
  front: [
    ['Glabella', 0.43, 0.36, 0.57, 0.47],
    ['Brow lift', 0.26, 0.37, 0.74, 0.425],
    ['Temple', 0, 0.3, 0.27, 0.42],
    ['Temple', 0.73, 0.3, 1, 0.42],
    ['Forehead', 0, 0, 1, 0.37],
    ['Crow’s feet', 0, 0.42, 0.31, 0.53],
    ['Crow’s feet', 0.69, 0.42, 1, 0.53],
    ['Bunny lines', 0.42, 0.47, 0.58, 0.56],
    ['Tear trough', 0.3, 0.42, 0.7, 0.545],
    ['Nose', 0.42, 0.56, 0.58, 0.67],
    ['Upper lip', 0.4, 0.67, 0.6, 0.715],
    ['Lips', 0.39, 0.715, 0.61, 0.785],
    ['Nasolabial folds', 0.36, 0.6, 0.64, 0.73],
    ['Marionette lines', 0.35, 0.73, 0.65, 0.8],
    ['Chin', 0.38, 0.785, 0.62, 0.88],
    ['Masseter', 0, 0.66, 0.32, 0.76],
    ['Masseter', 0.68, 0.66, 1, 0.76],
    ['Cheeks', 0, 0.53, 1, 0.68],
    ['Jawline', 0, 0.68, 1, 0.885],
    ['Neck', 0, 0.88, 1, 1],
  ],
  side: [
    ['Forehead', 0, 0, 0.5, 0.4],
    ['Brow lift', 0.3, 0.38, 0.5, 0.43],
    ['Bunny lines', 0.2, 0.48, 0.34, 0.56],
    ['Crow’s feet', 0.44, 0.42, 0.62, 0.53],
    ['Temple', 0.5, 0.28, 0.75, 0.42],
    ['Tear trough', 0.32, 0.46, 0.46, 0.55],
    ['Nose', 0, 0.5, 0.3, 0.64],
    ['Nasolabial folds', 0.28, 0.6, 0.38, 0.7],
    ['Upper lip', 0.2, 0.64, 0.34, 0.69],
    ['Lips', 0.2, 0.69, 0.34, 0.77],
    ['Marionette lines', 0.3, 0.73, 0.4, 0.81],
    ['Chin', 0.2, 0.77, 0.38, 0.9],
    ['Masseter', 0.52, 0.64, 0.7, 0.77],
    ['Cheeks', 0.3, 0.53, 0.64, 0.7],
    ['Jawline', 0.34, 0.7, 0.7, 0.87],
    ['Neck', 0, 0.85, 1, 1],
  ],
};

/** The area a place on the map belongs to. The right side is the left one, mirrored. */
export function areaAt(view: FaceView, x: number, y: number): AreaName {
  const across = view === 'right' ? 1 - x : x;
  const list = zones[view === 'front' ? 'front' : 'side'];
  const found = list.find(
    ([, left, top, right, bottom]) => across >= left && across <= right && y >= top && y <= bottom,
  );
  return found?.[0] ?? (y < 0.42 ? 'Forehead' : y < 0.68 ? 'Cheeks' : 'Jawline');
}
