import { type ReactNode, useEffect, useRef } from 'react';
import { KeyHint } from '../../ui/KeyHint.tsx';
import styles from './article.module.css';
import { isManualSlug, type ManualSlug } from './contents.ts';
import type { Block, Inline } from './markdown.ts';
import type { ManualPage } from './search.ts';

export interface ManualWays {
  /** Opens another page of the manual. */
  onOpen: (slug: ManualSlug, heading?: string) => void;
  /** Goes to a place of the desk; null where there is no desk yet. */
  onGo: ((path: string) => void) | null;
}

/** What a printed page consists of never moves: its place is its name. */
function keyed<T>(list: readonly T[]): ReadonlyArray<readonly [key: string, item: T]> {
  return list.map((item, at) => [String(at), item]);
}

/** One page of the manual, drawn from its data; it begins at its top, or at the heading that was looked for. Key it by both. */
export function ManualArticle({ page, heading = '', ...ways }: ManualWays & { page: ManualPage; heading?: string }) {
  const top = useRef<HTMLElement>(null);
  useEffect(() => {
    const headings = [...(top.current?.querySelectorAll('h2, h3') ?? [])];
    const wanted = heading === '' ? undefined : headings.find(({ textContent }) => textContent === heading);
    (wanted ?? top.current)?.scrollIntoView({ block: 'start' });
  }, [heading]);
  return (
    <article ref={top} className={styles.article}>
      <h1>{page.title}</h1>
      {keyed(page.blocks).map(([key, block]) => (
        <BlockView key={key} block={block} {...ways} />
      ))}
    </article>
  );
}

function BlockView({ block, ...ways }: ManualWays & { block: Block }) {
  const run = (parts: readonly Inline[]): ReactNode[] =>
    keyed(parts).map(([key, part]) => <InlineView key={key} part={part} {...ways} />);
  switch (block.kind) {
    case 'heading':
      return block.level === 2 ? <h2>{run(block.text)}</h2> : <h3>{run(block.text)}</h3>;
    case 'note':
      return <p className={styles.note}>{run(block.text)}</p>;
    case 'list': {
      const items = keyed(block.items).map(([key, item]) => <li key={key}>{run(item)}</li>);
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table':
      return (
        <table>
          <thead>
            <tr>
              {keyed(block.head).map(([key, cell]) => (
                <th key={key} scope="col">
                  {run(cell)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {keyed(block.rows).map(([line, row]) => (
              <tr key={line}>
                {keyed(row).map(([key, cell]) => (
                  <td key={key}>{run(cell)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    default:
      return <p>{run(block.text)}</p>;
  }
}

function InlineView({ part, onOpen, onGo }: ManualWays & { part: Inline }) {
  switch (part.kind) {
    case 'term':
      return <em>{part.text}</em>;
    case 'strong':
      return <strong>{part.text}</strong>;
    case 'code':
      return <code>{part.text}</code>;
    case 'keys':
      return <KeyHint keys={part.text} />;
    case 'link': {
      const { to, text } = part;
      const go = isManualSlug(to) ? () => onOpen(to) : onGo && to.startsWith('/') ? () => onGo(to) : null;
      return go ? (
        <button type="button" className={styles.link} onClick={go}>
          {text}
        </button>
      ) : (
        text
      );
    }
    default:
      return part.text;
  }
}
