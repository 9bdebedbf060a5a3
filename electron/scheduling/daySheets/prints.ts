import type { PrintModel, PrintNode } from '../../documents/prints.ts';
import type { Instant, LocalDate } from '../../kernel/dates.ts';

/** What a day sheet tells of one appointment, in one provider's or one room's column. */
export interface SheetEntry {
  startsAt: Instant;
  endsAt: Instant;
  patient: string;
  /** Preferred name; empty when it is the given one. */
  called: string;
  age: number | null;
  phone: string | null;
  allergies: ReadonlyArray<{ substance: string; severity: string }>;
  services: readonly string[];
  /** On a provider's sheet the rooms, on a room's sheet the providers. */
  where: readonly string[];
  /** "Confirmed" */
  state: string;
  note: string;
}

/** One column of the calendar on paper. */
export interface SheetPart {
  name: string;
  entries: readonly SheetEntry[];
}

export interface DaySheet {
  date: LocalDate;
  zone: string;
  language: string;
  by: 'providers' | 'rooms';
  parts: readonly SheetPart[];
  printedAt: Instant;
  printedBy: string;
}

/** The title of a sheet: its day. */
export function sheetTitle(sheet: Pick<DaySheet, 'date' | 'language'>): string {
  return `Day sheet, ${writtenDay(sheet.date, sheet.language)}`;
}

/** A day on paper: a table for each provider or room, what matters before touching anyone marked in words. */
export function daySheetPages(sheet: DaySheet): PrintModel {
  const time = new Intl.DateTimeFormat(sheet.language, { timeStyle: 'short', timeZone: sheet.zone });
  const at = new Intl.DateTimeFormat(sheet.language, { dateStyle: 'medium', timeStyle: 'short', timeZone: sheet.zone });
  const only = sheet.parts.length === 1 ? sheet.parts[0]?.name : undefined;
  const nodes: PrintNode[] = [
    { kind: 'heading', text: writtenDay(sheet.date, sheet.language), level: 1 },
    { kind: 'text', text: summary(sheet, only), muted: true },
  ];
  for (const part of sheet.parts) {
    if (only === undefined) nodes.push({ kind: 'heading', text: part.name, level: 2 });
    nodes.push(...partNodes(part, sheet.by, time));
  }
  return {
    title: sheetTitle(sheet),
    language: sheet.language,
    copy: false,
    kickDrawer: false,
    nodes,
    footer: `Holds patient data: shred it at the end of the day. Printed ${at.format(sheet.printedAt)} by ${sheet.printedBy}.`,
  };
}

function summary(sheet: DaySheet, only: string | undefined): string {
  const count = sheet.parts.reduce((sum, part) => sum + part.entries.length, 0);
  const appointments = count === 1 ? '1 appointment' : `${count} appointments`;
  return only === undefined ? appointments : `${only} · ${appointments}`;
}

function partNodes(part: SheetPart, by: DaySheet['by'], time: Intl.DateTimeFormat): PrintNode[] {
  if (part.entries.length === 0) return [{ kind: 'text', text: 'Nothing is booked.', muted: true }];
  return [
    {
      kind: 'table',
      head: [
        { text: 'Time', share: 1.5 },
        { text: 'Patient', share: 3.4 },
        { text: 'Services', share: 2.6 },
        { text: by === 'providers' ? 'Room' : 'Provider', share: 1.6 },
        { text: 'Note', share: 2.4 },
      ],
      rows: part.entries.map((entry) => [
        `${time.format(entry.startsAt)}\n${time.format(entry.endsAt)}`,
        patientText(entry),
        entry.services.join('\n'),
        entry.where.join('\n'),
        [entry.state, entry.note].filter((text) => text !== '').join('\n'),
      ]),
    },
  ];
}

function patientText({ patient, called, age, phone, allergies }: SheetEntry): string {
  const name = called === '' ? patient : `${patient} (${called})`;
  const lines = [age === null ? name : `${name}, ${age}`];
  if (phone !== null) lines.push(phone);
  if (allergies.length > 0)
    lines.push(`! ALLERGIC: ${allergies.map(({ substance, severity }) => `${substance} (${severity})`).join(', ')}`);
  return lines.join('\n');
}

function writtenDay(date: LocalDate, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' }).format(
    Date.parse(`${date}T00:00:00Z`),
  );
}
