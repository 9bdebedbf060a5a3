import { both, curve, type Drawing, type Place, pair, type Region, type Stroke } from '../shapes/rules.ts';
import { handOutline } from './outline/rules.ts';

const width = 400;

/** The hand was measured in a box of its own; here it stands in its half of the picture. */
const put = (places: readonly Place[]): Place[] => places.map(([x, y]): Place => [x * 0.86 + 6, y * 1.04 + 24]);
const line = (places: readonly Place[]): string => curve(put(places));

const finger = (x: number, y: number): Stroke[] => [
  {
    part: 'faint',
    d: line([
      [x - 9, y],
      [x, y - 4],
      [x + 9, y],
    ]),
  },
  {
    part: 'faint',
    d: line([
      [x - 8, y + 6],
      [x, y + 3],
      [x + 8, y + 6],
    ]),
  },
];
const nail = (x: number, y: number, lean: number): Stroke => ({
  part: 'fine',
  d: curve(
    put([
      [x - 6 + lean, y],
      [x - 6, y - 15],
      [x + lean / 2, y - 19],
      [x + 6, y - 15],
      [x + 6 + lean, y],
      [x + lean, y + 4],
    ]),
    true,
  ),
});

const hand: Stroke[] = [
  { part: 'skin', d: `${line(handOutline)}Z` },
  {
    part: 'shade',
    d: curve(
      put([
        [58, 150],
        [82, 176],
        [92, 250],
        [74, 262],
        [50, 246],
        [46, 200],
      ]),
      true,
    ),
  },
  {
    part: 'shade',
    d: curve(
      put([
        [134, 120],
        [160, 160],
        [172, 214],
        [158, 232],
        [140, 190],
        [128, 150],
      ]),
      true,
    ),
  },
  { part: 'line', d: line(handOutline) },
  // wrist, tendons
  {
    part: 'faint',
    d: line([
      [78, 84],
      [104, 90],
      [134, 84],
    ]),
  },
  {
    part: 'faint',
    d: line([
      [80, 76],
      [104, 81],
      [134, 76],
    ]),
  },
  {
    part: 'faint',
    d: line([
      [92, 112],
      [72, 180],
      [56, 236],
    ]),
  },
  {
    part: 'faint',
    d: line([
      [98, 110],
      [90, 180],
      [84, 240],
    ]),
  },
  {
    part: 'faint',
    d: line([
      [106, 110],
      [112, 180],
      [114, 244],
    ]),
  },
  {
    part: 'faint',
    d: line([
      [114, 112],
      [134, 180],
      [144, 238],
    ]),
  },
  // knuckles
  {
    part: 'fine',
    d: line([
      [42, 252],
      [50, 246],
      [59, 252],
    ]),
  },
  {
    part: 'fine',
    d: line([
      [70, 258],
      [80, 251],
      [92, 258],
    ]),
  },
  {
    part: 'fine',
    d: line([
      [102, 262],
      [114, 254],
      [126, 262],
    ]),
  },
  {
    part: 'fine',
    d: line([
      [135, 256],
      [146, 249],
      [158, 254],
    ]),
  },
  {
    part: 'fine',
    d: line([
      [160, 232],
      [150, 220],
      [146, 206],
    ]),
  },
  ...finger(46, 306),
  ...finger(80, 336),
  ...finger(114, 348),
  ...finger(148, 334),
  {
    part: 'faint',
    d: line([
      [182, 250],
      [191, 242],
      [204, 242],
    ]),
  },
  nail(45, 348, -1),
  nail(80, 396, 0),
  nail(115, 411, 0),
  nail(149, 390, 1),
  nail(205, 299, 2),
];

/** One finger, or a part of the back of the hand: the patient's right one, and its mirror image. */
const region = (key: string, area: string, places: readonly Place[]): Region[] =>
  pair(width, key, area, 'right', put(places));

/** The backs of both hands, as they lie before the injector. */
export const hands: Drawing = {
  width,
  height: 500,
  strokes: both(width, hand),
  regions: [
    ...region('wrist', 'Wrist', [
      [76, -10],
      [106, -14],
      [137, -10],
      [139, 60],
      [140, 94],
      [106, 98],
      [72, 92],
      [74, 40],
    ]),
    ...region('back', 'Back of the hand', [
      [70, 104],
      [106, 102],
      [140, 108],
      [158, 142],
      [162, 200],
      [156, 250],
      [116, 258],
      [78, 256],
      [42, 248],
      [44, 200],
      [58, 144],
    ]),
    ...region('thumb', 'Thumb', [
      [168, 156],
      [188, 190],
      [204, 236],
      [212, 280],
      [204, 302],
      [190, 290],
      [176, 246],
      [164, 214],
    ]),
    ...region('little', 'Little finger', [
      [40, 256],
      [60, 262],
      [60, 300],
      [54, 342],
      [42, 352],
      [34, 336],
      [36, 296],
    ]),
    ...region('ring', 'Ring finger', [
      [68, 262],
      [94, 264],
      [94, 320],
      [92, 382],
      [80, 404],
      [70, 384],
      [68, 320],
    ]),
    ...region('middle', 'Middle finger', [
      [100, 264],
      [128, 264],
      [128, 330],
      [125, 394],
      [114, 418],
      [104, 398],
      [101, 330],
    ]),
    ...region('index', 'Index finger', [
      [132, 262],
      [160, 258],
      [161, 320],
      [160, 374],
      [150, 396],
      [141, 378],
      [136, 320],
    ]),
  ],
};
