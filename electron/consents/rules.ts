import type { Instant, LocalDate } from '../kernel/dates.ts';
import type { Id } from '../kernel/ids.ts';

/** What a text may name; filled in when it is shown. */
export const placeholders = ['patient', 'service', 'provider', 'clinic', 'date'] as const;
export type Placeholder = (typeof placeholders)[number];

export interface Paragraph {
  kind: 'heading' | 'text' | 'item';
  text: string;
}

/** A signature: strokes of points in a box of width x height, origin top left. */
export interface SignedStrokes {
  width: number;
  height: number;
  strokes: Array<Array<[x: number, y: number]>>;
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

export const mostStrokes = 400;
export const mostPoints = 20_000;
/** A pen path shorter than this part of the pad's width is a tap or a slip, not a signature. */
const leastPath = 0.08;

/** Why these strokes are no signature, as a sentence; null if they are one. */
export function strokesProblem(drawn: SignedStrokes): string | null {
  const points = drawn.strokes.reduce((sum, stroke) => sum + stroke.length, 0);
  if (drawn.strokes.length > mostStrokes || points > mostPoints) {
    return 'The signature has too many strokes. Clear it and sign again.';
  }
  const inside = (x: number, y: number): boolean =>
    Number.isFinite(x) && Number.isFinite(y) && x >= -1 && y >= -1 && x <= drawn.width + 1 && y <= drawn.height + 1;
  if (!drawn.strokes.every((stroke) => stroke.every(([x, y]) => inside(x, y)))) {
    return 'The signature runs outside the pad. Clear it and sign again.';
  }
  const longest = Math.max(0, ...drawn.strokes.map((stroke) => (stroke.length < 3 ? 0 : pathLength(stroke))));
  if (longest < drawn.width * leastPath) return 'Please sign on the line: a dot or a tap is not a signature.';
  return null;
}

function pathLength(stroke: ReadonlyArray<readonly [number, number]>): number {
  let length = 0;
  for (const [at, [x, y]] of stroke.entries()) {
    const before = stroke[at - 1];
    if (before) length += Math.hypot(x - before[0], y - before[1]);
  }
  return length;
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
  station: { id: Id; number: number; name: string };
  signedAt: Instant;
}
