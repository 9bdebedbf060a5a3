import type { SignedStrokes } from '../documents/signatures/rules.ts';
import type { Instant, LocalDate } from '../kernel/dates.ts';
import type { Id } from '../kernel/ids.ts';

/** What a text may name; filled in when it is shown. */
export const placeholders = ['patient', 'service', 'provider', 'clinic', 'date'] as const;
export type Placeholder = (typeof placeholders)[number];

export interface Paragraph {
  kind: 'heading' | 'text' | 'item';
  text: string;
}

const marks = /\{([a-zA-Z]*)\}/g;

/** Placeholders in a text that nobody can fill in. */
export function unknownPlaceholders(text: string): string[] {
  const names = Array.from(text.matchAll(marks), (found) => found[1] ?? '');
  return [...new Set(names.filter((name) => !placeholders.some((known) => known === name)))];
}

/** Fills in the placeholders in one pass: braces inside a value stay what they are. */
export function fillIn(text: string, values: Readonly<Record<Placeholder, string>>): string {
  return text.replace(marks, (mark, name: string) => {
    const known = placeholders.find((placeholder) => placeholder === name);
    return known === undefined ? mark : values[known];
  });
}

/** Splits a body at blank lines: `## ` begins a heading, a line beginning with `- ` an item; other lines flow together. */
export function paragraphsOf(body: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (const block of body.replace(/\r\n?/g, '\n').split(/\n[ \t]*\n/)) {
    let flowing: Paragraph | undefined;
    for (const line of block.split('\n').map((text) => text.trim())) {
      if (line === '') continue;
      if (line.startsWith('## ')) flowing = push(paragraphs, 'heading', line.slice(3).trim());
      else if (line.startsWith('- ')) flowing = push(paragraphs, 'item', line.slice(2).trim());
      else if (flowing === undefined || flowing.kind === 'heading') flowing = push(paragraphs, 'text', line);
      else flowing.text += ` ${line}`;
    }
  }
  return paragraphs;
}

function push(paragraphs: Paragraph[], kind: Paragraph['kind'], text: string): Paragraph {
  const paragraph = { kind, text };
  paragraphs.push(paragraph);
  return paragraph;
}

/** A consent that a service line asks for or carries. */
export interface ConsentNeed {
  serviceLineId: Id;
  templateId: Id;
  name: string;
  /** The edition to show now; the signed one where it is signed. */
  editionId: Id;
  edition: number;
  title: string;
  required: boolean;
  signed: { consentId: Id; documentId: Id; signedAt: Instant; staffId: Id } | null;
}

/** Brings what is asked for and what was signed together, per template: a signature under an older edition counts. */
export function needsOf(
  asked: ReadonlyArray<Omit<ConsentNeed, 'required' | 'signed'>>,
  signed: ReadonlyArray<Omit<ConsentNeed, 'required' | 'signed'> & NonNullable<ConsentNeed['signed']>>,
): ConsentNeed[] {
  const same = (a: { serviceLineId: Id; templateId: Id }, b: { serviceLineId: Id; templateId: Id }): boolean =>
    a.serviceLineId === b.serviceLineId && a.templateId === b.templateId;
  const carried = signed.map((row): ConsentNeed => {
    const { consentId, documentId, signedAt, staffId, ...need } = row;
    return {
      ...need,
      required: asked.some((ask) => same(ask, row)),
      signed: { consentId, documentId, signedAt, staffId },
    };
  });
  const open = asked
    .filter((ask) => !signed.some((row) => same(row, ask)))
    .map((ask): ConsentNeed => ({ ...ask, required: true, signed: null }));
  return [...open, ...carried];
}

/** True if nothing that the line asks for is still unsigned. */
export function allSigned(needs: readonly ConsentNeed[]): boolean {
  return needs.every((need) => !need.required || need.signed !== null);
}

/** Everything a signed consent says, as it is kept for good. */
export interface ConsentSnapshot {
  language: string;
  zone: string;
  clinic: { name: string; address: string; phone: string; email: string };
  patient: { id: Id; number: number; name: string; birthDate: LocalDate | null };
  visit: { appointmentId: Id; serviceLineId: Id; serviceId: Id; service: string; startsAt: Instant };
  provider: { id: Id; name: string; title: string };
  template: { id: Id; name: string };
  edition: { id: Id; edition: number; language: string };
  shown: { title: string; paragraphs: Paragraph[]; hash: string };
  signature: { name: string; strokes: SignedStrokes };
  handedBy: { id: Id; name: string; title: string };
  /** `number` is null for a tablet. */
  station: { id: Id; number: number | null; name: string };
  signedAt: Instant;
}
