import type { PrintNode } from '../../documents/prints.ts';
import type { AmendedNote, Signature } from './rules.ts';

const writer = (note: AmendedNote) => {
  const at = new Intl.DateTimeFormat(note.language, { dateStyle: 'long', timeStyle: 'short', timeZone: note.zone });
  const by = ({ name, title, at: when }: Signature): string =>
    `${title === '' ? name : `${name} (${title})`}, ${at.format(when)}`;
  return { at, by };
};

/** At the top of a note that does not stand: nobody reads on without it. */
export function errorNodes(note: AmendedNote): PrintNode[] {
  const { error } = note.after;
  if (error === null) return [];
  const { by } = writer(note);
  return [
    { kind: 'text', bold: true, text: 'MARKED AS AN ERROR: this note does not stand.' },
    { kind: 'text', text: `Reason: ${error.reason}` },
    { kind: 'text', muted: true, text: `Marked by ${by(error)}.` },
    { kind: 'rule' },
  ];
}

/** After the signature: co-signatures, then every addendum with its author and time, those in error struck through. */
export function afterNodes(note: AmendedNote): PrintNode[] {
  const { at, by } = writer(note);
  const { addenda, cosignatures, signed } = note.after;
  return [
    ...cosignatures.map((row): PrintNode => ({ kind: 'text', bold: true, text: `Co-signed by ${by(row)}` })),
    ...(addenda.length === 0 ? [] : [{ kind: 'heading', text: 'Addenda', level: 2 } as const]),
    ...addenda.flatMap((row): PrintNode[] => [
      { kind: 'text', bold: true, text: row.happenedAt === null ? 'Addendum' : 'Late entry' },
      ...(row.happenedAt === null ? [] : [{ kind: 'text', text: `Happened on ${at.format(row.happenedAt)}` } as const]),
      ...row.text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line): PrintNode => ({ kind: 'text', text: line, strike: row.error !== null })),
      { kind: 'text', muted: true, text: `Signed by ${by(row)}` },
      ...(row.error === null
        ? []
        : [
            {
              kind: 'text',
              text: `Marked as an error by ${by(row.error)}. Reason: ${row.error.reason}`,
            } as const,
          ]),
    ]),
    {
      kind: 'text',
      muted: true,
      text: `This is the note with what came after its signature. The note as signed is record ${signed.documentId}, SHA-256 ${signed.sha256}.`,
    },
  ];
}
