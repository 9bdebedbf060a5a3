import type { WriteTx } from '../../../db/access.ts';
import { insertAllocation, insertPayment, insertTip } from '../../../db/billing/invoices/queries.ts';
import type { Act } from '../../kernel/act.ts';
import type { LocalDate } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Cents } from '../../kernel/money.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import type { TenderKind } from '../../ledger/rules.ts';
import { post } from '../../ledger/service.ts';
import { paymentPostings, tipPostings } from '../invoices/rules.ts';
import { redeem } from '../storedValues/service.ts';
import { type AppliedTender, allocatePayments } from './rules.ts';

/** A tender as it is taken. What was paid ahead names the stored value and, for uses, which item of it and how much. */
export interface TakenTender {
  kind: TenderKind;
  cents: Cents;
  reference: string | null;
  storedValueId: Id | null;
  itemId: Id | null;
  quantity: Quantity | null;
}

/** Tenders already applied to an invoice and its tip; `lines` are what each line owes. */
export interface TakenPayments {
  invoiceId: Id;
  patientId: Id | null;
  businessDate: LocalDate;
  drawerSessionId: Id | null;
  tenders: readonly TakenTender[];
  applied: readonly AppliedTender[];
  lines: ReadonlyArray<{ id: Id; totalCents: Cents }>;
  /** The place of the line each tender is for, if it is for one. */
  forLine?: ReadonlyArray<number | null>;
  tips: ReadonlyArray<{ staffId: Id; cents: Cents }>;
}

/**
 * Books tenders: one payment each, allocated to the invoice's lines, with their journal entries and the tips'. What was paid
 * ahead is taken out of its stored value. What is laid on account is no payment: it stays owed. Answers the payments' ids.
 * @throws Refusal DRAWER_CLOSED for cash without an open drawer, and what `redeem` refuses
 */
export function recordPayments(tx: WriteTx, act: Act, taken: TakenPayments): Id[] {
  const owner = { invoiceId: taken.invoiceId, patientId: taken.patientId };
  const parts = allocatePayments(
    taken.applied.map((tender) => tender.amountCents),
    taken.lines.map((line) => line.totalCents),
    taken.forLine,
  );
  const ids = taken.applied.flatMap((applied, i) => {
    const tender = taken.tenders[i];
    if (!tender || tender.kind === 'account') return [];
    if (tender.kind === 'cash' && taken.drawerSessionId === null) refuse('DRAWER_CLOSED');
    const paymentId = act.newId();
    insertPayment(tx, {
      id: paymentId,
      ...owner,
      kind: tender.kind,
      ...applied,
      reference: tender.reference,
      takenAt: act.now,
      businessDate: taken.businessDate,
      drawerSessionId: taken.drawerSessionId,
      storedValueId: tender.storedValueId,
      staffId: act.staffId,
      stationId: act.stationId,
    });
    taken.lines.forEach((line, at) => {
      const amountCents = parts[i]?.[at] ?? 0;
      if (amountCents !== 0) insertAllocation(tx, { id: act.newId(), paymentId, invoiceLineId: line.id, amountCents });
    });
    post(tx, act, {
      businessDate: taken.businessDate,
      sourceKind: 'payment',
      sourceId: paymentId,
      postings: paymentPostings(owner, { kind: tender.kind, drawerSessionId: taken.drawerSessionId }, applied),
    });
    if (tender.storedValueId !== null)
      redeem(tx, act, {
        storedValueId: tender.storedValueId,
        itemId: tender.itemId,
        quantity: tender.quantity ?? 0,
        cents: applied.amountCents,
        kind: tender.kind,
        patientId: taken.patientId,
        paymentId,
        businessDate: taken.businessDate,
      });
    return [paymentId];
  });
  bookTips(tx, act, taken);
  return ids;
}

/** One tip per person; what each gets lies where the tenders lie, shared between them exactly. */
function bookTips(tx: WriteTx, act: Act, taken: TakenPayments): void {
  const tips = taken.tips.filter((tip) => tip.cents > 0);
  if (tips.length === 0) return;
  const parts = allocatePayments(
    taken.applied.map((applied) => applied.tipCents),
    tips.map((tip) => tip.cents),
  );
  tips.forEach((tip, at) => {
    const id = act.newId();
    insertTip(tx, { id, invoiceId: taken.invoiceId, staffId: tip.staffId, amountCents: tip.cents });
    const places = taken.applied.map((_, i) => ({
      kind: taken.tenders[i]?.kind ?? 'cash',
      drawerSessionId: taken.drawerSessionId,
      tipCents: parts[i]?.[at] ?? 0,
    }));
    post(tx, act, {
      businessDate: taken.businessDate,
      sourceKind: 'tip',
      sourceId: id,
      postings: tipPostings({ invoiceId: taken.invoiceId, patientId: taken.patientId }, tip.staffId, places),
    });
  });
}
