import type { PrintModel, PrintNode } from '../../documents/prints.ts';
import type { Instant, LocalDate } from '../../kernel/dates.ts';
import type { AmendedNote } from '../amendments/rules.ts';
import type { ExamSnapshot } from '../orders/prints.ts';
import type { NoteSnapshot } from '../signing/rules.ts';
import { recordPages } from './contents/prints.ts';
import { cells, healthNodes, type PrintedLists, type PrintedPhoto, photoNodes, recordNodes } from './lists/prints.ts';
import type { ChartKind, Range } from './rules.ts';

interface PrintedRecord {
  id: string;
  kind: ChartKind;
  title: string;
  createdAt: Instant;
  createdBy: string;
  clinic: string;
  sha256: string;
  revoked: { on: LocalDate; reason: string; by: string } | null;
  content: unknown;
}

/** A chart as it goes on paper: what is in it, and small pictures of its photos where they are wanted. */
export interface ChartToPrint {
  language: string;
  zone: string;
  exportedAt: Instant;
  exportedBy: string;
  clinic: { name: string };
  range: Range;
  patient: {
    number: number;
    givenName: string;
    familyName: string;
    preferredName: string;
    birthDate: LocalDate | null;
    phone: string | null;
    email: string | null;
  };
  lists: PrintedLists;
  records: readonly PrintedRecord[];
  photos: readonly PrintedPhoto[];
  imports: ReadonlyArray<{
    clinic: { name: string };
    exportedAt: Instant;
    importedAt: Instant;
    importedBy: string;
    sha256: string;
  }>;
}

type Note = NoteSnapshot & Partial<AmendedNote>;

/** A whole chart as pages: the person, the lists, every note with all that was put to it, exams, consents, photos. Pure. */
export function chartPages(chart: ChartToPrint): PrintModel {
  const { patient, clinic } = chart;
  const { at, day } = writers(chart);
  const name = `${patient.givenName} ${patient.familyName}`;
  const born = patient.birthDate === null ? 'birth date not known' : `born ${day(patient.birthDate)}`;
  const notes = notesOf(chart.records);
  return {
    title: `Chart of ${name}, ${born}`,
    language: chart.language,
    copy: false,
    kickDrawer: false,
    footer: `${name}, ${born}, chart no. ${patient.number}`,
    nodes: [
      { kind: 'heading', text: `Chart of ${name}`, level: 1 },
      ...facts([
        ['Chart number', String(patient.number)],
        ['Called', patient.preferredName === patient.givenName ? '' : patient.preferredName],
        ['Date of birth', patient.birthDate === null ? 'Not known' : day(patient.birthDate)],
        ['Phone', patient.phone ?? ''],
        ['E-mail', patient.email ?? ''],
        ['Covers', coverOf(chart.range, day)],
        ['Printed', `${at(chart.exportedAt)}, by ${chart.exportedBy}`],
      ]),
      ...healthNodes(chart.lists, clinic.name, day),
      ...visitNodes(notes, at),
      ...notes.flatMap((note) => noteNodes(note, clinic.name, at)),
      ...examsOf(chart.records).flatMap((record) => [
        { kind: 'space' } as const,
        { kind: 'rule' } as const,
        ...recordPages('exam', record.content).nodes,
        ...originNodes(record.clinic, clinic.name),
      ]),
      ...recordNodes(
        chart.records.filter(({ kind }) => kind === 'consent').map((row) => ({ ...row, outcome: outcomeOf(row, day) })),
        clinic.name,
        at,
      ),
      ...photoNodes(chart.photos, clinic.name, at),
      ...importNodes(chart.imports, at),
    ],
  };
}

function writers({ language, zone }: Pick<ChartToPrint, 'language' | 'zone'>) {
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone });
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  return {
    at: (instant: Instant): string => when.format(instant),
    day: (date: LocalDate): string => days.format(Date.parse(`${date}T00:00:00Z`)),
  };
}

function coverOf({ from, until }: Range, day: (date: LocalDate) => string): string {
  if (from === null) return until === null ? 'Everything' : `Until ${day(until)}`;
  return until === null ? `From ${day(from)} on` : `${day(from)} to ${day(until)}`;
}

function facts(rows: ReadonlyArray<[label: string, value: string]>): PrintNode[] {
  return rows
    .filter(([, value]) => value !== '')
    .map(([label, value]) => ({ kind: 'columns', cells: cells([label, 1], [value, 4]) }));
}

interface PrintedNote {
  note: Note;
  clinic: string;
}

/** The newest record of every note, by the time of its visit: it carries all that came after the signature. */
function notesOf(records: readonly PrintedRecord[]): PrintedNote[] {
  const newest = new Map<string, PrintedNote>();
  for (const { kind, content, clinic } of records) {
    if (kind !== 'note') continue;
    const note = content as Note;
    newest.set(note.visit.encounterId, { note, clinic });
  }
  return [...newest.values()].toSorted((a, b) => a.note.visit.startsAt - b.note.visit.startsAt);
}

/** Exams, each as it stands: the record of a revocation says everything that the exam itself said. */
function examsOf(records: readonly PrintedRecord[]): PrintedRecord[] {
  const exams = records.filter(({ kind }) => kind === 'exam');
  const revoked = new Set(exams.map(({ content }) => (content as ExamSnapshot).revoked?.record));
  return exams.filter(({ sha256 }) => !revoked.has(sha256));
}

function isError({ after }: Note): boolean {
  return after !== undefined && after.error !== null;
}

function visitNodes(notes: readonly PrintedNote[], at: (instant: Instant) => string): PrintNode[] {
  if (notes.length === 0)
    return [
      { kind: 'heading', text: 'Visits', level: 2 },
      { kind: 'text', text: 'No signed notes in these days.' },
    ];
  return [
    { kind: 'heading', text: 'Visits', level: 2 },
    {
      kind: 'table',
      head: cells(['Visit', 1.6], ['Treatments', 3], ['Signed by', 1.6], ['', 1.3]),
      rows: notes.map(({ note }) => [
        at(note.visit.startsAt),
        note.lines
          .filter(({ performed }) => performed)
          .map(({ service }) => service)
          .join(', ') || 'Nothing performed',
        note.signedBy.name,
        isError(note) ? 'Marked as an error' : note.after === undefined ? '' : 'Amended',
      ]),
    },
  ];
}

function noteNodes({ note, clinic }: PrintedNote, ours: string, at: (instant: Instant) => string): PrintNode[] {
  const [, ...nodes] = recordPages('note', note).nodes;
  return [
    { kind: 'space' },
    { kind: 'rule' },
    { kind: 'heading', text: `Treatment note, ${at(note.visit.startsAt)}`, level: 1 },
    ...originNodes(clinic, ours),
    ...nodes,
  ];
}

/** What was not written here says so. */
function originNodes(clinic: string, ours: string): PrintNode[] {
  return clinic === ours ? [] : [{ kind: 'text', muted: true, text: `From the chart of ${clinic}.` }];
}

function outcomeOf({ content, revoked }: PrintedRecord, day: (date: LocalDate) => string): string {
  if (revoked !== null) return `Taken back from ${day(revoked.on)} on: ${revoked.reason}`;
  if ((content as { paper?: string }).paper === 'aftercare') return 'Handed over';
  return (content as { outcome?: string }).outcome === 'refused' ? 'Declined' : 'Signed';
}

function importNodes(imports: ChartToPrint['imports'], at: (instant: Instant) => string): PrintNode[] {
  if (imports.length === 0) return [];
  return [
    { kind: 'heading', text: 'Charts of other clinics in this one', level: 2 },
    ...imports.flatMap((row): PrintNode[] => [
      {
        kind: 'text',
        text: `${row.clinic.name}, exported ${at(row.exportedAt)}; read in ${at(row.importedAt)} by ${row.importedBy}.`,
      },
      { kind: 'text', muted: true, text: `SHA-256 ${row.sha256}` },
    ]),
  ];
}
