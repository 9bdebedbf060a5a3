import type { CSSProperties, ReactNode } from 'react';
import styles from './paper.module.css';

interface Cell {
  text: string;
  share: number;
  align?: 'left' | 'center' | 'right' | undefined;
}

type Node =
  | { kind: 'heading'; text: string; level: 1 | 2 }
  | { kind: 'text'; text: string; align?: Cell['align']; bold?: boolean | undefined }
  | { kind: 'columns'; cells: readonly Cell[]; bold?: boolean | undefined }
  | { kind: 'rule' }
  | { kind: 'space' }
  | { kind: 'code'; value: string; caption?: string | undefined };

export interface Paper {
  title: string;
  copy: boolean;
  footer: string | null;
  nodes: readonly Node[];
}

/** A receipt as it comes out of the printer, drawn from the same model: black on white paper in either look of the desk. */
export function PaperStrip({ paper, logo }: { paper: Paper; logo: { base64: string } | null }) {
  const banner = paper.copy ? <p className={styles.copy}>*** COPY ***</p> : null;
  return (
    <article className={styles.strip} aria-label={paper.title} dir="auto" tabIndex={-1}>
      {banner}
      {logo ? <img className={styles.logo} src={`data:image/png;base64,${logo.base64}`} alt="" /> : null}
      {paper.nodes.map((node, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a printed page never changes its order
        <Line key={at} node={node} />
      ))}
      {paper.footer ? <p data-align="center">{paper.footer}</p> : null}
      {banner}
    </article>
  );
}

function Line({ node }: { node: Node }): ReactNode {
  switch (node.kind) {
    case 'heading':
      return <p className={node.level === 1 ? styles.title : styles.heading}>{node.text}</p>;
    case 'text':
      return (
        <p data-align={node.align} data-bold={node.bold || undefined}>
          {node.text}
        </p>
      );
    case 'columns':
      return (
        <p className={styles.row} data-bold={node.bold || undefined}>
          {node.cells.map((cell, at) => (
            <span
              // oxlint-disable-next-line react/no-array-index-key -- columns keep their places
              key={at}
              data-align={cell.align}
              style={{ '--share': cell.share } as CSSProperties}
            >
              {cell.text}
            </span>
          ))}
        </p>
      );
    case 'rule':
      return <hr className={styles.rule} />;
    case 'space':
      return <p aria-hidden>&nbsp;</p>;
    case 'code':
      return (
        <p className={styles.code}>
          <span className={styles.symbol} aria-hidden />
          {node.caption ?? node.value}
        </p>
      );
  }
}
