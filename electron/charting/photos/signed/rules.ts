import type { Id } from '../../../kernel/ids.ts';
import type { PhotoPhase } from '../rules.ts';
import type { PhotoGap } from '../sets/rules.ts';

/** A photo as a signed note names it: enough to tell for good whether a picture is the one that was signed for. */
export interface SignedPhoto {
  id: Id;
  /** What it shows, and the set that asks for it; null: it was not said, or none does. */
  view: string | null;
  set: string | null;
  /** The service it belongs to; null: the visit as a whole. */
  service: string | null;
  phase: PhotoPhase;
  takenAt: number;
  takenBy: string;
  /** SHA-256 of the kept picture, hexadecimal. */
  sha256: string;
}

/** Required views a note was signed without, and why; a reason of null: the clinic only advised them. */
export interface SignedWithout extends PhotoGap {
  service: string;
  reason: string | null;
}

/** The views that are still missing, photos added after the signature taken into account. Pure. */
export function stillMissing(without: readonly SignedWithout[], taken: ReadonlySet<Id>): SignedWithout[] {
  return without.flatMap((row) => {
    const views = row.views.filter(({ viewId }) => !taken.has(viewId));
    return views.length === 0 ? [] : [{ ...row, views }];
  });
}
