import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import { billedOfVisit, insertOverride, type OverrideRow, overridesOf } from '../../../db/billing/check/queries.ts';
import { type ChargeRow, chargesOfAppointment } from '../../../db/billing/queries.ts';
import { serviceById } from '../../catalog/service.ts';
import { drawnByLine, productById } from '../../inventory/service.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import { visitOf } from '../../scheduling/service.ts';
import { staffById } from '../../staff/service.ts';
import type { CheckOutput, OverrideInput } from '../schemas.ts';
import { openSuppliesOf } from '../supplies/service.ts';
import { type CareFigures, overrideHolds, problemsOf, shownFigures } from './rules.ts';

/** What a cart is about to bill, by service line, in thousandths of what is priced. */
export type Billed = ReadonlyMap<Id, Quantity>;

type CheckLine = CheckOutput['lines'][number];

/**
 * Compares chart, draws and bill of every service line of a visit. `billed` is what a cart is about to bill; without it a
 * confirmed charge counts as billed in full. `blocked` while a difference has no kept reason for its present figures, or a
 * supply of what was performed is not settled.
 */
export function threeWayCheck(db: ReadDb, appointmentId: Id, billed?: Billed): CheckOutput {
  const visit = visitOf(db, appointmentId);
  const charges = new Map<Id, ChargeRow>();
  for (const row of chargesOfAppointment(db, appointmentId))
    if (row.state !== 'cancelled' && row.serviceLineId !== null) charges.set(row.serviceLineId, row);
  const drawn = Map.groupBy(
    drawnByLine(
      db,
      visit.lines.map((line) => line.id),
    ),
    (row) => row.serviceLineId,
  );
  const invoiced = new Map(billedOfVisit(db, appointmentId).map((row) => [row.serviceLineId, row.quantity]));
  const overrides = new Map(overridesOf(db, appointmentId).map((row) => [row.serviceLineId, row]));
  const supplies = openSuppliesOf(db, visit);
  const lines = visit.lines.map((line): CheckLine => {
    const charge = charges.get(line.id);
    const draws = drawn.get(line.id) ?? [];
    const signed = line.state !== 'planned' || (charge !== undefined && charge.state !== 'pending');
    const productId = charge?.productId ?? draws[0]?.productId ?? null;
    const sum = (own: boolean) =>
      draws.reduce((total, row) => total + ((row.productId === productId) === own ? row.quantity : 0), 0);
    const figures: CareFigures = {
      pricing: charge?.pricing ?? serviceById(db, line.serviceId).pricing,
      signed,
      given: charge?.givenQuantity ?? null,
      charted: charge?.chartedQuantity ?? null,
      drawn: sum(true),
      drawnOther: sum(false),
      billed: invoiced.get(line.id) ?? billedNow(charge, billed),
    };
    const shown = shownFigures(figures);
    const problems = problemsOf(figures);
    const kept = overrides.get(line.id);
    return {
      serviceLineId: line.id,
      description: charge?.description ?? serviceById(db, line.serviceId).name,
      productId,
      ...(draws[0]?.productId === productId && draws[0]
        ? wordsOf(draws[0].productName, draws[0].unit)
        : productWords(db, productId)),
      billedUnit: figures.pricing,
      ...shown,
      signed,
      lots: draws.map((row) => ({
        product: row.productName,
        lot: row.lotNumber,
        expiresOn: row.expiresOn,
        quantity: row.quantity,
      })),
      awaitsChart: !signed && shown.drawn === 0,
      problems,
      override: problems.length > 0 && kept && overrideHolds(keptFigures(kept), shown) ? overrideView(db, kept) : null,
      suppliesOpen: supplies.get(line.id) ?? 0,
    };
  });
  const stops = (line: CheckLine): boolean =>
    line.suppliesOpen > 0 || (line.problems.length > 0 && line.override === null);
  return { lines, blocked: lines.some(stops) };
}

function billedNow(charge: ChargeRow | undefined, billed: Billed | undefined): Quantity | null {
  if (charge?.state !== 'confirmed') return null;
  return billed ? (billed.get(charge.serviceLineId ?? '') ?? null) : charge.chartedQuantity;
}

function productWords(db: ReadDb, productId: Id | null): { productName: string | null; unit: string } {
  if (productId === null) return { productName: null, unit: '' };
  const product = productById(db, productId);
  return wordsOf(product.name, product.unit);
}

function wordsOf(productName: string, unit: string): { productName: string; unit: string } {
  return { productName, unit: unit === 'each' ? '' : unit };
}

function keptFigures(row: OverrideRow) {
  return { charted: row.chartedQuantity, drawn: row.drawnQuantity, billed: row.billedQuantity };
}

function overrideView(db: ReadDb, row: OverrideRow) {
  return { reason: row.reason, staffName: staffById(db, row.staffId).name, at: row.at };
}

/** The check of a visit for a screen. @throws Refusal NOT_FOUND */
export function checkVisit(db: ReadDb, asker: Asker, input: { appointmentId: Id }): CheckOutput {
  asker.concerns(visitOf(db, input.appointmentId).patientId);
  return threeWayCheck(db, input.appointmentId);
}

/**
 * Keeps the reason why a difference is right, with the figures as they are now; it stops counting when they change. `staffId`
 * answers for it.
 * @throws Refusal NOT_FOUND for a line that is not of this visit, NOT_NOW if nothing differs
 */
export function overrideCheck(
  tx: WriteTx,
  act: Act,
  input: z.output<typeof OverrideInput>,
  staffId: Id = act.staffId,
): CheckOutput {
  const billed =
    input.billedQuantity === undefined || input.billedQuantity === null
      ? undefined
      : new Map([[input.serviceLineId, input.billedQuantity]]);
  const line =
    threeWayCheck(tx, input.appointmentId, billed).lines.find((row) => row.serviceLineId === input.serviceLineId) ??
    refuse('NOT_FOUND', 'This treatment is not part of the visit. Open the visit again.');
  if (line.problems.length === 0) refuse('NOT_NOW', 'Chart, draws and bill agree here; there is nothing to explain.');
  const id = act.newId();
  insertOverride(tx, {
    id,
    appointmentId: input.appointmentId,
    serviceLineId: input.serviceLineId,
    chartedQuantity: line.charted,
    drawnQuantity: line.drawn,
    billedQuantity: line.billed,
    reason: input.reason,
    staffId,
    at: act.now,
  });
  act.concerns(visitOf(tx, input.appointmentId).patientId);
  act.touch('billing', 'checkOverride', id, 1);
  return threeWayCheck(tx, input.appointmentId, billed);
}
