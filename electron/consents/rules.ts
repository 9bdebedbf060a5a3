import type { SignedStrokes } from '../documents/signatures/rules.ts';
import { addMonths, dateOf, type Instant, type LocalDate } from '../kernel/dates.ts';
import type { Id } from '../kernel/ids.ts';

/** What a text may name; filled in when it is shown. */
export const placeholders = ['patient', 'service', 'provider', 'clinic', 'date'] as const;
export type Placeholder = (typeof placeholders)[number];

/** `initials`: the patient writes theirs beside it. */
export const paragraphKinds = ['heading', 'text', 'item', 'initials'] as const;

export interface Paragraph {
  kind: (typeof paragraphKinds)[number];
  text: string;
}

const initialsMark = '[initials] ';
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

/** Splits a body at blank lines: `## ` begins a heading, `- ` an item, `[initials] ` what is initialled; other lines flow together. */
export function paragraphsOf(body: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (const block of body.replace(/\r\n?/g, '\n').split(/\n[ \t]*\n/)) {
    let flowing: Paragraph | undefined;
    for (const line of block.split('\n').map((text) => text.trim())) {
      if (line === '') continue;
      if (line.startsWith('## ')) flowing = push(paragraphs, 'heading', line.slice(3).trim());
      else if (line.startsWith('- ')) flowing = push(paragraphs, 'item', line.slice(2).trim());
      else if (line.startsWith(initialsMark))
        flowing = push(paragraphs, 'initials', line.slice(initialsMark.length).trim());
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

/** For how long a signature counts for a service: for the visit, for some months, or for good. */
export const validities = ['visit', 'months', 'once'] as const;
export type Validity = (typeof validities)[number];
export const outcomes = ['signed', 'refused'] as const;
export type Outcome = (typeof outcomes)[number];

/** What a service line asks for, with the edition to show now. */
export interface Asked {
  serviceLineId: Id;
  serviceId: Id;
  /** The service was done: what was signed for it counts, whatever came later. */
  performed: boolean;
  startsAt: Instant;
  templateId: Id;
  name: string;
  editionId: Id;
  edition: number;
  language: string;
  title: string;
  validFor: Validity;
  months: number | null;
  /** A signature for an earlier visit does not count under an older edition. */
  renew: boolean;
}

/** What a patient signed or refused once. */
export interface Kept {
  consentId: Id;
  documentId: Id;
  serviceLineId: Id;
  serviceId: Id;
  templateId: Id;
  name: string;
  editionId: Id;
  edition: number;
  language: string;
  title: string;
  /** There is no newer edition in its language. */
  newest: boolean;
  /** Its text names the service or the provider: it says nothing of another service. */
  namesService: boolean;
  signedAt: Instant;
  staffId: Id;
  outcome: Outcome;
  reason: string | null;
  onBehalf: string | null;
  revokedOn: LocalDate | null;
}

/** A consent that a service line asks for or carries. */
export interface ConsentNeed {
  serviceLineId: Id;
  templateId: Id;
  name: string;
  /** The edition to show now; the signed one where it is signed. */
  editionId: Id;
  edition: number;
  /** Of that edition: the patient's where the text is there in it. */
  language: string;
  title: string;
  required: boolean;
  signed: SignedNeed | null;
  /** The patient declined, and has not signed since. */
  refused: { consentId: Id; documentId: Id; at: Instant; reason: string } | null;
  /** It was signed for this line and taken back since. */
  revokedOn: LocalDate | null;
}

export interface SignedNeed {
  consentId: Id;
  documentId: Id;
  signedAt: Instant;
  staffId: Id;
  onBehalf: string | null;
  /** It was signed for an earlier visit and still counts. */
  earlier: boolean;
  /** The last day it counts; null: for this visit, or for good. */
  validUntil: LocalDate | null;
}

/** The last day on which a signature counts for what asks for it; null: it has no end. */
export function validUntil(ask: Pick<Asked, 'validFor' | 'months'>, signedAt: Instant, zone: string): LocalDate | null {
  return ask.validFor === 'months' && ask.months !== null ? addMonths(dateOf(signedAt, zone), ask.months) : null;
}

/** True if what was signed for another visit counts for this one. */
export function stillCounts(ask: Asked, kept: Kept, zone: string): boolean {
  if (ask.validFor === 'visit' || kept.templateId !== ask.templateId) return false;
  if (kept.outcome !== 'signed' || kept.revokedOn !== null) return false;
  if (kept.namesService && kept.serviceId !== ask.serviceId) return false;
  if (ask.renew && !kept.newest) return false;
  const last = validUntil(ask, kept.signedAt, zone);
  return last === null || dateOf(ask.startsAt, zone) <= last;
}

/**
 * Brings what is asked for and what the patient ever signed or refused together, per line and template. What was signed for
 * the line itself counts also under an older edition; the last word of the patient about it counts. `kept` is in the order
 * of time.
 */
export function needsOf(
  asked: readonly Asked[],
  kept: readonly Kept[],
  lineIds: readonly Id[],
  zone: string,
): ConsentNeed[] {
  const needs = asked.map((ask) => needOf(ask, kept, zone));
  const extra = kept
    .filter((row) => row.outcome === 'signed' && row.revokedOn === null && lineIds.includes(row.serviceLineId))
    .filter((row) => !asked.some((ask) => ask.serviceLineId === row.serviceLineId && ask.templateId === row.templateId))
    .map((row): ConsentNeed => ({ ...named(row), required: false, ...none, signed: signedNeed(row, false, null) }));
  return [...needs.filter(({ signed }) => signed === null), ...needs.filter(({ signed }) => signed !== null), ...extra];
}

const none = { signed: null, refused: null, revokedOn: null } as const;

function needOf(ask: Asked, kept: readonly Kept[], zone: string): ConsentNeed {
  const need: ConsentNeed = { ...named(ask), required: true, ...none };
  const own = kept.findLast((row) => row.serviceLineId === ask.serviceLineId && row.templateId === ask.templateId);
  if (own?.outcome === 'signed' && (own.revokedOn === null || ask.performed))
    return { ...need, ...named(own), signed: signedNeed(own, false, null), revokedOn: own.revokedOn };
  if (own?.outcome === 'refused') {
    const { consentId, documentId, signedAt, reason } = own;
    return { ...need, refused: { consentId, documentId, at: signedAt, reason: reason ?? '' } };
  }
  const earlier = kept.findLast((row) => stillCounts(ask, row, zone));
  if (earlier) {
    const last = validUntil(ask, earlier.signedAt, zone);
    return { ...need, ...editionOf(earlier), signed: signedNeed(earlier, true, last) };
  }
  return { ...need, revokedOn: own?.revokedOn ?? null };
}

function editionOf(of: Pick<ConsentNeed, 'editionId' | 'edition' | 'language' | 'title'>) {
  const { editionId, edition, language, title } = of;
  return { editionId, edition, language, title };
}

function named(of: Omit<ConsentNeed, 'required' | 'signed' | 'refused' | 'revokedOn'>) {
  const { serviceLineId, templateId, name } = of;
  return { serviceLineId, templateId, name, ...editionOf(of) };
}

function signedNeed(row: Kept, earlier: boolean, last: LocalDate | null): SignedNeed {
  const { consentId, documentId, signedAt, staffId, onBehalf } = row;
  return { consentId, documentId, signedAt, staffId, onBehalf, earlier, validUntil: last };
}

/** What a witness confirms with their own password or PIN. */
export function witnessAbout(serviceLineId: Id, editionId: Id): string {
  return `witness ${serviceLineId} ${editionId}`;
}

/** True if nothing that the line asks for is still unsigned. */
export function allSigned(needs: readonly ConsentNeed[]): boolean {
  return needs.every((need) => !need.required || need.signed !== null);
}

/** Everything a signed consent says, as it is kept for good. */
export interface ConsentSnapshot {
  language: string;
  /** The patient's, where the text was not read in it. */
  patientLanguage?: string;
  zone: string;
  clinic: { name: string; address: string; phone: string; email: string };
  patient: { id: Id; number: number; name: string; birthDate: LocalDate | null };
  visit: { appointmentId: Id; serviceLineId: Id; serviceId: Id; service: string; startsAt: Instant };
  provider: { id: Id; name: string; title: string };
  template: { id: Id; name: string };
  edition: { id: Id; edition: number; language: string };
  shown: { title: string; paragraphs: Paragraph[]; hash: string };
  /** What became of it; records made before refusals were kept say nothing: they are signatures. */
  outcome?: Outcome;
  /** Why the patient declined. */
  reason?: string;
  /** Null where the patient declined and did not sign that either. */
  signature: { name: string; strokes: SignedStrokes } | null;
  /** What the patient is to whoever signed for them. */
  relationship?: string;
  /** In the order of the text. */
  initials?: string[];
  witness?: { id: Id; name: string; title: string; strokes: SignedStrokes };
  handedBy: { id: Id; name: string; title: string };
  /** `number` is null for a tablet. */
  station: { id: Id; number: number | null; name: string };
  signedAt: Instant;
}
