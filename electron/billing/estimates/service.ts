import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  clearDraft,
  type EstimateRow,
  findEstimate,
  insertEstimate,
  insertEstimateLine,
  insertEstimateVisit,
  linesOfEstimate,
  updateDecided,
  updateDraft,
  updateOffered,
  visitsOfEstimate,
} from '../../../db/billing/estimates/queries.ts';
import { nextNumber } from '../../../db/billing/invoices/queries.ts';
import type { TaxClass } from '../../catalog/rules.ts';
import { serviceById } from '../../catalog/service.ts';
import { productById } from '../../inventory/service.ts';
import type { Act } from '../../kernel/act.ts';
import { dateOf } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { mayDo } from '../../kernel/roles.ts';
import { patientById } from '../../patients/service.ts';
import { billedUnit } from '../rules.ts';
import { taxOfClass } from '../service.ts';
import { estimateToChange, keepAcceptance, keepOffer } from './record/service.ts';
import { estimateAmounts, estimateTotals, offerProblem, standingOf } from './rules.ts';
import type * as S from './schemas.ts';

type Draft = z.output<typeof S.SaveEstimateInput>;
type DraftLine = Draft['visits'][number]['lines'][number];

function draftToChange(tx: WriteTx, act: Act, input: { id: Id; expectedVersion: number }): EstimateRow {
  const row = estimateToChange(tx, act, input);
  if (row.state !== 'draft')
    refuse('NOT_NOW', 'What was offered does not change any more. Revise it: that makes a new draft of the same plan.');
  return row;
}

/** What a line offers today: its words, list price, unit and tax class. @throws Refusal BAD_INPUT for what is not offered any more */
function offered(
  db: ReadDb,
  line: DraftLine,
): { description: string; listPriceCents: number; unit: string; taxClass: TaxClass } {
  if (line.kind === 'service') {
    const service = serviceById(db, line.serviceId ?? '');
    if (!service.active) refuse('BAD_INPUT', `${service.name} is no longer offered. Choose another service.`);
    const product = service.productId === null ? null : productById(db, service.productId);
    if (service.pricing === 'flat' && line.quantity % 1000 !== 0)
      refuse('BAD_INPUT', `${service.name} has a flat price, so it is counted in whole sessions.`);
    return {
      description: service.name,
      listPriceCents: service.priceCents,
      unit: billedUnit(service.pricing, product?.unit ?? null),
      taxClass: service.taxClass,
    };
  }
  const product = productById(db, line.productId ?? '');
  if (!product.active || product.retailPriceCents === null)
    refuse('BAD_INPUT', `${product.name} is not sold over the counter. Set a retail price in the stock room first.`);
  if (line.quantity % 1000 !== 0) refuse('BAD_INPUT', 'Retail goods are sold in whole packages.');
  return {
    description: product.name,
    listPriceCents: product.retailPriceCents ?? 0,
    unit: '',
    taxClass: product.taxClass,
  };
}

/** Writes the visits and lines of a draft at today's list prices and taxes. Answers its sums. */
function storeVisits(
  tx: WriteTx,
  act: Act,
  estimateId: Id,
  visits: Draft['visits'],
): { totalCents: number; savedCents: number } {
  const taxes = taxOfClass(tx);
  const amounts: Array<ReturnType<typeof estimateAmounts>> = [];
  visits.forEach((visit, at) => {
    const visitId = act.newId();
    const { title, weeksAfter } = visit;
    insertEstimateVisit(tx, { id: visitId, estimateId, position: at + 1, title, weeksAfter, version: 1 });
    visit.lines.forEach((line, index) => {
      const facts = offered(tx, line);
      const unitPriceCents = line.unitPriceCents ?? facts.listPriceCents;
      if (unitPriceCents > facts.listPriceCents)
        refuse('BAD_INPUT', `${facts.description} is offered above its list price. Raise the list price instead.`);
      if (unitPriceCents < facts.listPriceCents && !mayDo(act.role, 'till.discount'))
        refuse('NOT_ALLOWED', 'Your role may not go below the list price. Ask the front desk or the owner to do it.');
      const priced = { quantity: line.quantity, listPriceCents: facts.listPriceCents, unitPriceCents };
      const of = estimateAmounts(priced, taxes[facts.taxClass]);
      amounts.push(of);
      insertEstimateLine(tx, {
        id: act.newId(),
        visitId,
        position: index + 1,
        kind: line.kind,
        serviceId: line.kind === 'service' ? line.serviceId : null,
        productId: line.kind === 'retail' ? line.productId : null,
        ...facts,
        ...priced,
        goodsCents: of.goodsCents,
        taxRate: of.taxRate,
        taxCents: of.taxCents,
        includedTaxCents: of.includedTaxCents,
        totalCents: of.totalCents,
        version: 1,
      });
    });
  });
  const { totalCents, savedCents } = estimateTotals(amounts);
  return { totalCents, savedCents };
}

interface Saved {
  id: Id;
  version: number;
}

/** A new draft for a patient. @throws Refusal NOT_FOUND, BAD_INPUT, NOT_ALLOWED for a price below the list */
export function createEstimate(tx: WriteTx, act: Act, input: z.output<typeof S.CreateEstimateInput>): Saved {
  return addDraft(tx, act, { ...input, patientId: patientById(tx, input.patientId).id, revisesId: null });
}

function addDraft(tx: WriteTx, act: Act, of: z.output<typeof S.CreateEstimateInput> & { revisesId: Id | null }): Saved {
  act.concerns(of.patientId);
  const id = act.newId();
  insertEstimate(tx, {
    id,
    number: nextNumber(tx, 'estimate'),
    patientId: of.patientId,
    title: of.title,
    note: of.note,
    state: 'draft',
    validUntil: of.validUntil,
    totalCents: 0,
    savedCents: 0,
    revisesId: of.revisesId,
    createdAt: act.now,
    createdBy: act.staffId,
    version: 1,
  });
  const totals = storeVisits(tx, act, id, of.visits);
  return saveHead(tx, act, { id, version: 1 }, { ...of, ...totals });
}

function saveHead(
  tx: WriteTx,
  act: Act,
  row: Saved,
  head: { title: string; note: string; validUntil: string; totalCents: number; savedCents: number },
): Saved {
  if (!updateDraft(tx, row.id, row.version, head)) refuse('CHANGED_ELSEWHERE');
  act.touch('billing', 'estimate', row.id, row.version + 1);
  return { id: row.id, version: row.version + 1 };
}

/** Changes a draft as a whole. @throws Refusal NOT_NOW once it was offered, BAD_INPUT, NOT_ALLOWED, CHANGED_ELSEWHERE */
export function saveEstimate(tx: WriteTx, act: Act, input: Draft): Saved {
  const row = draftToChange(tx, act, input);
  clearDraft(tx, row.id);
  return saveHead(tx, act, row, { ...input, ...storeVisits(tx, act, row.id, input.visits) });
}

/** Offers a draft: from here on it never changes, and its record is kept. @throws Refusal NOT_NOW with what is missing */
export function offerEstimate(tx: WriteTx, act: Act, input: z.output<typeof S.ChangeEstimateInput>): Saved {
  const row = draftToChange(tx, act, input);
  const lines = linesOfEstimate(tx, row.id);
  const visits = visitsOfEstimate(tx, row.id).map((visit) => ({
    title: visit.title,
    lines: lines.filter((line) => line.visitId === visit.id),
  }));
  const problem = offerProblem({ validUntil: row.validUntil, visits }, dateOf(act.now, act.zone));
  if (problem) refuse('NOT_NOW', problem);
  const document = keepOffer(tx, act, row);
  const offer = { state: 'offered' as const, offeredAt: act.now, documentId: document.id };
  if (!updateOffered(tx, row.id, row.version, offer)) refuse('CHANGED_ELSEWHERE');
  act.touch('billing', 'estimate', row.id, row.version + 1);
  return { id: row.id, version: row.version + 1 };
}

function offeredToDecide(tx: WriteTx, act: Act, input: { id: Id; expectedVersion: number }): EstimateRow {
  const row = estimateToChange(tx, act, input);
  const standing = standingOf(row, dateOf(act.now, act.zone));
  if (standing === 'draft') refuse('NOT_NOW', 'This is still a draft. Offer it first.');
  if (standing === 'expired')
    refuse('NOT_NOW', `This estimate held until ${row.validUntil}. Revise it to offer today's prices.`);
  if (standing !== 'offered') refuse('NOT_NOW', `This estimate was ${standing} already.`);
  return row;
}

function decide(
  tx: WriteTx,
  act: Act,
  row: EstimateRow,
  to: Pick<EstimateRow, 'state' | 'declineReason' | 'acceptanceId'>,
): Saved {
  if (!updateDecided(tx, row.id, row.version, { ...to, decidedAt: act.now })) refuse('CHANGED_ELSEWHERE');
  act.touch('billing', 'estimate', row.id, row.version + 1);
  return { id: row.id, version: row.version + 1 };
}

/**
 * The patient accepts by signature what was shown; an accepted one that it revises is withdrawn.
 * @throws Refusal NOT_NOW if it is not on offer any more, CHANGED_ELSEWHERE if something else was shown, BAD_INPUT if the strokes are no signature
 */
export function acceptEstimate(tx: WriteTx, act: Act, input: z.output<typeof S.AcceptEstimateInput>): Saved {
  const row = offeredToDecide(tx, act, input);
  const acceptance = keepAcceptance(tx, act, row, input);
  const before = row.revisesId === null ? undefined : findEstimate(tx, row.revisesId);
  if (before?.state === 'accepted')
    decide(tx, act, before, { state: 'withdrawn', declineReason: null, acceptanceId: before.acceptanceId });
  return decide(tx, act, row, { state: 'accepted', declineReason: null, acceptanceId: acceptance.id });
}

/** The patient does not want it. @throws Refusal NOT_NOW */
export function declineEstimate(tx: WriteTx, act: Act, input: z.output<typeof S.DeclineEstimateInput>): Saved {
  const row = offeredToDecide(tx, act, input);
  return decide(tx, act, row, { state: 'declined', declineReason: input.reason || null, acceptanceId: null });
}

/** The clinic takes a draft or an offer back. @throws Refusal NOT_NOW once it is accepted or over */
export function withdrawEstimate(tx: WriteTx, act: Act, input: z.output<typeof S.ChangeEstimateInput>): Saved {
  const row = estimateToChange(tx, act, input);
  if (row.state !== 'draft' && row.state !== 'offered')
    refuse('NOT_NOW', `An estimate that is ${row.state} stays as it is. Revise it if something is to change.`);
  return decide(tx, act, row, { state: 'withdrawn', declineReason: null, acceptanceId: null });
}

/** A new draft of the same plan at today's list prices; agreed prices below them stay. What is booked already is left out. */
export function reviseEstimate(tx: WriteTx, act: Act, input: z.output<typeof S.ChangeEstimateInput>): Saved {
  const row = estimateToChange(tx, act, input);
  if (row.state === 'draft') refuse('NOT_NOW', 'This is a draft: change it as it is.');
  const lines = linesOfEstimate(tx, row.id);
  const today = dateOf(act.now, act.zone);
  const visits = visitsOfEstimate(tx, row.id)
    .filter((visit) => visit.appointmentId === null)
    .map(({ id, title, weeksAfter }) => ({
      title,
      weeksAfter,
      lines: lines
        .filter((line) => line.visitId === id)
        .map((line) => ({
          kind: line.kind,
          serviceId: line.serviceId,
          productId: line.productId,
          quantity: line.quantity,
          unitPriceCents: line.unitPriceCents < line.listPriceCents ? line.unitPriceCents : undefined,
        })),
    }));
  const validUntil = row.validUntil < today ? today : row.validUntil;
  return addDraft(tx, act, { ...row, validUntil, visits, revisesId: row.id });
}
