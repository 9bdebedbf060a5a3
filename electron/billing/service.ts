import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../db/access.ts';
import { agreedPriceOf } from '../../db/billing/estimates/queries.ts';
import {
  allTaxRates,
  type ChargeRow,
  cancelChargeRow,
  chargesOfAppointment,
  confirmChargeRow,
  insertCharge,
  insertTaxRate,
  liveChargeOf,
  type UnbilledRow,
  unbilledCharges,
  unbilledDraws,
  updateTaxRate,
} from '../../db/billing/queries.ts';
import type { TaxClass } from '../catalog/rules.ts';
import { serviceById } from '../catalog/service.ts';
import type { Act, Asker } from '../kernel/act.ts';
import { day } from '../kernel/dates.ts';
import { refuse } from '../kernel/errors.ts';
import type { Id } from '../kernel/ids.ts';
import type { Cents } from '../kernel/money.ts';
import type { Quantity } from '../kernel/quantity.ts';
import { serviceLine } from '../scheduling/service.ts';
import { billableQuantity, type ClassTax, goodsOf, noTaxes } from './rules.ts';
import type { SetTaxRateInput } from './schemas.ts';

/**
 * The pending charge of a service line with its usual quantity. A live charge that is already there is returned as it is,
 * so it does not matter whether the consent or the chart comes first. @throws Refusal NOT_FOUND
 */
export function createPendingCharge(tx: WriteTx, act: Act, input: { serviceLineId: Id }): Id {
  return (liveChargeOf(tx, input.serviceLineId) ?? addPendingCharge(tx, act, input.serviceLineId)).id;
}

function addPendingCharge(tx: WriteTx, act: Act, serviceLineId: Id): ChargeRow {
  const line = serviceLine(tx, serviceLineId);
  const service = serviceById(tx, line.serviceId);
  const row = {
    id: act.newId(),
    patientId: line.patientId,
    appointmentId: line.appointmentId,
    serviceLineId,
    kind: 'care' as const,
    state: 'pending' as const,
    description: service.name,
    pricing: service.pricing,
    unitPriceCents: priceFor(tx, serviceLineId, service.priceCents),
    estimatedQuantity: service.estimatedQuantity,
    chartedQuantity: null,
    productId: null,
    givenQuantity: null,
    taxClass: service.taxClass,
    performedBy: null,
    cancelReason: null,
    createdAt: act.now,
    version: 1,
  };
  insertCharge(tx, { ...row, cosmetic: service.cosmetic });
  act.touch('billing', 'charge', row.id, 1);
  return { ...row, cosmetic: service.cosmetic ? 1 : 0 };
}

/** What a unit costs: as an accepted estimate promised, else as the catalog says today. Never more than the catalog. */
function priceFor(db: ReadDb, serviceLineId: Id, listPriceCents: Cents): Cents {
  const agreed = agreedPriceOf(db, serviceLineId);
  return agreed === undefined ? listPriceCents : Math.min(agreed.unitPriceCents, listPriceCents);
}

/** What sign-off says was done. `chartedQuantity` is billed (units, areas; flat prices are billed once), `givenQuantity` is what the patient got. */
export interface SignedCare {
  serviceLineId: Id;
  chartedQuantity: Quantity;
  /** Null where nothing comes from a container. */
  productId: Id | null;
  givenQuantity: Quantity | null;
  performedBy: Id;
}

/**
 * Sign-off confirms the service line's charge: quantity from the chart, price as an accepted estimate promised or the catalog
 * says that day. Makes the charge
 * if neither consent nor chart made one before. @throws Refusal SIGNED if it was confirmed or invoiced already
 */
export function confirmCharge(tx: WriteTx, act: Act, care: SignedCare): Id {
  const charge = liveChargeOf(tx, care.serviceLineId) ?? addPendingCharge(tx, act, care.serviceLineId);
  if (charge.state !== 'pending') refuse('SIGNED', 'This treatment is already signed and its charge confirmed.');
  const service = serviceById(tx, serviceLine(tx, care.serviceLineId).serviceId);
  const changed = confirmChargeRow(tx, charge.id, charge.version, {
    state: 'confirmed',
    description: service.name,
    unitPriceCents: priceFor(tx, care.serviceLineId, service.priceCents),
    taxClass: service.taxClass,
    chartedQuantity: billableQuantity(charge.pricing, care.chartedQuantity),
    productId: care.productId,
    givenQuantity: care.productId === null ? null : care.givenQuantity,
    performedBy: care.performedBy,
  });
  if (!changed) refuse('CHANGED_ELSEWHERE');
  act.touch('billing', 'charge', charge.id, charge.version + 1);
  return charge.id;
}

/** Sign-off without treatment: the live charge is cancelled and the reason kept. Null if there was none. @throws Refusal SIGNED once it is confirmed or invoiced */
export function cancelCharge(tx: WriteTx, act: Act, input: { serviceLineId: Id; reason: string }): Id | null {
  const charge = liveChargeOf(tx, input.serviceLineId);
  if (!charge) return null;
  if (charge.state !== 'pending')
    refuse('SIGNED', 'This treatment is already signed and billed; it cannot be taken back here.');
  if (!cancelChargeRow(tx, charge.id, charge.version, { state: 'cancelled', cancelReason: input.reason }))
    refuse('CHANGED_ELSEWHERE');
  act.touch('billing', 'charge', charge.id, charge.version + 1);
  return charge.id;
}

/** Every charge of a visit, cancelled ones too, oldest first. */
export function chargesOfVisit(db: ReadDb, appointmentId: Id): ChargeRow[] {
  return chargesOfAppointment(db, appointmentId);
}

/** The charges of a visit as a screen shows them; `goodsCents` before discount and tax, of the charted or estimated quantity. */
export function listCharges(
  db: ReadDb,
  asker: Asker,
  input: { appointmentId: Id },
): { charges: Array<ChargeRow & { goodsCents: number }> } {
  const rows = chargesOfAppointment(db, input.appointmentId);
  if (rows[0]) asker.concerns(rows[0].patientId);
  return {
    charges: rows.map((row) => ({
      ...row,
      goodsCents: goodsOf({
        quantity: row.chartedQuantity ?? row.estimatedQuantity,
        unitPriceCents: row.unitPriceCents,
      }),
    })),
  };
}

/** How far back draws without any charge are looked for. */
const drawsLookedBack = 30 * day;

/** Why a piece of work is on the list. */
export type UnbilledReason = 'confirmed' | 'notSigned' | 'drawnOnly';

/** Everything done that stands on no invoice: confirmed charges, unsigned work of visits that are over, draws without a charge. */
export function unbilled(
  db: ReadDb,
  asker: Asker,
): { items: Array<UnbilledRow & { reason: UnbilledReason; goodsCents: number | null }> } {
  const because = (reason: UnbilledReason) => (row: UnbilledRow) => ({
    ...row,
    reason,
    goodsCents:
      row.chartedQuantity === null
        ? null
        : goodsOf({ quantity: row.chartedQuantity, unitPriceCents: row.unitPriceCents }),
  });
  return {
    items: [
      ...unbilledCharges(db, 'confirmed').map(because('confirmed')),
      ...unbilledCharges(db, 'pending').map(because('notSigned')),
      ...unbilledDraws(db, asker.now - drawsLookedBack, asker.now + day).map(because('drawnOnly')),
    ],
  };
}

/** How every tax class is taxed; a class the clinic has not set is not. */
export function taxOfClass(db: ReadDb): Record<TaxClass, ClassTax> {
  const rates: Record<TaxClass, ClassTax> = { ...noTaxes };
  for (const row of allTaxRates(db))
    rates[row.taxClass] = { taxRate: row.rate, taxIncluded: row.inclusive, taxName: row.name };
  return rates;
}

/** The tax rates of the clinic. */
export function listTaxRates(db: ReadDb) {
  return { taxRates: allTaxRates(db) };
}

/** Sets the rate of a tax class; issued invoices keep theirs. @throws Refusal CHANGED_ELSEWHERE with the current row */
export function setTaxRate(tx: WriteTx, act: Act, input: z.output<typeof SetTaxRateInput>): { id: Id } {
  const current = allTaxRates(tx).find((row) => row.taxClass === input.taxClass);
  if (!current) {
    const id = act.newId();
    insertTaxRate(tx, {
      id,
      taxClass: input.taxClass,
      name: input.name,
      rate: input.rate,
      inclusive: input.inclusive,
      version: 1,
    });
    act.touch('billing', 'taxRate', id, 1);
    act.changed('rate', { from: null, to: input.rate });
    return { id };
  }
  const expected = input.expectedVersion ?? current.version;
  if (!updateTaxRate(tx, current.id, expected, { name: input.name, rate: input.rate, inclusive: input.inclusive }))
    refuse('CHANGED_ELSEWHERE', undefined, { current });
  act.touch('billing', 'taxRate', current.id, expected + 1);
  if (current.rate !== input.rate) act.changed('rate', { from: current.rate, to: input.rate });
  if (current.inclusive !== input.inclusive) act.changed('inclusive', { from: current.inclusive, to: input.inclusive });
  return { id: current.id };
}
