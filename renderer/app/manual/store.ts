import type { ManualSlug } from './contents.ts';

/** A page of the manual, and the heading on it that was looked for. */
export interface ManualPlace {
  slug: ManualSlug;
  heading?: string;
}

/** What stands beside the desk; null when the manual is closed. Outside React, so that F1, the palette and links share it. */
let open: ManualPlace | null = null;
const listeners = new Set<() => void>();

export const manualStore = {
  now: (): ManualPlace | null => open,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  show(place: ManualPlace | null): void {
    open = place;
    for (const listener of listeners) listener();
  },
};
