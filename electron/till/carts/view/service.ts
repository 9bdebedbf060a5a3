import type { ReadDb } from '../../../../db/access.ts';
import { feesOwed } from '../../../billing/fees/service.ts';
import { tipOf } from '../../../billing/payments/rules.ts';
import { promoCodeById } from '../../../billing/promoCodes/service.ts';
import { billedUnit, taxByRate } from '../../../billing/rules.ts';
import type { CheckOutput } from '../../../billing/schemas.ts';
import { storedValue } from '../../../billing/storedValues/moves/service.ts';
import { clinicProfile } from '../../../clinic/service.ts';
import type { Asker } from '../../../kernel/act.ts';
import type { Id } from '../../../kernel/ids.ts';
import { patientById, patientName } from '../../../patients/service.ts';
import { listStaff } from '../../../staff/service.ts';
import { quickCash } from '../../drawer/rules.ts';
import { tipPercents } from '../../rules.ts';
import { offeredAhead } from '../../tenders/offered/service.ts';
import { performedBy } from '../../tips/rules.ts';
import { checkOf, type LoadedCart, type PricedLine, stateOf, tipsOf, waitingCharges } from '../loading/service.ts';
import type { CartOutput } from '../schemas.ts';

/** A cart as a screen shows it. */
export function viewOf(db: ReadDb, asker: Pick<Asker, 'now' | 'zone'>, loaded: LoadedCart): CartOutput {
  const { cart, lines, totals, tenders } = loaded;
  const { currency } = clinicProfile(db);
  const open = cart.state === 'open';
  const check = open ? checkOf(db, loaded) : null;
  const staff = new Map(listStaff(db).map((member) => [member.id, member]));
  const nameOf = (id: Id | null) => (id === null ? null : (staff.get(id)?.name ?? null));
  const patient = cart.patientId === null ? null : patientById(db, cart.patientId);
  const state = stateOf(loaded);
  const performed = performedBy(lines);
  const tipStaff = [...staff.values()]
    .filter((member) => member.active || performed.has(member.id))
    .sort(
      (a, b) => Number(performed.has(b.id)) - Number(performed.has(a.id)) || Number(b.provider) - Number(a.provider),
    );
  return {
    id: cart.id,
    version: cart.version,
    state: cart.state,
    label: cart.label,
    parkedAt: cart.parkedAt,
    invoiceId: cart.invoiceId,
    appointmentId: cart.appointmentId,
    patient: patient && { id: patient.id, number: patient.number, name: patientName(patient) },
    currency,
    lines: lines.map((line) => lineView(line, check, nameOf(line.performedBy))),
    ...totals,
    taxes: taxByRate(lines),
    taxExemption: cart.taxExemption,
    ...reductions(db, loaded),
    tipCents: cart.tipCents,
    tips: tipsOf(cart).map((part) => ({ ...part, name: nameOf(part.staffId) ?? '' })),
    tipStaff: tipStaff.map(({ id, name }) => ({ id, name, performedCents: performed.get(id) ?? 0 })),
    tipChoices: tipChoices(lines),
    tenders: tenders.map(({ id, kind, cents, reference, storedValueId, cartLineId }) => ({
      id,
      kind,
      cents,
      reference,
      storedValueId,
      title: storedValueId === null ? null : titleOf(db, storedValueId),
      cartLineId,
    })),
    ...state,
    quickCash: quickCash(state.dueCents, currency),
    check,
    waitingCharges: open ? waitingCharges(db, loaded).length : 0,
    paidAhead: open ? offeredAhead(db, asker, loaded) : [],
    openFees: open ? feesBeside(db, loaded) : [],
  };
}

/** The usual tips on what was done and bought, before discounts; fees and what is paid ahead invite none. */
function tipChoices(lines: readonly PricedLine[]): CartOutput['tipChoices'] {
  const base = lines.reduce(
    (sum, line) => sum + (line.kind === 'service' || line.kind === 'retail' ? line.goodsCents : 0),
    0,
  );
  return tipPercents.map((percent) => ({ percent, cents: tipOf(base, percent) })).filter((choice) => choice.cents > 0);
}

/** "Glow package", "Gift card ending 7XQ2". */
function titleOf(db: ReadDb, storedValueId: Id): string {
  const { title, code } = storedValue(db, storedValueId);
  return code === null ? title : `${title} ending ${code.slice(-4)}`;
}

/** What the whole sale gets off, by hand or by a code. */
function reductions(db: ReadDb, { cart, lines }: LoadedCart): Pick<CartOutput, 'saleDiscount' | 'promo'> {
  const sum = (source: 'sale' | 'promo') =>
    lines.reduce((cents, line) => cents + (line.discountSource === source ? line.discountCents : 0), 0);
  return {
    saleDiscount:
      cart.discountReason === null
        ? null
        : { cents: sum('sale'), rate: cart.discountRate, reason: cart.discountReason },
    promo: cart.promoCodeId === null ? null : { code: promoCodeById(db, cart.promoCodeId).code, cents: sum('promo') },
  };
}

/** Fees of the patient that could be paid with this cart. */
function feesBeside(db: ReadDb, { cart, lines }: LoadedCart): CartOutput['openFees'] {
  if (cart.patientId === null) return [];
  const taken = new Set(lines.map((line) => line.chargeId));
  return feesOwed(db, cart.patientId)
    .filter((fee) => !taken.has(fee.chargeId))
    .map(({ chargeId, description, cents, startsAt }) => ({ chargeId, description, cents, startsAt }));
}

function lineView(
  line: PricedLine,
  check: CheckOutput | null,
  performedByName: string | null,
): CartOutput['lines'][number] {
  const checked = check?.lines.find((row) => row.serviceLineId === line.serviceLineId);
  return {
    id: line.id,
    kind: line.kind,
    chargeId: line.chargeId,
    serviceLineId: line.serviceLineId,
    productId: line.productId,
    offerId: line.offerId,
    appointmentId: line.appointmentId,
    description: line.description,
    code: line.code,
    pricing: line.pricing,
    unit: billedUnit(line.pricing, line.givenUnit),
    quantity: line.quantity,
    unitPriceCents: line.unitPriceCents,
    listPriceCents: line.listPriceCents,
    priceReason: line.priceReason,
    goodsCents: line.goodsCents,
    discountCents: line.discountCents,
    discountRate: line.discountRate,
    discountReason: line.discountReason,
    discountSource: line.discountSource,
    taxClass: line.taxClass,
    taxRate: line.taxRate,
    taxCents: line.taxCents,
    includedTaxCents: line.includedTaxCents,
    totalCents: line.totalCents,
    performedByName,
    lots: checked?.lots ?? scannedLot(line),
  };
}

function scannedLot(line: PricedLine): CartOutput['lines'][number]['lots'] {
  if (line.lotNumber === null || line.lotExpiresOn === null) return [];
  return [{ product: line.description, lot: line.lotNumber, expiresOn: line.lotExpiresOn, quantity: line.quantity }];
}
