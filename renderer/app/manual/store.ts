import type { ManualSlug } from './contents.ts';

/** Which page stands beside the desk; null when the manual is closed. Outside React, so that F1, the palette and links share it. */
let open: ManualSlug | null = null;
const listeners = new Set<() => void>();

export const manualStore = {
  now: (): ManualSlug | null => open,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  show(slug: ManualSlug | null): void {
    open = slug;
    for (const listener of listeners) listener();
  },
};
