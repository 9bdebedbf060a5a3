import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../../db/access.ts';
import {
  type EstimateRow,
  estimatesIn,
  estimatesOfPatient,
  findEstimate,
  linesOfEstimate,
  visitsOfEstimate,
} from '../../../../db/billing/estimates/queries.ts';
import { allTaxRates } from '../../../../db/billing/queries.ts';
import { recordHead, stationById } from '../../../clinic/service.ts';
import { documentForPages, keepDocument } from '../../../documents/service.ts';
import { strokesProblem } from '../../../documents/signatures/rules.ts';
import type { Act, Asker } from '../../../kernel/act.ts';
import { dateOf, minuteOfDay } from '../../../kernel/dates.ts';
import { refuse } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { patientById, patientName } from '../../../patients/service.ts';
import { staffById } from '../../../staff/service.ts';
import { taxByRate, totalsOf } from '../../rules.ts';
import type { EstimateSnapshot } from '../prints.ts';
import { plannedDates, standingOf } from '../rules.ts';
import type * as S from '../schemas.ts';

/** @throws Refusal NOT_FOUND */
export function estimateById(db: ReadDb, id: Id): EstimateRow {
  return findEstimate(db, id) ?? refuse('NOT_FOUND', 'This estimate is no longer here. Open the patient again.');
}

/** The estimate as the caller saw it, with its patient named. @throws Refusal NOT_FOUND, CHANGED_ELSEWHERE */
export function estimateToChange(tx: WriteTx, act: Act, input: { id: Id; expectedVersion: number }): EstimateRow {
  const row = estimateById(tx, input.id);
  act.concerns(row.patientId);
  if (row.version !== input.expectedVersion) refuse('CHANGED_ELSEWHERE', undefined, { current: row });
  return row;
}

/** An estimate for a screen: its plan with what is booked, and its sums. @throws Refusal NOT_FOUND */
export function openEstimate(db: ReadDb, asker: Asker, input: { id: Id }): z.input<typeof S.EstimateOutput> {
  const row = estimateById(db, input.id);
  asker.concerns(row.patientId);
  const lines = linesOfEstimate(db, row.id);
  const visits = visitsOfEstimate(db, row.id);
  const dates = plannedDates(dateOf(row.decidedAt ?? row.offeredAt ?? asker.now, asker.zone), visits);
  const { goodsCents, taxCents, includedTaxCents } = totalsOf(lines.map((line) => ({ ...line, discountCents: 0 })));
  return {
    ...headOf(row, asker),
    patientName: patientName(patientById(db, row.patientId)),
    note: row.note,
    createdByName: staffById(db, row.createdBy).name,
    offeredAt: row.offeredAt,
    decidedAt: row.decidedAt,
    declineReason: row.declineReason,
    documentId: row.documentId,
    documentHash: row.documentId === null ? null : documentForPages(db, row.documentId).sha256,
    acceptanceId: row.acceptanceId,
    revisesId: row.revisesId,
    goodsCents,
    taxCents,
    includedTaxCents,
    visits: visits.map((visit, at) => {
      const own = lines.filter((line) => line.visitId === visit.id);
      return {
        ...visit,
        plannedOn: dates[at] ?? row.validUntil,
        totalCents: own.reduce((sum, line) => sum + line.totalCents, 0),
        lines: own,
      };
    }),
  };
}

function headOf(row: EstimateRow, asker: Asker) {
  const { id, number, patientId, title, validUntil, totalCents, savedCents, createdAt, version } = row;
  const standing = standingOf(row, dateOf(asker.now, asker.zone));
  return { id, number, patientId, title, standing, validUntil, totalCents, savedCents, createdAt, version };
}

/** The estimates of a patient, newest first. */
export function patientEstimates(
  db: ReadDb,
  asker: Asker,
  input: { patientId: Id },
): z.input<typeof S.EstimatesOutput> {
  const patient = patientById(db, input.patientId);
  asker.concerns(patient.id);
  const name = patientName(patient);
  return { estimates: estimatesOfPatient(db, patient.id).map((row) => ({ ...headOf(row, asker), patientName: name })) };
}

/** Estimates in one state, the one that expires first on top. */
export function estimateList(
  db: ReadDb,
  asker: Asker,
  input: z.output<typeof S.EstimateListInput>,
): z.input<typeof S.EstimatesOutput> {
  return {
    estimates: estimatesIn(db, input.state).map((row) => ({ ...headOf(row, asker), patientName: row.patientName })),
  };
}

/** Keeps what is offered, as the patient will read it. */
export function keepOffer(tx: WriteTx, act: Act, row: EstimateRow): { id: Id; sha256: string } {
  return keep(tx, act, row, snapshotOf(tx, act, row));
}

/**
 * Keeps the offered record again with the signature under it.
 * @throws Refusal CHANGED_ELSEWHERE if something else was shown, BAD_INPUT if the strokes are no signature
 */
export function keepAcceptance(
  tx: WriteTx,
  act: Act,
  row: EstimateRow,
  input: z.output<typeof S.AcceptEstimateInput>,
): { id: Id; sha256: string } {
  const offered = documentForPages(tx, row.documentId ?? refuse('NOT_FOUND'));
  if (offered.sha256 !== input.shownHash)
    refuse(
      'CHANGED_ELSEWHERE',
      'What was shown is not what is on offer now. Open the estimate again and let it be read.',
    );
  const problem = strokesProblem(input.strokes);
  if (problem !== null) refuse('BAD_INPUT', problem);
  return keep(tx, act, row, {
    ...(offered.content as EstimateSnapshot),
    acceptance: {
      offered: offered.sha256,
      name: input.signedName,
      strokes: input.strokes,
      signedOn: dateOf(act.now, act.zone),
      time: clockOf(minuteOfDay(act.now, act.zone)),
      handedBy: staffById(tx, act.staffId).name,
      station: stationById(tx, act.stationId).name,
    },
  });
}

function keep(tx: WriteTx, act: Act, row: EstimateRow, snapshot: EstimateSnapshot): { id: Id; sha256: string } {
  return keepDocument(tx, act, {
    kind: 'estimate',
    title: `${snapshot.acceptance === null ? 'Estimate' : 'Accepted estimate'} ${row.number}`,
    snapshot,
    sourceKind: 'estimate',
    sourceId: row.id,
    patientId: row.patientId,
  });
}

function snapshotOf(tx: WriteTx, act: Act, row: EstimateRow): EstimateSnapshot {
  const view = openEstimate(tx, act, { id: row.id });
  const patient = patientById(tx, row.patientId);
  const names = new Map(allTaxRates(tx).map((tax) => [tax.taxClass, tax.name]));
  const rows = linesOfEstimate(tx, row.id).map((line) => ({ ...line, discountCents: 0 }));
  return {
    form: 1,
    ...recordHead(tx),
    number: row.number,
    title: row.title,
    note: row.note,
    offeredOn: dateOf(act.now, act.zone),
    validUntil: row.validUntil,
    preparedBy: staffById(tx, act.staffId).name,
    patient: { number: patient.number, name: patientName(patient) },
    visits: view.visits.map((visit) => ({
      title: visit.title,
      plannedOn: visit.plannedOn,
      totalCents: visit.totalCents,
      lines: visit.lines.map((line) => ({
        description: line.description,
        unit: line.unit,
        quantity: line.quantity,
        listPriceCents: line.listPriceCents,
        unitPriceCents: line.unitPriceCents,
        goodsCents: line.goodsCents,
        taxCents: line.taxCents,
        totalCents: line.totalCents,
      })),
    })),
    taxes: taxByRate(rows.map((row) => ({ ...row, taxName: names.get(row.taxClass) ?? 'Tax' }))).map(
      ({ taxName, taxRate, taxableCents, taxCents }) => ({ name: taxName, taxRate, taxableCents, taxCents }),
    ),
    goodsCents: view.goodsCents,
    savedCents: row.savedCents,
    taxCents: view.taxCents,
    includedTaxCents: view.includedTaxCents,
    totalCents: row.totalCents,
    acceptance: null,
  };
}

function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
