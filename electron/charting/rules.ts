import type { Pricing } from '../catalog/rules.ts';
import type { Id } from '../kernel/ids.ts';
import { type BaseUnit, formatAmount, type Quantity } from '../kernel/quantity.ts';
import { gapCounts, type NoteGap } from './notes/rules.ts';
import type { PhotoGap } from './photos/sets/rules.ts';
import { type Override, openItems, type SafetyItem } from './safety/rules.ts';
import { pricedArea } from './views/rules.ts';

/** What a chart says was given, or what was drawn: thousandths of a product for one service line. */
export interface Given {
  serviceLineId: Id;
  productId: Id;
  quantity: Quantity;
}

/** Charted against drawn, per line and product. */
export interface Comparison {
  serviceLineId: Id;
  productId: Id;
  charted: Quantity;
  drawn: Quantity;
  /** They differ by more than the clinic tolerates without a reason. */
  differs: boolean;
}

/** Sums points and draws per line and product, in the order in which they first appear. */
export function compare(points: readonly Given[], draws: readonly Given[], tolerance: Quantity): Comparison[] {
  const pairs = new Map<string, Comparison>();
  const add = (given: Given, side: 'charted' | 'drawn'): void => {
    const key = `${given.serviceLineId} ${given.productId}`;
    const pair = pairs.get(key) ?? { ...pick(given), charted: 0, drawn: 0, differs: false };
    pair[side] += given.quantity;
    pairs.set(key, pair);
  };
  for (const point of points) add(point, 'charted');
  for (const draw of draws) add(draw, 'drawn');
  return [...pairs.values()].map((pair) => ({ ...pair, differs: Math.abs(pair.charted - pair.drawn) > tolerance }));
}

function pick({ serviceLineId, productId }: Given): { serviceLineId: Id; productId: Id } {
  return { serviceLineId, productId };
}

/** How many different areas are named, as clinics price them: both sides are one area, so are both lips. */
export function countAreas(points: ReadonlyArray<{ area: string }>): number {
  return new Set(points.map((point) => pricedArea(point.area))).size;
}

/**
 * What the charge of a performed line counts, in thousandths: the units given, the areas treated, or 1. A service priced
 * by area counts the areas with points and those treated with a device; without any its usual quantity stands.
 */
export function billedQuantity(
  pricing: Pricing,
  points: ReadonlyArray<{ area: string; quantity: Quantity }>,
  usual: Quantity,
  treated: ReadonlyArray<{ area: string }> = [],
): Quantity {
  if (pricing === 'flat') return 1000;
  if (pricing === 'perArea' && points.length + treated.length > 0) return countAreas([...points, ...treated]) * 1000;
  if (points.length === 0) return usual;
  return points.reduce((sum, point) => sum + point.quantity, 0);
}

/** A mark of all points as they were seen: a signature counts only for the chart it was given under. */
export function chartMark(points: ReadonlyArray<{ id: Id; version: number }>): string {
  return points
    .map((point) => `${point.id}.${point.version}`)
    .sort()
    .join(' ');
}

/** A service line as sign-off sees it. */
export interface LineToSign {
  serviceLineId: Id;
  serviceName: string;
  pricing: Pricing;
  /** What the service uses; null: nothing comes from a container. */
  productId: Id | null;
  usualQuantity: Quantity;
  consentMissing: boolean;
  /** The patient declined it: nothing is signed off as done without a signature after that. */
  consentDeclined: boolean;
}

export interface PointToSign extends Given {
  area: string;
}

export const missingKinds = [
  'consent',
  'exam',
  'rule',
  'notCharted',
  'difference',
  'field',
  'photo',
  'note',
  'aftercare',
] as const;
export type MissingKind = (typeof missingKinds)[number];

/** Something that is not there yet. 'blocks': it must be done; 'reason': a reason will do; 'advice': only said. */
export interface MissingItem {
  kind: MissingKind;
  weight: 'blocks' | 'reason' | 'advice';
  serviceLineId: Id | null;
  productId: Id | null;
  /** The field of the note it is about. */
  fieldId: string | null;
  /** What a reason has to name, for the clinic's safety rules; null for the rest. */
  key: string | null;
  sentence: string;
}

export interface ChartToSign {
  lines: readonly LineToSign[];
  points: readonly PointToSign[];
  /** Areas treated with a device. */
  treatments: ReadonlyArray<{ serviceLineId: Id; area: string }>;
  draws: readonly Given[];
  note: string;
  /** Something is written in the fields of the note. */
  answered: boolean;
  noteGaps: readonly NoteGap[];
  emptyFields: 'reason' | 'never';
  /** Required views without a photo, by line. */
  photoGaps: readonly PhotoGap[];
  missingPhotos: 'advice' | 'reason' | 'never';
  /** Aftercare sheets that go with the visit and were not handed over yet, by name. */
  sheetsToGive: readonly string[];
  tolerance: Quantity;
  missingConsent: 'reason' | 'never';
  /** What the clinic's safety rules say, and the reasons that were given before. */
  safety: readonly SafetyItem[];
  overrides: ReadonlyArray<Pick<Override, 'serviceLineId' | 'key'>>;
  /** Name and unit of a product. */
  product: (id: Id) => { name: string; unit: BaseUnit };
}

/** Everything that is missing before the signature, lines said to be not performed left out of account. */
export function missingItems(chart: ChartToSign, notPerformed: ReadonlySet<Id> = new Set()): MissingItem[] {
  const items: MissingItem[] = [];
  for (const line of chart.lines) {
    const { serviceLineId, serviceName: name } = line;
    if (notPerformed.has(serviceLineId)) continue;
    const charted = chart.points.some((point) => point.serviceLineId === serviceLineId);
    if (line.productId !== null && !charted)
      items.push(
        item(
          'notCharted',
          'blocks',
          serviceLineId,
          null,
          `${name}: nothing is charted. Place its points, or say that it was not performed.`,
        ),
      );
    if (line.consentDeclined) {
      const words = `${name}: the patient declined the consent. Have it signed, or say that it was not performed.`;
      items.push(item('consent', 'blocks', serviceLineId, null, words));
      continue;
    }
    if (line.consentMissing && chart.missingConsent === 'never')
      items.push(
        item('consent', 'blocks', serviceLineId, null, `${name}: the consent is not signed. Have it signed first.`),
      );
    if (line.consentMissing && chart.missingConsent === 'reason')
      items.push(
        item(
          'consent',
          'reason',
          serviceLineId,
          null,
          `${name}: the consent is not signed. Have it signed, or give a reason.`,
        ),
      );
  }
  for (const { about, weight, supplyId, ...row } of openItems(chart.safety, chart.overrides))
    if (!notPerformed.has(row.serviceLineId))
      items.push({
        ...row,
        kind: about,
        weight: weight === 'stop' ? 'blocks' : weight,
        productId: supplyId,
        fieldId: null,
      });
  for (const pair of compare(chart.points, chart.draws, chart.tolerance)) {
    if (!pair.differs) continue;
    const { name, unit } = chart.product(pair.productId);
    const sentence = `${name}: ${formatAmount(pair.charted, unit)} charted, ${formatAmount(pair.drawn, unit)} drawn. ${
      pair.drawn > pair.charted ? 'Waste or return the rest' : 'Draw the rest'
    }, correct the points, or give a reason.`;
    items.push(item('difference', 'reason', pair.serviceLineId, pair.productId, sentence));
  }
  for (const { serviceLineId, views } of chart.photoGaps) {
    if (notPerformed.has(serviceLineId)) continue;
    const name = chart.lines.find((line) => line.serviceLineId === serviceLineId)?.serviceName ?? '';
    const weight = chart.missingPhotos === 'never' ? 'blocks' : chart.missingPhotos;
    items.push(item('photo', weight, serviceLineId, null, photosMissing(name, views, weight)));
  }
  for (const gap of chart.noteGaps) if (gapCounts(gap, notPerformed)) items.push(fieldItem(gap, chart.emptyFields));
  if (chart.note.trim() === '' && !chart.answered) items.push(item('note', 'advice', null, null, 'The note is empty.'));
  for (const name of chart.sheetsToGive)
    items.push(item('aftercare', 'advice', null, null, `${name}: the aftercare sheet is not handed over yet.`));
  return items;
}

/** An item without anything that a kind of its own would name. */
export function item(
  kind: MissingKind,
  weight: MissingItem['weight'],
  serviceLineId: Id | null,
  productId: Id | null,
  sentence: string,
): MissingItem {
  return { kind, weight, serviceLineId, productId, fieldId: null, key: null, sentence };
}

function photosMissing(service: string, views: PhotoGap['views'], weight: MissingItem['weight']): string {
  const way = weight === 'reason' ? ' Take them, or give a reason.' : '';
  return `${service}: photos are missing: ${views.map(({ name }) => name).join('; ')}.${way}`;
}

function fieldItem({ fieldId, label, problem }: NoteGap, emptyFields: 'reason' | 'never'): MissingItem {
  const blocks = problem !== null || emptyFields === 'never';
  const sentence = problem ?? `${label}: fill it in${blocks ? ' first' : ', or give a reason'}.`;
  return { ...item('field', blocks ? 'blocks' : 'reason', null, null, sentence), fieldId };
}
