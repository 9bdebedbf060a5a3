import { manualSlugs } from './contents.ts';
import { readManual } from './markdown.ts';
import type { ManualPage } from './search.ts';

const sources = import.meta.glob<string>('../../../resources/manual/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The whole manual, read once, in reading order. Import this file lazily: it holds every page. */
export const manualPages: readonly ManualPage[] = manualSlugs.map((slug) => ({
  slug,
  ...readManual(sources[`../../../resources/manual/${slug}.md`] ?? ''),
}));
