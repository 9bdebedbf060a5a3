import { insertCharge } from '../../db/billing/queries.ts';
import { insertEncounter, insertPoint } from '../../db/charting/queries.ts';
import { insertConsent } from '../../db/consents/queries.ts';
import type { NoteSnapshot } from '../../electron/charting/signing/rules.ts';
import { minute } from '../../electron/kernel/dates.ts';
import type { SeededVisit } from './booking.ts';
import { draw } from './containers.ts';
import type { CastProduct } from './founding.ts';
import { consentText, keep, noteText } from './records.ts';
import type { SoldLine } from './sales.ts';
import { type Seeding, till } from './seeding.ts';
import type { UsedLot } from './stock.ts';

const areas = ['Glabella', 'Forehead', 'Crow’s feet left', 'Crow’s feet right', 'Upper lip', 'Lower lip'];

/** Treats the patient: consent with its charge, draws, points, the signed note. Returns what is to be billed. */
export function treat(s: Seeding, visit: SeededVisit, date: string): SoldLine[] {
  const { injectable, other } = visit;
  const product = injectable.service.productId === s.cast.toxin.id ? s.cast.toxin : s.cast.filler;
  const given = product.unit === 'U' ? s.chance.whole(12, 40) * 1000 : product.packageSize;
  signConsent(s, visit);
  const lots = draw(s, {
    product,
    provider: visit.provider,
    quantity: given,
    lineId: injectable.lineId,
    moment: { at: visit.startsAt + 8 * minute, date, staffId: visit.staff.id },
  });
  const billed = injectable.service.pricing === 'perUnit' ? given : 1000;
  const first = charge(s, visit, injectable, { at: visit.startsAt - 2 * minute, billed, product, given });
  const second = charge(s, visit, other, { at: visit.endsAt - 3 * minute, billed: 1000, product: null, given: null });
  signNote(s, visit, { product, given, billed, lots });
  const line = { kind: 'service', product: null, performedBy: visit.staff } as const;
  return [
    {
      ...line,
      chargeId: first,
      productId: product.id,
      description: injectable.service.name,
      unit: injectable.service.pricing === 'perUnit' ? 'U' : '',
      quantity: billed,
      unitPriceCents: injectable.service.priceCents,
      lots,
    },
    {
      ...line,
      chargeId: second,
      productId: null,
      description: other.service.name,
      unit: '',
      quantity: 1000,
      unitPriceCents: other.service.priceCents,
      lots: [],
    },
  ];
}

function signConsent(s: Seeding, visit: SeededVisit): void {
  const { injectable, patient, staff } = visit;
  const signedAt = visit.startsAt - 2 * minute;
  const handedBy = s.chance.pick(s.cast.desk);
  const id = s.newId(signedAt);
  const snapshot = consentText(s, {
    patient,
    provider: staff,
    handedBy,
    service: injectable.service,
    appointmentId: visit.id,
    serviceLineId: injectable.lineId,
    startsAt: visit.startsAt,
    signedAt,
  });
  const title = `Consent to ${injectable.service.name} ${patient.name}`;
  const documentId = keep(s, {
    kind: 'consent',
    title,
    snapshot,
    sourceKind: 'consent',
    sourceId: id,
    patientId: patient.id,
    staffId: handedBy.id,
    at: signedAt,
  });
  const editionId = s.cast.consents.get(injectable.service.id)?.editionId ?? '';
  insertConsent(s.tx, {
    id,
    patientId: patient.id,
    serviceLineId: injectable.lineId,
    editionId,
    documentId,
    signedAt,
    staffId: handedBy.id,
    stationId: till(s).id,
  });
}

function charge(
  s: Seeding,
  visit: SeededVisit,
  { lineId, service }: SeededVisit['injectable'],
  of: { at: number; billed: number; product: CastProduct | null; given: number | null },
): string {
  const id = s.newId(of.at);
  insertCharge(s.tx, {
    id,
    patientId: visit.patient.id,
    appointmentId: visit.id,
    serviceLineId: lineId,
    kind: 'care',
    state: 'invoiced',
    description: service.name,
    pricing: service.pricing,
    unitPriceCents: service.priceCents,
    estimatedQuantity: service.estimatedQuantity,
    chartedQuantity: of.billed,
    productId: of.product?.id ?? null,
    givenQuantity: of.given,
    taxClass: 'none',
    cosmetic: true,
    performedBy: visit.staff.id,
    cancelReason: null,
    createdAt: of.at,
    version: 3,
  });
  return id;
}

const note = 'Skin clean and intact, no signs of infection. Treated as agreed, tolerated well, no immediate reaction.';
const aftercare = 'Stay upright for four hours, do not rub the area, no hard exercise today. Call with any question.';

/** The points come before the note that holds them: once it is signed, it takes none. */
function signNote(
  s: Seeding,
  visit: SeededVisit,
  of: { product: CastProduct; given: number; billed: number; lots: UsedLot[] },
): void {
  const { product, given, lots } = of;
  const openedAt = visit.startsAt + 5 * minute;
  const signedAt = visit.endsAt - 3 * minute;
  const id = s.newId(openedAt);
  const many = product.unit === 'U' ? 4 : 2;
  const points: NoteSnapshot['points'] = [];
  for (let i = 0; i < many; i += 1) {
    const part = Math.floor((given / 1000) * ((i + 1) / many)) - Math.floor((given / 1000) * (i / many));
    const quantity = product.unit === 'U' ? part * 1000 : given / many;
    const area = areas[product.unit === 'U' ? i : 4 + i] ?? '';
    const x = s.chance.whole(300, 700) / 1000;
    const y = s.chance.whole(200, 800) / 1000;
    insertPoint(s.tx, {
      id: s.newId(openedAt),
      encounterId: id,
      serviceLineId: visit.injectable.lineId,
      view: 'front',
      x,
      y,
      area,
      productId: product.id,
      containerId: lots[0]?.containerId ?? null,
      quantity,
      note: '',
      version: 1,
    });
    points.push({
      area,
      lot: lots[0]?.lot ?? null,
      product: product.name,
      quantity,
      serviceLineId: visit.injectable.lineId,
      unit: product.unit,
      view: 'front',
      x,
      y,
    });
  }
  const line = { notPerformedBecause: null, performed: true, provider: visit.staff.name };
  const { injectable, other } = visit;
  const snapshot = noteText(s, {
    patient: visit.patient,
    provider: visit.staff,
    appointmentId: visit.id,
    encounterId: id,
    startsAt: visit.startsAt,
    signedAt,
    note,
    aftercare,
    points,
    lines: [
      {
        billed: { pricing: injectable.service.pricing, quantity: of.billed },
        draws: lots.map((lot) => ({
          container: lot.container,
          expiresOn: lot.expiresOn,
          lot: lot.lot,
          product: lot.product,
          quantity: lot.quantity,
          unit: product.unit,
        })),
        ...line,
        service: injectable.service.name,
        serviceLineId: injectable.lineId,
        withoutConsentBecause: null,
      },
      {
        billed: { pricing: 'flat', quantity: 1000 },
        draws: [],
        ...line,
        service: other.service.name,
        serviceLineId: other.lineId,
        withoutConsentBecause: null,
      },
    ],
  });
  const documentId = keep(s, {
    kind: 'note',
    title: `Treatment note ${visit.patient.name}`,
    snapshot,
    sourceKind: 'encounter',
    sourceId: id,
    patientId: visit.patient.id,
    staffId: visit.staff.id,
    at: signedAt,
  });
  insertEncounter(s.tx, {
    id,
    appointmentId: visit.id,
    patientId: visit.patient.id,
    state: 'signed',
    note,
    aftercare,
    openedAt,
    openedBy: visit.staff.id,
    signedAt,
    signedBy: visit.staff.id,
    documentId,
    version: 3,
  });
}
