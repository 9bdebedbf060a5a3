import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Paragraph } from '../../electron/consents/rules.ts';
import styles from './consents.module.css';

export interface ConsentTextProps {
  paragraphs: readonly Paragraph[];
  /** Where the text asks for initials: what is written, in the order of the text. Without it the boxes are only drawn. */
  initials?: { values: readonly string[]; onChange: (at: number, value: string) => void };
}

/** The text of a consent as the patient reads it: headings, paragraphs, lists, and boxes for initials. */
export function ConsentText({ paragraphs, initials }: ConsentTextProps) {
  const groups = grouped(paragraphs);
  return (
    <>
      {groups.map((group, at) => {
        const key = `${at}-${group[0]?.text.slice(0, 24)}`;
        const [first] = group;
        if (first?.kind === 'heading') return <h2 key={key}>{first.text}</h2>;
        if (first?.kind === 'text') return <p key={key}>{first.text}</p>;
        if (first?.kind === 'initials') {
          const place = groups.slice(0, at).filter(([one]) => one?.kind === 'initials').length;
          return <InitialsLine key={key} text={first.text} place={place} initials={initials} />;
        }
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

function InitialsLine(props: { text: string; place: number; initials: ConsentTextProps['initials'] }) {
  const { text, place, initials } = props;
  const { t } = useTranslation('consents');
  return (
    <div className={styles.initials}>
      {initials ? (
        <TextInput
          aria-label={t('initialsFor', { number: place + 1 })}
          placeholder={t('initials')}
          size="lg"
          maxLength={6}
          autoComplete="off"
          value={initials.values[place] ?? ''}
          onChange={(event) => initials.onChange(place, event.currentTarget.value)}
        />
      ) : (
        <span className={styles.initialsBox}>{t('initials')}</span>
      )}
      <p>{text}</p>
    </div>
  );
}

/** Items that follow each other are one list; everything else stands alone. */
function grouped(paragraphs: readonly Paragraph[]): Paragraph[][] {
  const groups: Paragraph[][] = [];
  for (const paragraph of paragraphs) {
    const last = groups.at(-1);
    if (paragraph.kind === 'item' && last?.[0]?.kind === 'item') last.push(paragraph);
    else groups.push([paragraph]);
  }
  return groups;
}
