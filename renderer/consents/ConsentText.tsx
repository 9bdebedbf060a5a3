import styles from './consents.module.css';

export interface TextParagraph {
  kind: 'heading' | 'text' | 'item';
  text: string;
}

/** The text of a consent as the patient reads it: headings, paragraphs, lists. */
export function ConsentText({ paragraphs }: { paragraphs: readonly TextParagraph[] }) {
  return (
    <>
      {grouped(paragraphs).map((group, at) => {
        const key = `${at}-${group[0]?.text.slice(0, 24)}`;
        const [first] = group;
        if (first?.kind === 'heading') return <h2 key={key}>{first.text}</h2>;
        if (first?.kind === 'text') return <p key={key}>{first.text}</p>;
        return (
          <ul key={key} className={styles.items}>
            {group.map((item) => (
              <li key={item.text}>{item.text}</li>
            ))}
          </ul>
        );
      })}
    </>
  );
}

/** Items that follow each other are one list; everything else stands alone. */
function grouped(paragraphs: readonly TextParagraph[]): TextParagraph[][] {
  const groups: TextParagraph[][] = [];
  for (const paragraph of paragraphs) {
    const last = groups.at(-1);
    if (paragraph.kind === 'item' && last?.[0]?.kind === 'item') last.push(paragraph);
    else groups.push([paragraph]);
  }
  return groups;
}
