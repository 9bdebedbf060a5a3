import { useEffect, useState } from 'react';
import type { PaletteItem, PaletteSource } from './source.ts';

export interface PaletteGroup {
  id: string;
  heading: string;
  items: PaletteItem[];
}

export interface PaletteResults {
  groups: PaletteGroup[];
  busy: boolean;
}

/**
 * Asks every source for `text`. Sources that answer at once are shown at once; slow ones come in as they answer,
 * and their old answer stays until then, so that nothing jumps. A source that fails shows nothing.
 */
export function usePaletteResults(sources: readonly PaletteSource[], text: string, open: boolean): PaletteResults {
  const [found, setFound] = useState<ReadonlyMap<string, PaletteItem[]>>(new Map());
  const [waiting, setWaiting] = useState(0);

  useEffect(() => {
    if (!open) {
      setFound(new Map());
      return;
    }
    const abort = new AbortController();
    const query = text.trim();
    const put = (id: string, items: PaletteItem[]): void => {
      if (!abort.signal.aborted) setFound((before) => new Map(before).set(id, items));
    };
    const wait = async (id: string, answer: Promise<PaletteItem[]>): Promise<void> => {
      const items = await answer.catch((): PaletteItem[] => []);
      put(id, items);
      if (!abort.signal.aborted) setWaiting((count) => count - 1);
    };
    let pending = 0;
    for (const source of sources) {
      const answer = query.length < source.minLength ? [] : source.find(query, abort.signal);
      if (Array.isArray(answer)) put(source.id, answer);
      else {
        pending += 1;
        void wait(source.id, answer);
      }
    }
    setWaiting(pending);
    return () => abort.abort();
  }, [sources, text, open]);

  const groups = sources
    .map((source) => ({ id: source.id, heading: source.heading, items: (found.get(source.id) ?? []).slice(0, 12) }))
    .filter((group) => group.items.length > 0);
  return { groups, busy: waiting > 0 };
}
