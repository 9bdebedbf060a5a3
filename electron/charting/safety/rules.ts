import type { Instant } from '../../kernel/dates.ts';
import type { Id } from '../../kernel/ids.ts';

/** How much something weighs: it must not be done; it may be done with a reason; it is only said. */
export const safetyWeights = ['stop', 'reason', 'advice'] as const;
export type SafetyWeight = (typeof safetyWeights)[number];

/** Something that stands against giving what a service line gives. */
export interface SafetyItem {
  /** The same for the same objection: a reason once given stands for the rest of the visit. */
  key: string;
  about: 'exam' | 'rule';
  weight: SafetyWeight;
  serviceLineId: Id;
  /** The supply it is about; null: the service, or the product it draws. */
  supplyId: Id | null;
  sentence: string;
}

/** A reason somebody gave to go on. */
export interface Override {
  serviceLineId: Id;
  key: string;
  reason: string;
}

const answers = (item: SafetyItem, override: Pick<Override, 'serviceLineId' | 'key'>): boolean =>
  override.key === item.key && override.serviceLineId === item.serviceLineId;

/** What still stands in the way: stops, which no reason lifts, and what wants a reason nobody gave. Pure. */
export function unanswered(
  items: readonly SafetyItem[],
  given: ReadonlyArray<Pick<Override, 'serviceLineId' | 'key'>>,
): SafetyItem[] {
  return items.filter(
    (item) => item.weight === 'stop' || (item.weight === 'reason' && !given.some((one) => answers(item, one))),
  );
}

/** The reasons that are needed: those given for something that wants one and has none yet. Others are not kept. Pure. */
export function newOverrides(
  items: readonly SafetyItem[],
  kept: ReadonlyArray<Pick<Override, 'serviceLineId' | 'key'>>,
  given: readonly Override[],
): Array<{ item: SafetyItem; reason: string }> {
  return items.flatMap((item) => {
    if (item.weight !== 'reason' || kept.some((one) => answers(item, one))) return [];
    const override = given.find((one) => answers(item, one));
    return override ? [{ item, reason: override.reason }] : [];
  });
}

/** Everything that is not settled: what stands in the way, then what is only said. Pure. */
export function openItems(
  items: readonly SafetyItem[],
  given: ReadonlyArray<Pick<Override, 'serviceLineId' | 'key'>>,
): SafetyItem[] {
  return [...unanswered(items, given), ...items.filter(({ weight }) => weight === 'advice')];
}

/** What a signed note says of it. Notes signed before the clinic had such rules say nothing. */
export interface SafetySnapshot {
  /** The exam or standing order each service was done under. */
  orders?: Array<{ service: string; order: string; by: string; validUntil: string | null }>;
  /** Reasons that were given, and what was only said. */
  overrides?: Array<{ service: string; sentence: string; reason: string; by: string; at: Instant }>;
  advice?: string[];
}
