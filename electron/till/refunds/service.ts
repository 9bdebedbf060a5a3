import type { z } from 'zod';
import type { WriteTx } from '../../../db/access.ts';
import { aboutCredit } from '../../billing/credits/approval/rules.ts';
import { approvalFor } from '../../billing/credits/approval/service.ts';
import { linesLeft, lossOf } from '../../billing/credits/lines/service.ts';
import { inProportion, partAsked, partByCents, voidProblem } from '../../billing/credits/rules.ts';
import type { CreditDone, CreditLine, RefundInput, VoidInput, WriteOffInput } from '../../billing/credits/schemas.ts';
import {
  type CreditOrder,
  type CreditPart,
  creditInvoice,
  type IssuedCredit,
  invoiceToCredit,
  paymentsToGiveBack,
} from '../../billing/credits/service.ts';
import { clinicProfile } from '../../clinic/service.ts';
import { queuePrint } from '../../devices/service.ts';
import type { Act } from '../../kernel/act.ts';
import type { Approvals } from '../../kernel/approvals.ts';
import { dateOf } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import { formatMoney } from '../../kernel/money.ts';
import { newCart } from '../carts/service.ts';
import { drawerForTaking } from '../drawer/service.ts';
import { creditReceipt } from './prints.ts';

type Left = ReturnType<typeof linesLeft>[number];
type Done = z.input<typeof CreditDone>;

/**
 * Takes lines of an invoice back and gives the money back, or keeps it as the patient's credit. An exchange begins the cart on
 * which that credit is spent. @throws Refusal APPROVAL_NEEDED above the limit, MONEY_DIFFERS,
 * DRAWER_CLOSED for cash without a drawer, STOCK_REFUSED, CHANGED_ELSEWHERE with the current invoice
 */
export function refund(tx: WriteTx, act: Act, input: z.output<typeof RefundInput>, approvals: Approvals): Done {
  const invoice = invoiceToCredit(tx, act, input);
  const left = linesLeft(tx, invoice.id);
  const seen = new Set(input.lines.map((line) => line.lineId));
  if (seen.size !== input.lines.length) refuse('BAD_INPUT', 'A line can be taken back only once in one step.');
  const parts = input.lines.map((asked) => {
    const of =
      left.find(({ line }) => line.id === asked.lineId) ?? refuse('NOT_FOUND', 'This line is not on the invoice.');
    return partOf(of, asked);
  });
  const back = input.back.map((row) => ({ ...row, reference: row.reference || null }));
  return carryOut(tx, act, { ...input, invoice, parts, back }, approvals);
}

function partOf(of: Left, asked: z.output<typeof CreditLine>): CreditPart {
  const { line, left, before } = of;
  if (asked.quantity > left.quantity || (asked.cents ?? 0) > left.totalCents)
    refuse('MONEY_DIFFERS', `More of "${line.description}" is taken back than is left of it. Look at what is left.`, {
      left,
    });
  if (line.kind === 'retail' && asked.quantity % 1000 !== 0)
    refuse('BAD_INPUT', 'Goods come back in whole packages. Enter a whole number.');
  const fate = line.kind === 'retail' && asked.quantity > 0 ? asked.fate : 'none';
  if (line.kind === 'retail' && asked.quantity > 0 && fate === 'none')
    refuse('BAD_INPUT', `Say what becomes of "${line.description}": back on the shelf, or wasted.`);
  const taken = partAsked(left, line, asked);
  if (!taken) {
    if (asked.unitPriceCents !== undefined)
      refuse(
        'MONEY_DIFFERS',
        'Only a lower price can be corrected here. To charge more, void the invoice on its own day and bill again, or sell the difference with a new cart.',
      );
    refuse('BAD_INPUT', 'Say how many come back, or how much is taken off.');
  }
  return { line, taken, fate: taken.quantity === 0 ? 'none' : fate, before };
}

/**
 * Undoes an invoice of today as a whole: all lines, all payments, all tips, goods and charges.
 * @throws Refusal NOT_NOW with the reason, and as `refund` does
 */
export function voidInvoice(tx: WriteTx, act: Act, input: z.output<typeof VoidInput>, approvals: Approvals): Done {
  const invoice = invoiceToCredit(tx, act, input);
  const problem = voidProblem(invoice, dateOf(act.now, act.zone));
  if (problem) refuse('NOT_NOW', problem);
  const fates = new Map(input.fates.map((row) => [row.lineId, row.fate]));
  const references = new Map(input.references.map((row) => [row.paymentId, row.reference]));
  const parts = linesLeft(tx, invoice.id).map(({ line, left, before }): CreditPart => {
    const fate = line.kind === 'retail' ? (fates.get(line.id) ?? 'restock') : 'none';
    return { line, taken: left, fate, before };
  });
  const back = paymentsToGiveBack(tx, invoice.id).map((payment) => ({
    paymentId: payment.id,
    cents: payment.leftCents,
    tipCents: payment.tipLeftCents,
    reference: references.get(payment.id) || null,
  }));
  return carryOut(tx, act, { ...input, kind: 'void', invoice, parts, back, keptCents: 0 }, approvals);
}

/**
 * Gives up what is owed on an invoice; what was earned and taxed stays. What was sold to be used later and is still there is
 * taken back instead. @throws Refusal MONEY_DIFFERS above what is owed, VALUE_REFUSED above what of it was used,
 * APPROVAL_NEEDED for one's own sale or above the limit
 */
export function writeOff(tx: WriteTx, act: Act, input: z.output<typeof WriteOffInput>, approvals: Approvals): Done {
  const invoice = invoiceToCredit(tx, act, input);
  const dueCents = invoice.totalCents - invoice.creditedCents - invoice.paidCents;
  if (input.cents > dueCents)
    refuse('MONEY_DIFFERS', 'More cannot be written off than is still owed on this invoice.', { dueCents });
  const left = linesLeft(tx, invoice.id);
  const lost = left.map((row) => lossOf(tx, row));
  const lostCents = lost.reduce((sum, cents) => sum + cents, 0);
  if (input.cents > lostCents)
    refuse(
      'VALUE_REFUSED',
      `${formatMoney(dueCents - lostCents, clinicProfile(tx).currency)} of this is for what can still be used. Take that back first, or lower its price; the rest can be written off.`,
      { lostCents },
    );
  const shares = inProportion(input.cents, lost);
  const parts = left.flatMap(({ line, left: of, before }, i): CreditPart[] => {
    const cents = shares[i] ?? 0;
    return cents === 0 ? [] : [{ line, taken: partByCents(of, cents), fate: 'none', before }];
  });
  return carryOut(
    tx,
    act,
    { ...input, kind: 'writeOff', printReceipt: false, invoice, parts, back: [], keptCents: 0 },
    approvals,
  );
}

type Wanted = Pick<CreditOrder, 'invoice' | 'kind' | 'reason' | 'parts' | 'back' | 'keptCents'> & {
  approvalId?: string | undefined;
  printReceipt: boolean;
};

function carryOut(tx: WriteTx, act: Act, wanted: Wanted, approvals: Approvals): Done {
  const { invoice, approvalId } = wanted;
  const tipCents = wanted.back.reduce((sum, row) => sum + row.tipCents, 0);
  const cents = wanted.parts.reduce((sum, part) => sum + part.taken.totalCents, tipCents);
  const about = aboutCredit(invoice.id, cents);
  const second =
    approvalId === undefined
      ? undefined
      : (approvals.whoApproved(approvalId, { sessionId: act.sessionId, about, now: act.now }) ??
        refuse('APPROVAL_NEEDED', 'The confirmation is too old or for another amount. Have it confirmed again.'));
  const what = { invoiceId: invoice.id, sellerId: invoice.staffId, kind: wanted.kind, cents };
  const people = approvalFor(tx, act, what, second);
  if (approvalId !== undefined) act.afterCommit(() => approvals.spend(approvalId));
  const businessDate = dateOf(act.now, act.zone);
  const drawer = wanted.back.length > 0 ? drawerForTaking(tx, act, businessDate) : null;
  const issued = creditInvoice(tx, act, { ...wanted, ...people, businessDate, drawerSessionId: drawer?.id ?? null });
  if (drawer) act.touch('till', 'drawerSession', drawer.id, drawer.version);
  const cartId = wanted.kind === 'exchange' ? newCart(tx, act, { patientId: invoice.patientId ?? undefined }).id : null;
  return { ...issued, cartId, ...queueCreditReceipt(tx, act, issued, wanted.printReceipt) };
}

/** The receipt of a credit note; without one, only the drawer opens where cash goes back. */
function queueCreditReceipt(
  tx: WriteTx,
  act: Act,
  issued: IssuedCredit,
  receipt: boolean,
): { printJobId: string | null; printProblem: string | null } {
  const { snapshot } = issued;
  const kick = snapshot?.backs.some((back) => back.kind === 'cash') ?? false;
  if (!snapshot || (!receipt && !kick)) return { printJobId: null, printProblem: null };
  const whole = creditReceipt(snapshot, kick);
  const model = receipt
    ? whole
    : {
        ...whole,
        title: `Drawer, credit note ${issued.number}`,
        nodes: [{ kind: 'text' as const, text: `Drawer opened for credit note ${issued.number}, ${snapshot.time}` }],
      };
  const job = queuePrint(tx, act, {
    kind: 'receipt',
    title: model.title,
    model,
    sourceKind: 'creditNote',
    sourceId: issued.creditNoteId,
  });
  return { printJobId: job.jobId, printProblem: job.problem };
}
