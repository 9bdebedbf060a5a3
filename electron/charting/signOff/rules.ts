import type { Instant } from '../../kernel/dates.ts';
import type { Id } from '../../kernel/ids.ts';
import { type ChartToSign, type MissingKind, missingItems } from '../rules.ts';

/** What can be missing of a chart in the queue: what signing asks for, the lot of what was given, the payment. */
export type LackKind = MissingKind | 'lot' | 'payment';
export interface Lack {
  kind: LackKind;
  sentence: string;
  /** The views that were not photographed; only for photos. */
  views?: string[] | undefined;
}

/**
 * Everything that is missing of a chart: what signing asks for, lots that are not known because nothing was drawn, and
 * the payment. Lines that were not performed are left out. Pure.
 */
export function lacksOf(chart: ChartToSign, of: { notPerformed: ReadonlySet<Id>; paid: boolean }): Lack[] {
  const lacks: Lack[] = missingItems(chart, of.notPerformed).map(({ kind, serviceLineId, sentence }) => ({
    kind,
    sentence,
    ...(kind === 'photo'
      ? { views: chart.photoGaps.find((gap) => gap.serviceLineId === serviceLineId)?.views.map(({ name }) => name) }
      : {}),
  }));
  for (const line of chart.lines) {
    if (line.productId === null || of.notPerformed.has(line.serviceLineId)) continue;
    const own = ({ serviceLineId }: { serviceLineId: Id }): boolean => serviceLineId === line.serviceLineId;
    if (chart.points.some(own) && !chart.draws.some(own))
      lacks.push({ kind: 'lot', sentence: `${line.serviceName}: nothing was drawn, so no lot is known.` });
  }
  if (!of.paid) lacks.push({ kind: 'payment', sentence: 'The visit is not paid yet.' });
  return lacks;
}

/** A chart or note that waits. */
export interface Waiting {
  what: 'sign' | 'cosign';
  /** When the chart was opened, or when the note was signed. */
  since: Instant;
  /** Who opened the chart, or signed the note. */
  byId: Id;
  providerIds: readonly Id[];
}

/**
 * Whether it waits for this person: charts they opened or treat, notes they may co-sign, and their own notes that wait
 * for someone else.
 */
export function isMine(waiting: Waiting, me: { staffId: Id; mayCosign: boolean }): boolean {
  if (waiting.byId === me.staffId) return true;
  return waiting.what === 'cosign' ? me.mayCosign : waiting.providerIds.includes(me.staffId);
}

/** The longest waiting first; what waits equally long keeps its order. */
export function oldestFirst<T extends { since: Instant }>(rows: readonly T[]): T[] {
  return rows.toSorted((a, b) => a.since - b.since);
}
