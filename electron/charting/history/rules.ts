import type { Id } from '../../kernel/ids.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import type { PointDetails } from '../points/rules.ts';

/** What the comparison of two maps looks at. */
export interface ComparedMark extends PointDetails {
  area: string;
  productId: Id;
  quantity: Quantity;
}

/** One area and product in two visits. */
export interface MapDifference {
  area: string;
  productId: Id;
  before: Quantity;
  after: Quantity;
  pointsBefore: number;
  pointsAfter: number;
  /** How it was given, where the two differ: every way that occurs, before and after. */
  ways: { before: string[]; after: string[] } | null;
}

/** A way of giving as a key of words, for comparing; null where nothing is said. */
function wayOf({ depth, technique, instrument, gauge }: PointDetails): string | null {
  const parts = [depth, technique, instrument, gauge === null ? null : String(gauge)];
  return parts.every((part) => part === null) ? null : parts.map((part) => part ?? '').join(' ');
}

/**
 * Two maps, area by area and product by product, in the order of their first appearance. Swapped sides give swapped rows;
 * the differences add up to the difference of the totals.
 */
export function compareMaps(before: readonly ComparedMark[], after: readonly ComparedMark[]): MapDifference[] {
  const rows = new Map<string, { row: MapDifference; ways: { before: Set<string>; after: Set<string> } }>();
  const add = (mark: ComparedMark, side: 'before' | 'after'): void => {
    const area = mark.area.trim();
    const key = `${area.toLowerCase()} ${mark.productId}`;
    const empty = { area, productId: mark.productId, before: 0, after: 0, pointsBefore: 0, pointsAfter: 0, ways: null };
    const found = rows.get(key) ?? { row: empty, ways: { before: new Set<string>(), after: new Set<string>() } };
    found.row = {
      ...found.row,
      [side]: found.row[side] + mark.quantity,
      pointsBefore: found.row.pointsBefore + (side === 'before' ? 1 : 0),
      pointsAfter: found.row.pointsAfter + (side === 'after' ? 1 : 0),
    };
    const way = wayOf(mark);
    if (way !== null) found.ways[side].add(way);
    rows.set(key, found);
  };
  for (const mark of before) add(mark, 'before');
  for (const mark of after) add(mark, 'after');
  return [...rows.values()].map(({ row, ways }) => {
    const [old, now] = [[...ways.before].sort(), [...ways.after].sort()];
    const both = row.pointsBefore > 0 && row.pointsAfter > 0;
    return { ...row, ways: both && old.join('|') !== now.join('|') ? { before: old, after: now } : null };
  });
}

/** An earlier visit with a signed map. */
export interface EarlierVisit {
  encounterId: Id;
  startsAt: number;
  serviceIds: readonly Id[];
  inError: boolean;
}

/** The visit whose map is shown as a ghost: the last one with a service of this visit, not marked as an error; null: none. */
export function usualGhost(earlier: readonly EarlierVisit[], serviceIds: readonly Id[], startsAt: number): Id | null {
  const found = earlier
    .filter(
      (visit) => !visit.inError && visit.startsAt < startsAt && visit.serviceIds.some((id) => serviceIds.includes(id)),
    )
    .reduce<EarlierVisit | null>(
      (last, visit) => (last === null || visit.startsAt > last.startsAt ? visit : last),
      null,
    );
  return found?.encounterId ?? null;
}
