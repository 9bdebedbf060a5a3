import { hash } from 'node:crypto';
import { insertDocument } from '../../db/documents/queries.ts';
import { insertJob } from '../../db/jobs/queries.ts';
import type { InvoiceSnapshot } from '../../electron/billing/prints.ts';
import type { NoteSnapshot } from '../../electron/charting/signing/rules.ts';
import type { ConsentSnapshot } from '../../electron/consents/rules.ts';
import { type Chance, chanceOf } from './chance.ts';
import type { CastMember, CastService } from './founding.ts';
import { type SeededPatient, type Seeding, till } from './seeding.ts';

/** A kept record with its job, which counts as done (the PDFs themselves are not made). `snapshot` has its keys in order: it is canonical as it is. */
export function keep(
  s: Seeding,
  record: {
    kind: 'consent' | 'note' | 'invoice' | 'zReport';
    title: string;
    snapshot: string;
    sourceKind: 'consent' | 'encounter' | 'invoice' | 'drawerSession';
    sourceId: string;
    patientId: string | null;
    staffId: string;
    at: number;
  },
): string {
  const { at, ...row } = record;
  const id = s.newId(at);
  insertDocument(s.tx, { ...row, id, sha256: hash('sha256', record.snapshot), createdAt: at });
  insertJob(s.tx, {
    id: s.newId(at),
    kind: 'documents.render',
    payload: `{"documentId":"${id}"}`,
    state: 'done',
    attempts: 1,
    notBefore: at,
    problem: null,
    createdAt: at,
    finishedAt: at + 2000,
    version: 3,
  });
  return id;
}

/** A few signatures, as a pen leaves them. */
const signatures = Array.from({ length: 8 }, (_, i) => strokesOf(chanceOf(i + 1)));

function strokesOf(chance: Chance): NonNullable<ConsentSnapshot['signature']>['strokes'] {
  const stroke = (from: number): Array<[number, number]> =>
    Array.from({ length: 30 }, (_, i) => [from + i * 6, 60 + chance.whole(-25, 25)]);
  return { height: 140, strokes: [stroke(20), stroke(220)], width: 480 };
}

const shownTexts = new Map<string, ConsentSnapshot['shown']>();

function shownText(s: Seeding, service: CastService, title: string): ConsentSnapshot['shown'] {
  const known = shownTexts.get(service.id);
  if (known) return known;
  const paragraphs = Array.from({ length: 8 }, (_, i) => ({
    kind: 'text' as const,
    text: `${i + 1}. I ask ${s.cast.name} to treat me with ${service.name}. I have read this page in my own time, my questions have been answered and I may stop at any moment.`,
  }));
  const shown = { hash: hash('sha256', JSON.stringify(paragraphs)), paragraphs, title };
  shownTexts.set(service.id, shown);
  return shown;
}

function clinicFacts(s: Seeding) {
  const { address, email, name, phone } = s.cast;
  return { address, email, name, phone };
}

function personFacts({ birthDate, id, name, number }: SeededPatient) {
  return { birthDate, id, name, number };
}

function stationFacts(s: Seeding) {
  const { id, name, number } = till(s);
  return { id, name, number };
}

function memberFacts({ id, name, title }: CastMember) {
  return { id, name, title };
}

/** The consent of a service line as it was signed. */
export function consentText(
  s: Seeding,
  of: {
    patient: SeededPatient;
    provider: CastMember;
    handedBy: CastMember;
    service: CastService;
    appointmentId: string;
    serviceLineId: string;
    startsAt: number;
    signedAt: number;
  },
): string {
  const template = s.cast.consents.get(of.service.id);
  if (!template) throw new Error(`${of.service.name} needs no consent.`);
  const snapshot: ConsentSnapshot = {
    clinic: clinicFacts(s),
    edition: { edition: 1, id: template.editionId, language: 'en' },
    handedBy: memberFacts(of.handedBy),
    language: 'en',
    patient: personFacts(of.patient),
    provider: memberFacts(of.provider),
    shown: shownText(s, of.service, template.title),
    signature: { name: of.patient.name, strokes: s.chance.pick(signatures) },
    signedAt: of.signedAt,
    station: stationFacts(s),
    template: { id: template.templateId, name: template.templateName },
    visit: {
      appointmentId: of.appointmentId,
      service: of.service.name,
      serviceId: of.service.id,
      serviceLineId: of.serviceLineId,
      startsAt: of.startsAt,
    },
    zone: s.zone,
  };
  return JSON.stringify(snapshot);
}

/** The note of a visit as it was signed. */
export function noteText(
  s: Seeding,
  of: Pick<NoteSnapshot, 'lines' | 'points' | 'note' | 'aftercare' | 'signedAt'> & {
    patient: SeededPatient;
    provider: CastMember;
    appointmentId: string;
    encounterId: string;
    startsAt: number;
  },
): string {
  const snapshot: NoteSnapshot = {
    aftercare: of.aftercare,
    allergies: [],
    clinic: clinicFacts(s),
    differences: [],
    language: 'en',
    lines: of.lines,
    note: of.note,
    patient: personFacts(of.patient),
    points: of.points,
    signedAt: of.signedAt,
    signedBy: memberFacts(of.provider),
    station: stationFacts(s),
    visit: { appointmentId: of.appointmentId, encounterId: of.encounterId, startsAt: of.startsAt },
    zone: s.zone,
  };
  return JSON.stringify(snapshot);
}

/** An issued invoice; the keys of lines, taxes and tenders come in order already. */
export function invoiceText(
  s: Seeding,
  of: Omit<InvoiceSnapshot, 'form' | 'language' | 'currency' | 'clinic' | 'station'>,
): string {
  const snapshot: InvoiceSnapshot = {
    businessDate: of.businessDate,
    cashier: of.cashier,
    clinic: { ...clinicFacts(s), taxNumber: '' },
    currency: 'USD',
    discountCents: of.discountCents,
    form: 1,
    goodsCents: of.goodsCents,
    includedTaxCents: of.includedTaxCents,
    language: 'en',
    lines: of.lines,
    number: of.number,
    patient: of.patient,
    station: till(s).name,
    taxCents: of.taxCents,
    taxes: of.taxes,
    tenders: of.tenders,
    time: of.time,
    tipCents: of.tipCents,
    tipFor: of.tipFor,
    totalCents: of.totalCents,
  };
  return JSON.stringify(snapshot);
}
