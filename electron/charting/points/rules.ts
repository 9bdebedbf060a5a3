import type { MapView } from '../../catalog/rules.ts';
import type { Id } from '../../kernel/ids.ts';
import type { BaseUnit, Quantity } from '../../kernel/quantity.ts';
import { mirrorKey, mirrorSpot, type Spot } from '../views/rules.ts';

/** Where in the tissue it was given, from the surface down. */
export const depths = [
  'topical',
  'intradermal',
  'subdermal',
  'subcutaneous',
  'submucosal',
  'intramuscular',
  'subSmas',
  'supraperiosteal',
] as const;
export type Depth = (typeof depths)[number];

/** How it was given. */
export const techniques = [
  'bolus',
  'microdroplet',
  'serialPuncture',
  'linearThreading',
  'fanning',
  'crossHatching',
  'layered',
] as const;
export type Technique = (typeof techniques)[number];

export const instruments = ['needle', 'cannula'] as const;
export type Instrument = (typeof instruments)[number];
/** Gauges of needles and cannulas that are made. */
export const gauges = { least: 14, most: 34 } as const;

/** How something was given at a point or over an area. */
export interface PointDetails {
  depth: Depth | null;
  technique: Technique | null;
  instrument: Instrument | null;
  /** Of the needle or cannula. */
  gauge: number | null;
  note: string;
}

export const noDetails: PointDetails = { depth: null, technique: null, instrument: null, gauge: null, note: '' };

/** What is wrong with the details, or undefined. */
export function detailsProblem(details: Pick<PointDetails, 'instrument' | 'gauge'>): string | undefined {
  if (details.gauge !== null && details.instrument === null)
    return 'A gauge belongs to a needle or a cannula. Choose which it was.';
  return undefined;
}

/** A point, or a whole area (`region`), with what was given there: what a protocol keeps and a copy repeats. */
export interface Mark extends PointDetails, Spot {
  view: MapView;
  region: string | null;
  area: string;
  /** Thousandths of the product. */
  quantity: Quantity;
}

/** The mark alone, without what makes it a row of a chart. */
export function markOf({ view, x, y, region, area, quantity, depth, technique, instrument, gauge, note }: Mark): Mark {
  return { view, x, y, region, area, quantity, depth, technique, instrument, gauge, note };
}

/** The same mark on the patient's other side. Its own inverse. */
export function mirrorMark(mark: Mark): Mark {
  return { ...markOf(mark), ...mirrorSpot(mark), region: mark.region === null ? null : mirrorKey(mark.region) };
}

/** A point or a whole area as it was signed. Notes signed before the map had them lack the fields that may be absent. */
export interface SignedPoint extends Partial<PointDetails>, Spot {
  serviceLineId: Id;
  area: string;
  /** Charted as a whole: the region's key on its drawing. */
  region?: string | null;
  product: string;
  unit: BaseUnit;
  quantity: Quantity;
  lot: string | null;
  container?: string | null;
}

/** Two marks this close (in parts of the view) are at the same place. */
const same = 0.012;

/** True if something of the same kind is at the place of `mark` already. */
export function isAt(mark: Mark, other: Mark): boolean {
  if (mark.view !== other.view || (mark.region === null) !== (other.region === null)) return false;
  if (mark.region !== null) return mark.region === other.region;
  return Math.hypot(mark.x - other.x, mark.y - other.y) < same;
}

/** The marks whose place is still free among `there`: applying a protocol a second time places nothing. */
export function stillFree<T extends Mark>(marks: readonly T[], there: readonly Mark[]): T[] {
  const taken: Mark[] = [...there];
  return marks.filter((mark) => {
    if (taken.some((other) => isAt(mark, other))) return false;
    taken.push(mark);
    return true;
  });
}

/** The marks of the patient's one side that have no counterpart on the other yet, mirrored. */
export function mirrored(marks: readonly Mark[]): Mark[] {
  return stillFree(marks.map(mirrorMark), marks);
}

/** What was given in one area, of one product. */
export interface AreaSum {
  area: string;
  productId: Id;
  quantity: Quantity;
  points: number;
}

/** Sums per area and product, in the order in which they first appear; their sum is the sum of the points. */
export function sumByArea(points: ReadonlyArray<{ area: string; productId: Id; quantity: Quantity }>): AreaSum[] {
  const sums = new Map<string, AreaSum>();
  for (const { area, productId, quantity } of points) {
    const key = `${area.trim().toLowerCase()} ${productId}`;
    const sum = sums.get(key) ?? { area: area.trim(), productId, quantity: 0, points: 0 };
    sums.set(key, { ...sum, quantity: sum.quantity + quantity, points: sum.points + 1 });
  }
  return [...sums.values()];
}
