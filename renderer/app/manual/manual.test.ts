import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { routeTree } from '../routes.tsx';
import { isManualSlug, manualFor, manualSlugs } from './contents.ts';
import { type Block, type Inline, inlineOf, readManual, wordsOf } from './markdown.ts';
import { manualPages } from './pages.ts';
import { searchManual } from './search.ts';

const folder = fileURLToPath(new URL('../../../resources/manual/', import.meta.url));

function runsOf(block: Block): Inline[] {
  if (block.kind === 'list') return block.items.flat();
  return block.kind === 'table' ? [...block.head, ...block.rows.flat()].flat() : block.text;
}

describe('the reader of the manual', () => {
  it('reads blocks and marks', () => {
    const { title, blocks } = readManual(
      '# A title\n\nOne **bold**\nand `x` with [[Ctrl+K]], see [there](the-desk).\n\n- a\n  goes on\n- b\n\n1. c\n\n> note\n\n| h | i |\n|---|---|\n| j | k |\n',
    );
    expect(title).toBe('A title');
    expect(blocks.map(({ kind }) => kind)).toEqual(['text', 'list', 'list', 'note', 'table']);
    expect(blocks.map(wordsOf)).toEqual([
      'One bold and x with Ctrl+K, see there.',
      'a goes on b',
      'c',
      'note',
      'h: i j: k',
    ]);
    expect(blocks[0] && runsOf(blocks[0]).at(-2)).toEqual({ kind: 'link', text: 'there', to: 'the-desk' });
  });

  it('never makes anything but text of angle brackets and foreign links', () => {
    const line = '<img src=x onerror=alert(1)> [click](javascript:alert) &amp;';
    expect(inlineOf(line)).toEqual([{ kind: 'plain', text: line }]);
  });
});

describe('the manual', () => {
  it('has a page for each entry and an entry for each page', () => {
    const files = readdirSync(folder).flatMap((name) => (name.endsWith('.md') ? [name.slice(0, -3)] : []));
    expect(files.toSorted()).toEqual([...manualSlugs].toSorted());
    const thin = manualPages.filter(({ title, blocks }) => title === '' || blocks.length < 4);
    expect(thin.map(({ slug }) => slug)).toEqual([]);
  });

  it('points only at pages and places that exist', () => {
    const paths = new Set<string>(
      Object.values(routeTree.children ?? {}).map(({ options }) => ('path' in options ? options.path : '')),
    );
    const faults = manualPages.flatMap((page) => {
      const runs = page.blocks.flatMap(runsOf);
      const lost = runs.filter((run) => run.kind === 'link' && !isManualSlug(run.to) && !paths.has(run.to));
      const unread = runs.filter(({ kind, text }) => kind === 'plain' && /\*|\[\[|\]\]|`|\]\(/.test(text));
      const ragged = page.blocks.flatMap((block) =>
        block.kind === 'table' ? block.rows.filter((row) => row.length !== block.head.length).flat(2) : [],
      );
      return [...lost, ...unread, ...ragged].map(({ text }) => `${page.slug}: ${text}`);
    });
    expect(faults).toEqual([]);
  });

  it('knows where one is', () => {
    const at = (path: string) => manualFor({ clinic: 'open', inside: true, path });
    expect(at('/')).toBe('today');
    expect(at('/visits/0190')).toBe('charting');
    expect(at('/settings/devices')).toBe('devices');
    expect(at('/settings/people')).toBe('settings');
    expect(at('/tillage')).toBe('the-desk');
    expect(manualFor({ clinic: 'none', inside: false, path: '/' })).toBe('first-run');
    expect(manualFor({ clinic: 'sealed', inside: false, path: '/' })).toBe('signing-in');
    expect(manualFor({ clinic: 'problem', inside: false, path: '/' })).toBe('problems');
    expect(manualFor(null)).toBe('problems');
  });

  it('finds what one looks for, the fitting heading first', () => {
    const first = (query: string) => searchManual(manualPages, query)[0];
    expect(first('recovery code')).toMatchObject({ slug: 'first-run', heading: 'The recovery code' });
    expect(first('discount')).toMatchObject({ slug: 'till', heading: 'Prices and discounts' });
    expect(first('SEPARATORS arrive')?.slug).toBe('devices');
    expect(first('recalled draw')?.slug).toBe('drawing');
    expect(searchManual(manualPages, 'xyzzy')).toEqual([]);
    expect(searchManual(manualPages, '  ')).toEqual([]);
  });
});
