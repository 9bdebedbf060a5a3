/**
 * The little Markdown of the manual, read into plain data that React draws: no HTML passes.
 * Blocks: `# title`, `## heading`, `### heading`, paragraphs, `- ` and `1. ` lists, `> ` notes, `| tables |`.
 * Inline: `**bold**`, `*a word of the desk*`, `` `code` ``, `[[Ctrl+K]]` keys, `[words](slug)` or `[words](/place)` links.
 */

export type Inline =
  | { kind: 'plain' | 'strong' | 'term' | 'code' | 'keys'; text: string }
  | { kind: 'link'; text: string; to: string };

export type Block =
  | { kind: 'heading'; level: 2 | 3; text: Inline[] }
  | { kind: 'text' | 'note'; text: Inline[] }
  | { kind: 'list'; ordered: boolean; items: Inline[][] }
  | { kind: 'table'; head: Inline[][]; rows: Inline[][][] };

export interface ManualText {
  title: string;
  blocks: Block[];
}

const marks = /\*\*(.+?)\*\*|\*([^*\s][^*]*)\*|`([^`]+)`|\[\[(.+?)\]\]|\[([^\]]+)\]\(([a-z0-9/-]+)\)/g;

/** Splits a line at its marks; what is no mark stays text, angle brackets included. */
export function inlineOf(line: string): Inline[] {
  const parts: Inline[] = [];
  let at = 0;
  for (const found of line.matchAll(marks)) {
    if (found.index > at) parts.push({ kind: 'plain', text: line.slice(at, found.index) });
    const [whole, strong, term, code, keys, words, to] = found;
    if (strong !== undefined) parts.push({ kind: 'strong', text: strong });
    else if (term !== undefined) parts.push({ kind: 'term', text: term });
    else if (code !== undefined) parts.push({ kind: 'code', text: code });
    else if (keys !== undefined) parts.push({ kind: 'keys', text: keys.trim() });
    else parts.push({ kind: 'link', text: words ?? '', to: to ?? '' });
    at = found.index + whole.length;
  }
  if (at < line.length) parts.push({ kind: 'plain', text: line.slice(at) });
  return parts;
}

const cellsOf = (line: string): Inline[][] =>
  line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => inlineOf(cell.trim()));

/** Reads one page. Lines of a block flow together; a line that begins with two blanks goes on with its list item. */
export function readManual(source: string): ManualText {
  const lines = source.replace(/\r\n?/g, '\n').split('\n');
  const title = lines[0]?.startsWith('# ') ? lines[0].slice(2).trim() : '';
  const blocks = lines
    .slice(1)
    .join('\n')
    .split(/\n[ \t]*\n/)
    .map((block) => block.split('\n').filter((line) => line.trim() !== ''))
    .filter((block) => block.length > 0)
    .map(blockOf);
  return { title, blocks };
}

function blockOf(lines: readonly string[]): Block {
  const [first = ''] = lines;
  const flow = (from: readonly string[]): Inline[] => inlineOf(from.map((line) => line.trim()).join(' '));
  const heading = /^(##|###) (.+)$/.exec(first);
  if (heading) return { kind: 'heading', level: heading[1] === '##' ? 2 : 3, text: inlineOf(heading[2] ?? '') };
  if (first.startsWith('|')) {
    const [head = '', , ...rows] = lines;
    return { kind: 'table', head: cellsOf(head), rows: rows.map(cellsOf) };
  }
  if (first.startsWith('> ')) return { kind: 'note', text: flow(lines.map((line) => line.replace(/^> ?/, ''))) };
  const bullet = /^(?:- |\d+\. )/;
  if (bullet.test(first)) {
    const items: string[][] = [];
    for (const line of lines) {
      if (bullet.test(line)) items.push([line.replace(bullet, '')]);
      else items.at(-1)?.push(line);
    }
    return { kind: 'list', ordered: /^\d/.test(first), items: items.map(flow) };
  }
  return { kind: 'text', text: flow(lines) };
}

/** The words of a run, without its marks. */
export function plainOf(parts: readonly Inline[]): string {
  return parts.map(({ text }) => text).join('');
}

/** The words of a block, as the search reads them. */
export function wordsOf(block: Block): string {
  switch (block.kind) {
    case 'list':
      return block.items.map(plainOf).join(' ');
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map(plainOf).join(': ')).join(' ');
    default:
      return plainOf(block.text);
  }
}
