import type { ManualSlug } from './contents.ts';
import { type ManualText, plainOf, wordsOf } from './markdown.ts';

export interface ManualPage extends ManualText {
  slug: ManualSlug;
}

export interface ManualHit {
  slug: ManualSlug;
  title: string;
  /** The heading it stands under; empty at the top of the page. */
  heading: string;
  /** Words around what was found. */
  snippet: string;
}

interface Section {
  heading: string;
  text: string;
}

function sectionsOf(page: ManualPage): Section[] {
  const sections: Section[] = [{ heading: '', text: '' }];
  for (const block of page.blocks) {
    if (block.kind === 'heading') sections.push({ heading: plainOf(block.text), text: '' });
    else {
      const last = sections.at(-1);
      if (last) last.text += ` ${wordsOf(block)}`;
    }
  }
  return sections;
}

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** About eighty letters around the first of `words`, cut at blanks. */
function snippetOf(text: string, words: readonly string[]): string {
  const clean = text.trim().replace(/\s+/g, ' ');
  const at = Math.max(
    0,
    Math.min(...words.map((word) => fold(clean).indexOf(word)).filter((found) => found >= 0), 1e9),
  );
  const from = at >= clean.length || at < 30 ? 0 : clean.indexOf(' ', at - 30) + 1;
  const cut = clean.slice(from, from + 110);
  const end = from + cut.length < clean.length ? cut.lastIndexOf(' ') : cut.length;
  return `${from > 0 ? '… ' : ''}${cut.slice(0, end)}${from + end < clean.length ? ' …' : ''}`;
}

/** Sections in which every word begins some word; titles before headings before text, at most `limit`, one per page first. */
export function searchManual(pages: readonly ManualPage[], query: string, limit = 12): ManualHit[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const starts = (text: string, word: string): boolean =>
    new RegExp(`(^|[^\\p{L}\\p{N}])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'u').test(text);
  const hits: Array<ManualHit & { score: number }> = [];
  for (const page of pages) {
    const title = fold(page.title);
    for (const { heading, text } of sectionsOf(page)) {
      const folded = { heading: fold(heading), text: fold(text) };
      let score = 0;
      for (const word of words) {
        const inTitle = starts(title, word) ? 4 : 0;
        const inHeading = starts(folded.heading, word) ? 6 : 0;
        const inText = starts(folded.text, word) ? 2 : 0;
        if (inTitle + inHeading + inText === 0) {
          score = 0;
          break;
        }
        score += inTitle + inHeading + inText;
      }
      if (score > 0)
        hits.push({ slug: page.slug, title: page.title, heading, snippet: snippetOf(text || heading, words), score });
    }
  }
  hits.sort((a, b) => b.score - a.score);
  return hits.slice(0, limit).map(({ score: _, ...hit }) => hit);
}
