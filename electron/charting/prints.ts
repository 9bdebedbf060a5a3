import type { PrintModel, PrintNode } from '../documents/prints.ts';
import { formatAmount } from '../kernel/quantity.ts';
import { afterNodes, errorNodes } from './amendments/prints.ts';
import type { AmendedNote } from './amendments/rules.ts';
import { treatmentNodes } from './lasers/prints.ts';
import type { WrittenSection } from './notes/rules.ts';
import { photoNodes } from './photos/signed/prints.ts';
import { safetyNodes } from './safety/prints.ts';
import type { NoteSnapshot } from './signing/rules.ts';
import { pointNodes } from './views/prints.ts';

/** A signed note as pages: who, what was done with what, where, and the words of the note. */
export function notePages(note: NoteSnapshot | AmendedNote): PrintModel {
  const { clinic, patient, signedBy, station } = note;
  const amended = 'after' in note ? note : null;
  const strike = amended !== null && amended.after.error !== null;
  const at = new Intl.DateTimeFormat(note.language, { dateStyle: 'long', timeStyle: 'short', timeZone: note.zone });
  const facts: Array<[label: string, value: string]> = [
    ['Patient', `${patient.name} (no. ${patient.number})`],
    ['Date of birth', patient.birthDate === null ? '' : writtenDate(patient.birthDate, note.language)],
    ['Allergies', note.allergies.length === 0 ? 'None known' : note.allergies.join(', ')],
    ['Visit', at.format(note.visit.startsAt)],
  ];
  return {
    title: `Treatment note ${patient.name}`,
    language: note.language,
    copy: false,
    kickDrawer: false,
    letterhead: {
      name: clinic.name,
      lines: [...clinic.address.split('\n'), clinic.phone, clinic.email].filter((line) => line.trim() !== ''),
    },
    nodes: [
      { kind: 'heading', text: 'Treatment note', level: 1 },
      ...(amended ? errorNodes(amended) : []),
      ...facts.filter(([, value]) => value !== '').map(([label, value]) => fact(label, value)),
      { kind: 'space' },
      { kind: 'heading', text: 'Treatments', level: 2 },
      ...note.lines.flatMap((line) => lineNodes(line, note.language)),
      ...pointNodes(note.points),
      ...treatmentNodes(note.treatments ?? []),
      ...photoNodes(note.photos ?? [], note),
      ...differenceNodes(note),
      ...safetyNodes(note),
      ...(note.sections ?? []).flatMap((section) => sectionNodes(section, note.language, strike)),
      ...words('Note', note.note, strike),
      ...(note.noteCopiedFrom === undefined ? [] : [copiedNode(note.noteCopiedFrom, note.language)]),
      ...words('Aftercare', note.aftercare, strike),
      ...words(
        'Aftercare sheets handed over',
        (note.sheets ?? []).map((row) => `${row.title}, edition ${row.edition} (${row.language})`).join('\n'),
        strike,
      ),
      { kind: 'space' },
      { kind: 'rule' },
      { kind: 'text', bold: true, text: `Signed by ${nameAndTitle(signedBy)}, ${at.format(note.signedAt)}` },
      {
        kind: 'text',
        muted: true,
        text: `Signed at ${station.name} (station ${station.number}). A signed note never changes.`,
      },
      ...(amended ? afterNodes(amended) : []),
    ],
  };
}

function lineNodes(line: NoteSnapshot['lines'][number], language: string): PrintNode[] {
  const nodes: PrintNode[] = [{ kind: 'text', bold: true, text: `${line.service}, ${line.provider}` }];
  if (!line.performed) nodes.push({ kind: 'text', text: `Not performed: ${line.notPerformedBecause ?? ''}` });
  if (line.withoutConsentBecause !== null)
    nodes.push({ kind: 'text', text: `Performed without a signed consent: ${line.withoutConsentBecause}` });
  if (line.photosMissing) {
    const { views, because } = line.photosMissing;
    const reason = because === null ? '' : ` Reason: ${because}`;
    nodes.push({ kind: 'text', text: `Photos missing: ${views.map(({ name }) => name).join('; ')}.${reason}` });
  }
  if (line.draws.length > 0)
    nodes.push({
      kind: 'table',
      head: [
        { text: 'Drawn', share: 3 },
        { text: 'Quantity', share: 1, align: 'right' },
        { text: 'Lot', share: 1 },
        { text: 'Expiry', share: 1 },
        { text: 'Container', share: 1 },
      ],
      rows: line.draws.map((draw) => [
        draw.product,
        formatAmount(draw.quantity, draw.unit),
        draw.lot,
        writtenDate(draw.expiresOn, language),
        draw.container,
      ]),
    });
  return nodes;
}

function differenceNodes(note: NoteSnapshot): PrintNode[] {
  if (note.differences.length === 0) return [];
  return [
    { kind: 'heading', text: 'Charted and drawn differ', level: 2 },
    ...note.differences.map(
      (row): PrintNode => ({
        kind: 'text',
        text: `${row.service}, ${row.product}: ${formatAmount(row.charted, row.unit)} charted, ${formatAmount(row.drawn, row.unit)} drawn. Reason: ${row.reason}`,
      }),
    ),
  ];
}

/** A section with what is written in it; empty fields are left out, unless they were required and a reason was given. */
function sectionNodes(section: WrittenSection, language: string, strike: boolean): PrintNode[] {
  const rows = section.fields.flatMap(({ label, text, emptyBecause, copiedFrom }): PrintNode[] => {
    const [first = '', ...more] =
      text === ''
        ? emptyBecause === null
          ? []
          : [`Left empty: ${emptyBecause}`]
        : text.split('\n').filter((line) => line.trim() !== '');
    if (first === '') return [];
    const nodes: PrintNode[] = [
      { kind: 'text', bold: true, text: label },
      ...[first, ...more].map((line): PrintNode => ({ kind: 'text', text: line, strike })),
    ];
    if (copiedFrom !== null) nodes.push(copiedNode(copiedFrom, language));
    return nodes;
  });
  return rows.length === 0 ? [] : [{ kind: 'heading', text: section.title, level: 2 }, ...rows];
}

function copiedNode(from: string, language: string): PrintNode {
  return { kind: 'text', muted: true, text: `Copied from the note of ${writtenDate(from, language)}` };
}

function words(title: string, text: string, strike: boolean): PrintNode[] {
  const paragraphs = text.split('\n').filter((line) => line.trim() !== '');
  if (paragraphs.length === 0) return [];
  return [
    { kind: 'heading', text: title, level: 2 },
    ...paragraphs.map((line): PrintNode => ({ kind: 'text', text: line, strike })),
  ];
}

function fact(label: string, value: string): PrintNode {
  return {
    kind: 'columns',
    cells: [
      { text: label, share: 1 },
      { text: value, share: 4 },
    ],
  };
}

function nameAndTitle(person: { name: string; title: string }): string {
  return person.title === '' ? person.name : `${person.name} (${person.title})`;
}

function writtenDate(date: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    Date.parse(`${date}T00:00:00Z`),
  );
}
