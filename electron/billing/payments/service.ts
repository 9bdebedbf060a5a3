import type { WriteTx } from '../../../db/access.ts';
import { insertAllocation, insertPayment, insertTip } from '../../../db/billing/invoices/queries.ts';
import type { Act } from '../../kernel/act.ts';
import type { LocalDate } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Cents } from '../../kernel/money.ts';
import type { TenderKind } from '../../ledger/rules.ts';
import { post } from '../../ledger/service.ts';
import { paymentPostings, tipPostings } from '../invoices/rules.ts';
import { type AppliedTender, allocatePayments } from './rules.ts';

/** Tenders already applied to an invoice and its tip; `lines` are what each line owes. */
export interface TakenPayments {
  invoiceId: Id;
  patientId: Id | null;
  businessDate: LocalDate;
  drawerSessionId: Id | null;
  tenders: ReadonlyArray<{ kind: TenderKind; reference: string | null }>;
  applied: readonly AppliedTender[];
  lines: ReadonlyArray<{ id: Id; totalCents: Cents }>;
  tip: { cents: Cents; staffId: Id } | null;
}

/**
 * Books tenders: one payment each, allocated to the invoice's lines, with their journal entries and the tip's.
 * @throws Refusal DRAWER_CLOSED for cash without an open drawer
 */
export function recordPayments(tx: WriteTx, act: Act, taken: TakenPayments): void {
  const owner = { invoiceId: taken.invoiceId, patientId: taken.patientId };
  const parts = allocatePayments(
    taken.applied.map((tender) => tender.amountCents),
    taken.lines.map((line) => line.totalCents),
  );
  taken.applied.forEach((applied, i) => {
    const tender = taken.tenders[i];
    if (!tender) return;
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
  });
  if (taken.tip && taken.tip.cents > 0) bookTip(tx, act, taken, taken.tip);
}

function bookTip(tx: WriteTx, act: Act, taken: TakenPayments, tip: { cents: Cents; staffId: Id }): void {
  const id = act.newId();
  insertTip(tx, { id, invoiceId: taken.invoiceId, staffId: tip.staffId, amountCents: tip.cents });
  const places = taken.applied.map((applied, i) => ({
    kind: taken.tenders[i]?.kind ?? 'cash',
    drawerSessionId: taken.drawerSessionId,
    tipCents: applied.tipCents,
  }));
  post(tx, act, {
    businessDate: taken.businessDate,
    sourceKind: 'tip',
    sourceId: id,
    postings: tipPostings({ invoiceId: taken.invoiceId, patientId: taken.patientId }, tip.staffId, places),
  });
}
