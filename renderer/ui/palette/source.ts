import type { TablerIcon } from '@tabler/icons-react';
import { createContext, useContext, useEffect, useRef } from 'react';

export interface PaletteItem {
  id: string;
  title: string;
  subtitle?: string | undefined;
  icon?: TablerIcon | undefined;
  /** Shown at the right, e.g. 'Ctrl+L'. */
  keys?: string | undefined;
  run: () => void;
}

/** Something the palette searches: pages, commands, people. A slice makes one with a hook; renderer/app lists them. */
export interface PaletteSource {
  id: string;
  heading: string;
  /** Asked from this many letters on; 0 also fills the palette before anything is typed. */
  minLength: number;
  find: (text: string, signal: AbortSignal) => PaletteItem[] | Promise<PaletteItem[]>;
}

/** A source of fixed items, found by every word typed. */
export function fixedSource(id: string, heading: string, items: readonly PaletteItem[]): PaletteSource {
  return {
    id,
    heading,
    minLength: 0,
    find: (text) => {
      const words = text.toLowerCase().split(/\s+/).filter(Boolean);
      return items.filter(({ title, subtitle }) => {
        const haystack = `${title} ${subtitle ?? ''}`.toLowerCase();
        return words.every((word) => haystack.includes(word));
      });
    },
  };
}

/** Commands of the page in front, there while it is mounted. */
export interface PageCommands {
  add(list: { current: readonly PaletteItem[] }): () => void;
  all(): PaletteItem[];
}

export function createPageCommands(): PageCommands {
  const lists = new Set<{ current: readonly PaletteItem[] }>();
  return {
    add(list) {
      lists.add(list);
      return () => lists.delete(list);
    },
    all: () => [...lists].flatMap((list) => [...list.current]),
  };
}

export const PageCommandsContext = createContext<PageCommands | null>(null);

/** Offers commands in the palette while this component is mounted. */
export function usePageCommands(items: readonly PaletteItem[]): void {
  const commands = useContext(PageCommandsContext);
  const list = useRef(items);
  list.current = items;
  useEffect(() => commands?.add(list), [commands]);
}
