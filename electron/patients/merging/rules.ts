import type { Id } from '../../kernel/ids.ts';

export const mergeKinds = ['merge', 'unmerge'] as const;
export type MergeKind = (typeof mergeKinds)[number];

/** One chart was made part of another, or taken out again. In the order in which it happened. */
export interface MergeEvent {
  kind: MergeKind;
  patientId: Id;
  intoId: Id;
}

/** Which chart each merged chart was merged into by itself, as the latest event of each says. */
export function parentsOf(events: readonly MergeEvent[]): Map<Id, Id> {
  const parents = new Map<Id, Id>();
  for (const { kind, patientId, intoId } of events) {
    if (kind === 'merge') parents.set(patientId, intoId);
    else parents.delete(patientId);
  }
  return parents;
}

/**
 * The survivor of a chart: A merged into B merged into C has C. A chart that stands by itself is its own. Pure.
 * @throws RangeError for a circle, which no sequence of merges of survivors can make
 */
export function survivorOf(parents: ReadonlyMap<Id, Id>, id: Id): Id {
  let at = id;
  for (let steps = 0; steps <= parents.size; steps += 1) {
    const parent = parents.get(at);
    if (parent === undefined) return at;
    at = parent;
  }
  throw new RangeError(`The merges of ${id} run in a circle.`);
}

/** What `merged_into_id` of every chart must say: null for who stands by themselves. */
export function pointersOf(parents: ReadonlyMap<Id, Id>, ids: readonly Id[]): Map<Id, Id | null> {
  return new Map(
    ids.map((id) => {
      const survivor = survivorOf(parents, id);
      return [id, survivor === id ? null : survivor];
    }),
  );
}

/** Why two charts cannot be merged, in a sentence; undefined if they can. */
export function mergeProblem(
  survivor: { id: Id; mergedIntoId: Id | null },
  merged: { id: Id; mergedIntoId: Id | null },
): string | undefined {
  if (survivor.id === merged.id) return 'This is one and the same chart. Choose the other one.';
  if (survivor.mergedIntoId !== null || merged.mergedIntoId !== null)
    return 'One of these charts is merged already. Search again and choose the chart it was merged into.';
  return undefined;
}
