import { useEffect, useState } from 'react';

/**
 * How far someone has scrolled through `words` inside `box`, as a part from 0 to 1, and whether their end was ever on
 * screen; both elements are null until they are drawn. A text that fits at once counts as read. Starts over when `hash` changes.
 */
export function useReading(
  box: HTMLElement | null,
  words: HTMLElement | null,
  hash: string,
): { part: number; done: boolean; readOn: () => void } {
  const [seen, setSeen] = useState({ hash, part: 0, done: false });
  const current = seen.hash === hash ? seen : { hash, part: 0, done: false };

  useEffect(() => {
    if (!box || !words) return;
    const look = (): void => {
      const shown = box.getBoundingClientRect().bottom - words.getBoundingClientRect().top;
      const part = Math.min(1, Math.max(0, shown / Math.max(1, words.offsetHeight)));
      const done = part >= 0.999;
      setSeen((before) =>
        before.hash === hash
          ? { hash, part: Math.max(before.part, part), done: before.done || done }
          : { hash, part, done },
      );
    };
    look();
    box.addEventListener('scroll', look, { passive: true });
    const watch = new ResizeObserver(look);
    watch.observe(words);
    watch.observe(box);
    return () => {
      box.removeEventListener('scroll', look);
      watch.disconnect();
    };
  }, [box, words, hash]);

  const readOn = (): void => {
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    box?.scrollBy({ top: box.clientHeight * 0.82, behavior: calm ? 'auto' : 'smooth' });
  };

  return { part: current.part, done: current.done, readOn };
}
