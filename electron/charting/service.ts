import type { ReadDb, WriteTx } from '../../db/access.ts';
import { treatmentsOf } from '../../db/charting/lasers/queries.ts';
import {
  type EncounterRow,
  encounterOfVisit,
  findEncounter,
  insertEncounter,
  openCharts,
  pointsOf,
  reconciliationsOf,
  updateNote,
} from '../../db/charting/queries.ts';
import { suppliesInUseAt } from '../billing/supplies/service.ts';
import { serviceById } from '../catalog/service.ts';
import { policy } from '../clinic/policies/service.ts';
import { consentNeeds } from '../consents/service.ts';
import { drawnByLine, productById } from '../inventory/service.ts';
import type { Act, Asker } from '../kernel/act.ts';
import { refuse } from '../kernel/errors.ts';
import type { Id } from '../kernel/ids.ts';
import { mayDo } from '../kernel/roles.ts';
import { banner, patientById, patientName } from '../patients/service.ts';
import { type Visit, visitOf } from '../scheduling/service.ts';
import { listStaff } from '../staff/service.ts';
import { sheetsToGive } from './aftercare/service.ts';
import { afterOf } from './amendments/service.ts';
import { noteFacts, noteState, takeUpTemplates } from './notes/service.ts';
import { missingPhotos } from './photos/sets/service.ts';
import { missingSinceSigned, standingPhotosOf } from './photos/signed/service.ts';
import { type ChartToSign, chartMark, compare, countAreas, type LineToSign, missingItems } from './rules.ts';
import { keptOverrides, type Safety, safetyOf } from './safety/service.ts';
import { safetyView } from './safety/view/service.ts';
import type { Chart } from './schemas.ts';

const over = ['cancelled', 'lateCancelled', 'noShow'];

/** True for a visit that will not take place. */
export function isOver(visit: Visit): boolean {
  return over.includes(visit.appointment.state);
}

/** Refuses work on a visit that will not take place. @throws Refusal NOT_NOW */
export function refuseOver(visit: Visit): void {
  if (isOver(visit))
    refuse(
      'NOT_NOW',
      'This visit was cancelled, so nothing can be charted. Book it again, or put it back on the calendar.',
    );
}

/** The chart, still open. @throws Refusal NOT_FOUND, SIGNED */
export function openEncounter(db: ReadDb, id: Id): EncounterRow {
  const row = findEncounter(db, id) ?? refuse('NOT_FOUND', 'This chart is no longer here. Open the visit again.');
  if (row.state === 'signed')
    refuse('SIGNED', 'This note is signed and cannot be changed any more. Write an addendum to it instead.');
  return row;
}

/** Opens the chart of a visit, or finds it. @throws Refusal NOT_FOUND, NOT_NOW */
export function openChart(tx: WriteTx, act: Act, input: { appointmentId: Id }): { encounterId: Id; version: number } {
  const visit = visitOf(tx, input.appointmentId);
  act.concerns(visit.patientId);
  const known = encounterOfVisit(tx, input.appointmentId);
  if (known) return { encounterId: known.id, version: known.version };
  refuseOver(visit);
  const id = act.newId();
  const encounter = {
    id,
    appointmentId: input.appointmentId,
    patientId: visit.patientId,
    state: 'open' as const,
    note: '',
    aftercare: '',
    openedAt: act.now,
    openedBy: act.staffId,
    signedAt: null,
    signedBy: null,
    documentId: null,
    noteCopiedFromId: null,
    version: 1,
  };
  insertEncounter(tx, encounter);
  takeUpTemplates(tx, act, visit, encounter);
  act.touch('charting', 'encounter', id, 1);
  return { encounterId: id, version: 1 };
}

/** Saves the words of the note. @throws Refusal SIGNED, CHANGED_ELSEWHERE */
export function saveNote(
  tx: WriteTx,
  act: Act,
  input: { encounterId: Id; note: string; aftercare: string; expectedVersion: number },
): { encounterId: Id; version: number } {
  const encounter = openEncounter(tx, input.encounterId);
  act.concerns(encounter.patientId);
  const { note, aftercare } = input;
  // edited: it is no copy any more
  const noteCopiedFromId = note === encounter.note ? encounter.noteCopiedFromId : null;
  if (!updateNote(tx, encounter.id, input.expectedVersion, { note, aftercare, noteCopiedFromId }))
    refuse('CHANGED_ELSEWHERE', undefined, {
      current: { note: encounter.note, aftercare: encounter.aftercare, version: encounter.version },
    });
  act.changed('note');
  act.touch('charting', 'encounter', encounter.id, input.expectedVersion + 1);
  return { encounterId: encounter.id, version: input.expectedVersion + 1 };
}

/** Everything sign-off weighs, and the screen shows before it. `by`: who signs now; without, the providers of the lines. */
export function chartOfVisit(
  db: ReadDb,
  asker: Asker,
  visit: Visit,
  encounter: EncounterRow | undefined,
  by: Asker | null = null,
) {
  const points = encounter ? pointsOf(db, encounter.id) : [];
  const treatments = encounter ? treatmentsOf(db, encounter.id) : [];
  const draws = drawnByLine(
    db,
    visit.lines.map((line) => line.id),
  );
  const needs = consentNeeds(db, visit.appointment.id).filter((need) => need.required);
  const lines = visit.lines.map((line): LineToSign => {
    const service = serviceById(db, line.serviceId);
    return {
      serviceLineId: line.id,
      serviceName: service.name,
      pricing: service.pricing,
      productId: service.productId,
      usualQuantity: service.estimatedQuantity,
      consentMissing: needs.some((need) => need.serviceLineId === line.id && need.signed === null),
      consentDeclined: needs.some((need) => need.serviceLineId === line.id && need.refused !== null),
    };
  });
  const photos = standingPhotosOf(db, visit.appointment.id);
  const note = noteState(db, visit, encounter);
  const { noteGaps, answered, mark } = noteFacts(note);
  const safety: Safety = safetyOf(db, asker, visit, {
    points,
    draws,
    treatments,
    supplies: encounter?.state === 'signed' ? [] : suppliesInUseAt(db, visit),
    signedAt: encounter?.signedAt ?? null,
    role: by?.role ?? null,
  });
  const chart: ChartToSign = {
    lines,
    points,
    treatments,
    draws,
    note: encounter?.note ?? '',
    answered,
    // whoever signed has answered for what is empty
    noteGaps: encounter?.state === 'signed' ? [] : noteGaps,
    emptyFields: policy(db, 'charting.emptyFields'),
    photoGaps:
      encounter?.state === 'signed'
        ? missingSinceSigned(db, encounter, photos)
        : missingPhotos(db, visit.appointment.id, photos),
    missingPhotos: policy(db, 'charting.missingPhotos'),
    sheetsToGive: encounter?.state === 'signed' ? [] : sheetsToGive(db, visit.appointment.id),
    tolerance: policy(db, 'charting.tolerance'),
    missingConsent: policy(db, 'charting.missingConsent'),
    safety: safety.items,
    overrides: keptOverrides(db, visit.appointment.id),
    product: (id) => productById(db, id),
  };
  const seenIds = [chartMark([...points, ...treatments, ...photos]), mark].filter((part) => part !== '').join(' | ');
  return { chart, lines, points, treatments, photos, draws, needs, note, seenIds, safety };
}

/** The chart of a visit with all that belongs to it. @throws Refusal NOT_FOUND */
export function showChart(db: ReadDb, asker: Asker, input: { appointmentId: Id }): Chart {
  const visit = visitOf(db, input.appointmentId);
  asker.concerns(visit.patientId);
  const encounter = encounterOfVisit(db, input.appointmentId);
  const names = new Map(listStaff(db).map((member) => [member.id, member.name]));
  const by = mayDo(asker.role, 'chart.sign') ? asker : null;
  const { chart, lines, points, treatments, draws, needs, seenIds, safety } = chartOfVisit(
    db,
    asker,
    visit,
    encounter,
    by,
  );
  const pairs = compare(points, draws, chart.tolerance);
  const products = new Map([...new Set(pairs.map((pair) => pair.productId))].map((id) => [id, productById(db, id)]));
  const sum = (side: 'charted' | 'drawn', wanted: (pair: (typeof pairs)[number]) => boolean): number =>
    pairs.filter(wanted).reduce((total, pair) => total + pair[side], 0);
  return {
    appointmentId: visit.appointment.id,
    appointmentState: visit.appointment.state,
    startsAt: visit.appointment.startsAt,
    patient: banner(db, asker, visit.patientId),
    encounter: encounter ? encounterView(encounter, names) : null,
    lines: visit.lines.map((row, index) => {
      const line = lines[index] ?? refuse('INTERNAL');
      const product = line.productId === null ? undefined : productById(db, line.productId);
      const mine = (pair: { serviceLineId: Id }): boolean => pair.serviceLineId === row.id;
      return {
        ...line,
        serviceId: row.serviceId,
        providerName: names.get(row.providerId) ?? '',
        state: row.state,
        productName: product?.name ?? null,
        unit: product?.unit ?? null,
        mapView: serviceById(db, row.serviceId).mapView,
        deviceKind: serviceById(db, row.serviceId).deviceKind,
        consent: line.consentMissing ? 'missing' : needs.some(mine) ? 'signed' : 'notNeeded',
        charted: sum('charted', mine),
        drawn: sum('drawn', mine),
        differs: pairs.some((pair) => mine(pair) && pair.differs),
        areas: countAreas([...points, ...treatments].filter(mine)),
        draws: draws.filter(mine),
      };
    }),
    points,
    treatments,
    totals: [...products.values()].map((product) => ({
      productId: product.id,
      productName: product.name,
      unit: product.unit,
      charted: sum('charted', (pair) => pair.productId === product.id),
      drawn: sum('drawn', (pair) => pair.productId === product.id),
    })),
    missing: encounter?.state === 'signed' ? [] : missingItems(chart),
    safety: safetyView(db, asker, visit.appointment.id, safety),
    reconciliations: encounter ? reconciliationsOf(db, encounter.id) : [],
    after: encounter ? afterOf(db, asker, encounter) : null,
    seenIds,
  };
}

function encounterView(row: EncounterRow, names: ReadonlyMap<Id, string>): NonNullable<Chart['encounter']> {
  return {
    ...row,
    openedByName: names.get(row.openedBy) ?? '',
    signedByName: row.signedBy === null ? null : (names.get(row.signedBy) ?? ''),
  };
}

/** Charts nobody has signed yet: the desk points them out. */
export function unsignedCharts(db: ReadDb) {
  const names = new Map(listStaff(db).map((member) => [member.id, member.name]));
  return {
    charts: openCharts(db).map(({ openedBy, ...row }) => ({
      ...row,
      patientName: patientName(patientById(db, row.patientId)),
      openedByName: names.get(openedBy) ?? '',
    })),
  };
}
