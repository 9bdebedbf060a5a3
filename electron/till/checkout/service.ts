import type { z } from 'zod';
import type { WriteTx } from '../../../db/access.ts';
import { closeCart } from '../../../db/till/queries.ts';
import { issueInvoice, type SaleLine, type SaleTender } from '../../billing/invoices/service.ts';
import { tenderProblem } from '../../billing/payments/rules.ts';
import { assertPromoFits, promoCodeById, recordPromoUse } from '../../billing/promoCodes/service.ts';
import { billedUnit, isPaidAhead } from '../../billing/rules.ts';
import type { CheckOutput } from '../../billing/schemas.ts';
import { clinicProfile } from '../../clinic/service.ts';
import { queuePrint } from '../../devices/service.ts';
import type { Act } from '../../kernel/act.ts';
import { dateOf } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import { formatMoney } from '../../kernel/money.ts';
import { advanceTo, visitOf } from '../../scheduling/service.ts';
import {
  checkOf,
  type LoadedCart,
  type PricedLine,
  stateOf,
  tipsOf,
  waitingCharges,
} from '../carts/loading/service.ts';
import { cartToEdit } from '../carts/service.ts';
import { viewOf } from '../carts/view/service.ts';
import { promoLine } from '../discounts/spread/service.ts';
import { drawerForTaking } from '../drawer/service.ts';
import { drawerSlip, receiptModel } from '../prints.ts';
import { stockQuantity } from '../rules.ts';
import type { FinishInput, FinishOutput } from '../schemas.ts';

/**
 * Turns a cart into an invoice, in one transaction: check, charges, number, lines, payments, tip, journal, stock, kept
 * document, receipt job, the board. Nothing of it is there if anything is refused.
 * @throws Refusal CHECK_DIFFERS with the check, MONEY_DIFFERS, DRAWER_CLOSED, STOCK_REFUSED, CHANGED_ELSEWHERE, NOT_NOW
 */
export function finish(tx: WriteTx, act: Act, input: z.output<typeof FinishInput>): z.input<typeof FinishOutput> {
  const loaded = cartToEdit(tx, act, input);
  const { cart, lines } = loaded;
  const tenders = loaded.tenders.filter((tender) => tender.cents > 0 || tender.itemId !== null);
  if (waitingCharges(tx, loaded).length > 0)
    refuse(
      'CHANGED_ELSEWHERE',
      'A treatment of this visit was signed in the meantime and belongs on the bill. Look at the cart again.',
      {
        current: viewOf(tx, act, loaded),
      },
    );
  if (lines.length === 0) refuse('NOT_NOW', 'There is nothing on this cart yet.');
  const check = checkOf(tx, loaded);
  if (check?.blocked) refuse('CHECK_DIFFERS', undefined, { check });
  const businessDate = dateOf(act.now, act.zone);
  const drawer = tenders.length > 0 ? drawerForTaking(tx, act, businessDate) : null;
  const hasCash = tenders.some((tender) => tender.kind === 'cash');
  if (hasCash && !drawer) refuse('DRAWER_CLOSED');
  refuseTenders(tx, loaded, tenders);
  refuseStalePromo(tx, act, loaded);
  const issued = issueInvoice(tx, act, {
    patientId: cart.patientId,
    appointmentId: cart.appointmentId,
    businessDate,
    lines: lines.map((line) => saleLine(line, check)),
    taxExemption: cart.taxExemption,
    tips: tipsOf(cart),
    tenders: tenders.map((tender) => saleTender(tender, lines)),
    drawerSessionId: drawer?.id ?? null,
  });
  if (!closeCart(tx, cart.id, cart.version, { state: 'paid', invoiceId: issued.invoiceId }))
    refuse('CHANGED_ELSEWHERE');
  act.touch('till', 'cart', cart.id, cart.version + 1);
  keepPromo(tx, act, loaded, issued.invoiceId);
  if (drawer) act.touch('till', 'drawerSession', drawer.id, drawer.version);
  if (cart.appointmentId !== null && careIsOver(tx, cart.appointmentId, lines))
    advanceTo(tx, act, cart.appointmentId, 'done');
  const printed = queueReceipt(tx, act, issued, { receipt: input.printReceipt, kick: hasCash });
  return {
    invoiceId: issued.invoiceId,
    number: issued.number,
    documentId: issued.documentId,
    totalCents: issued.totalCents,
    tipCents: issued.tipCents,
    changeCents: issued.changeCents,
    storedValueIds: issued.storedValueIds,
    ...printed,
  };
}

/** A visit is done when its treatment is paid; someone who buys a cream before the treatment is not done. */
function careIsOver(tx: WriteTx, appointmentId: string, lines: readonly PricedLine[]): boolean {
  return lines.some((line) => line.kind === 'service') || visitOf(tx, appointmentId).appointment.state === 'checkout';
}

function refuseTenders(tx: WriteTx, loaded: LoadedCart, tenders: LoadedCart['tenders']): void {
  const { totals, cart } = loaded;
  const problem = tenderProblem(totals.totalCents, cart.tipCents, tenders);
  if (problem === undefined) return;
  const state = stateOf(loaded);
  const { currency } = clinicProfile(tx);
  if (problem === 'over')
    refuse(
      'MONEY_DIFFERS',
      `${formatMoney(state.overCents, currency)} more than is due lies there in what gives no change. Take a tender off and enter less.`,
      { ...state },
    );
  refuse('MONEY_DIFFERS', `${formatMoney(state.dueCents, currency)} is still due. Add a tender, then finish.`, {
    ...state,
  });
}

/** A code that ended or was used up since it was put on the cart gives nothing any more. */
function refuseStalePromo(tx: WriteTx, act: Act, { cart, lines }: LoadedCart): void {
  if (cart.promoCodeId === null) return;
  assertPromoFits(tx, act, promoCodeById(tx, cart.promoCodeId), lines.map(promoLine), cart.patientId);
}

function keepPromo(tx: WriteTx, act: Act, { cart, lines }: LoadedCart, invoiceId: string): void {
  if (cart.promoCodeId === null) return;
  const amountCents = lines.reduce((sum, line) => sum + (line.discountSource === 'promo' ? line.discountCents : 0), 0);
  recordPromoUse(tx, act, { promoCodeId: cart.promoCodeId, invoiceId, patientId: cart.patientId, amountCents });
}

function saleTender(tender: LoadedCart['tenders'][number], lines: readonly PricedLine[]): SaleTender {
  const { kind, cents, reference, storedValueId, itemId, quantity } = tender;
  const line = tender.cartLineId === null ? -1 : lines.findIndex((row) => row.id === tender.cartLineId);
  return { kind, cents, reference, storedValueId, itemId, quantity, line: line < 0 ? null : line };
}

function saleLine(line: PricedLine, check: CheckOutput | null): SaleLine {
  const retail = line.kind === 'retail';
  return {
    kind: line.kind,
    charge:
      line.chargeId === null || line.chargeVersion === null ? null : { id: line.chargeId, version: line.chargeVersion },
    productId: retail ? line.productId : line.givenProductId,
    description: line.description,
    unit: billedUnit(line.pricing, line.givenUnit),
    quantity: line.quantity,
    unitPriceCents: line.unitPriceCents,
    listPriceCents: line.listPriceCents,
    priceReason: line.priceReason,
    discountCents: line.discountCents,
    discountReason: line.discountReason,
    taxClass: line.taxClass,
    performedBy: line.performedBy,
    lots: check?.lines.find((row) => row.serviceLineId === line.serviceLineId)?.lots ?? [],
    stock: retail ? { quantity: stockQuantity(line.quantity, line.packageSize ?? 1000), lotId: line.lotId } : null,
    ahead: isPaidAhead(line.kind)
      ? { offerId: line.offerId, code: line.code, appointmentId: line.appointmentId }
      : null,
  };
}

/** The receipt, or where none is wanted only the drawer. A printer that is missing or silent never stops a sale: the job waits. */
function queueReceipt(
  tx: WriteTx,
  act: Act,
  issued: ReturnType<typeof issueInvoice>,
  want: { receipt: boolean; kick: boolean },
): Pick<z.input<typeof FinishOutput>, 'printJobId' | 'printProblem' | 'drawerKicked'> {
  if (!want.receipt && !want.kick) return { printJobId: null, printProblem: null, drawerKicked: false };
  const model = want.receipt ? receiptModel(issued.snapshot, want.kick) : drawerSlip(issued.snapshot);
  const job = queuePrint(tx, act, {
    kind: 'receipt',
    title: model.title,
    model,
    sourceKind: 'invoice',
    sourceId: issued.invoiceId,
  });
  return { printJobId: job.jobId, printProblem: job.problem, drawerKicked: want.kick && job.problem === null };
}
