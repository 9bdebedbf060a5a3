import type { Id } from '../../../kernel/ids.ts';

/** Guides that can be laid over the camera's picture. */
export const outlines = [
  'none',
  'faceFront',
  'faceThreeQuarterLeft',
  'faceThreeQuarterRight',
  'faceLeft',
  'faceRight',
  'body',
] as const;
export type Outline = (typeof outlines)[number];

/** Required views of a service line of which the visit has no photo. */
export interface PhotoGap {
  serviceLineId: Id;
  views: Array<{ viewId: Id; name: string }>;
}

/** What is missing, by service line in the order of the visit; a view taken once counts for every line that asks for it. */
export function photoGaps(
  required: ReadonlyArray<{ serviceLineId: Id; viewId: Id; name: string }>,
  taken: ReadonlySet<Id>,
): PhotoGap[] {
  const gaps = new Map<Id, PhotoGap['views']>();
  for (const { serviceLineId, viewId, name } of required)
    if (!taken.has(viewId)) gaps.set(serviceLineId, [...(gaps.get(serviceLineId) ?? []), { viewId, name }]);
  return [...gaps].map(([serviceLineId, views]) => ({ serviceLineId, views }));
}
