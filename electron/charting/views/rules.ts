import type { MapView } from '../../catalog/rules.ts';
import { bodyBack } from './bodyBack/rules.ts';
import { bodyFront } from './bodyFront/rules.ts';
import { faceFront } from './faceFront/rules.ts';
import { faceProfile } from './faceProfile/rules.ts';
import { faceTurned } from './faceTurned/rules.ts';
import { hands } from './hands/rules.ts';
import { lips } from './lips/rules.ts';
import { neck } from './neck/rules.ts';
import { type Drawing, distanceTo, holds, middleOf, mirrorDrawing, type Region } from './shapes/rules.ts';

/** The drawings of the map: the same paths for the screen and for paper. */
export const drawings: Record<MapView, Drawing> = {
  front: faceFront,
  left: faceProfile,
  right: mirrorDrawing(faceProfile),
  turnedLeft: faceTurned,
  turnedRight: mirrorDrawing(faceTurned),
  lips,
  neck,
  hands,
  bodyFront,
  bodyBack,
};

/** A place on a view in parts of its width and height, 0 to 1 from the top left. */
export interface Spot {
  view: MapView;
  x: number;
  y: number;
}

/** The region a place lies in, or the nearest one: every place has a region. */
export function regionAt({ view, x, y }: Spot): Region {
  const { width, height, regions } = drawings[view];
  const [across, down] = [x * width, y * height];
  const found = regions.find((region) => holds(region.outline, across, down));
  if (found) return found;
  const [nearest] = regions
    .map((region) => ({ region, away: distanceTo(region.outline, across, down) }))
    .sort((a, b) => a.away - b.away);
  if (!nearest) throw new Error(`The view ${view} has no regions.`);
  return nearest.region;
}

/** The region of that key on a view; undefined for a key the drawing does not know. */
export function regionOf(view: MapView, key: string): Region | undefined {
  return drawings[view].regions.find((region) => region.key === key);
}

/** Ten-thousandths of the view, kept inside it. */
export function held(part: number): number {
  return Math.round(Math.max(0, Math.min(1, part)) * 10_000) / 10_000;
}

/** A place in parts of the view that stands for a region: its middle, or the place nearest to it that is its own. */
export function spotOf(view: MapView, region: Region): Spot {
  const { width, height } = drawings[view];
  const [x, y] = middleOf(region.outline);
  const at = (across: number, down: number): Spot => ({ view, x: held(across / width), y: held(down / height) });
  const own = (spot: Spot): boolean => regionAt(spot).key === region.key;
  if (own(at(x, y))) return at(x, y);
  // a region that lies around another (the mouth around the lips) has its middle inside that one
  const rings = Array.from({ length: 40 }, (_, ring) => ring * 3);
  for (const away of rings)
    for (let turn = 0; turn < 24; turn++) {
      const spot = at(x + away * Math.cos((turn * Math.PI) / 12), y + away * Math.sin((turn * Math.PI) / 12));
      if (own(spot)) return spot;
    }
  return at(x, y);
}

const otherSide: Partial<Record<MapView, MapView>> = {
  left: 'right',
  right: 'left',
  turnedLeft: 'turnedRight',
  turnedRight: 'turnedLeft',
};

/** The same place on the patient's other side. Its own inverse. */
export function mirrorSpot({ view, x, y }: Spot): Spot {
  return { view: otherSide[view] ?? view, x: held(1 - x), y };
}

/** The key of the same region on the patient's other side; a region across the middle is its own. */
export function mirrorKey(key: string): string {
  if (key.endsWith('-left')) return key.replace(/left$/, 'right');
  return key.replace(/-right$/, '-left');
}

/** Names under which regions of one price are sold: both lips are one area, so are all parts of a hand. */
const soldAs: Record<string, string> = {
  'upper lip': 'lips',
  'lower lip': 'lips',
  'cupid’s bow': 'lips',
  philtrum: 'lips',
  platysma: 'neck',
  thumb: 'hands',
  'little finger': 'hands',
  'ring finger': 'hands',
  'middle finger': 'hands',
  'index finger': 'hands',
  'back of the hand': 'hands',
};

/** The area as clinics price it, for counting. Case and outer spaces do not matter. */
export function pricedArea(area: string): string {
  const name = area.trim().toLowerCase();
  return soldAs[name] ?? name;
}

/** Every area any drawing names, each once, in the order of the views. */
export const areaNames: readonly string[] = [
  ...new Set(Object.values(drawings).flatMap(({ regions }) => regions.map(({ area }) => area))),
];
