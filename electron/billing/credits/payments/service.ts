import type { ReadDb, WriteTx } from '../../../../db/access.ts';
import { type PaymentLeftRow, tipsLeft } from '../../../../db/billing/credits/queries.ts';
import { insertPayment, insertTip } from '../../../../db/billing/invoices/queries.ts';
import { clinicProfile } from '../../../clinic/service.ts';
import type { Act } from '../../../kernel/act.ts';
import { refuse } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { allocate, type Cents, formatMoney } from '../../../kernel/money.ts';
import { reversalOf, type TenderKind } from '../../../ledger/rules.ts';
import { expectedCash, journalEntryOf, post } from '../../../ledger/service.ts';
import { paymentPostings, tipPostings } from '../../invoices/rules.ts';
import { createValue } from '../../storedValues/moves/service.ts';
import { giveBack, usesPaidBy } from '../../storedValues/service.ts';
import type { CreditOrder } from '../service.ts';

/** A treatment that was paid ahead: it goes back as a whole. */
function isUse(kind: TenderKind): boolean {
  return kind === 'package' || kind === 'membership' || kind === 'units';
}

/** A use that was worth nothing and was not given back: no money moves, but the treatment is there again. */
export function isFreeUse(payment: PaymentLeftRow): boolean {
  return payment.storedValueId !== null && payment.amountCents === 0 && payment.refunds === 0;
}

/** Refuses money that does not go back as it must: all of it, at most what each payment has left, cash out of an open drawer that holds it. */
export function refuseWrongBack(
  db: ReadDb,
  order: CreditOrder,
  payments: readonly PaymentLeftRow[],
  backCents: Cents,
): void {
  const money = (cents: Cents): string => formatMoney(cents, clinicProfile(db).currency);
  const given = order.back.reduce((sum, row) => sum + row.cents, order.keptCents);
  if (given !== backCents)
    refuse('MONEY_DIFFERS', `${money(backCents)} must go back, and ${money(given)} are spread over the payments.`, {
      backCents,
    });
  if (order.keptCents > 0 && order.invoice.patientId === null)
    refuse(
      'NOT_NOW',
      'Only a patient can keep a credit, and this was sold at the counter. Give the money back, and sell what is taken instead with a new cart.',
    );
  let cash = 0;
  const seen = new Set<Id>();
  for (const row of order.back) {
    const payment = payments.find((of) => of.id === row.paymentId);
    if (!payment || seen.has(row.paymentId)) refuse('NOT_FOUND', 'This payment does not belong to the invoice.');
    seen.add(row.paymentId);
    if (row.cents > payment.leftCents || row.tipCents > payment.tipLeftCents)
      refuse(
        'MONEY_DIFFERS',
        `At most ${money(payment.leftCents + payment.tipLeftCents)} of that payment can still go back.`,
        { leftCents: payment.leftCents, tipLeftCents: payment.tipLeftCents },
      );
    if (isUse(payment.kind) && row.cents !== payment.leftCents)
      refuse(
        'MONEY_DIFFERS',
        'A treatment that was paid ahead goes back as a whole. Take its line back whole, or choose another payment.',
        {
          leftCents: payment.leftCents,
        },
      );
    if (payment.kind === 'cash') cash += row.cents + row.tipCents;
  }
  if (cash === 0) return;
  if (order.drawerSessionId === null) refuse('DRAWER_CLOSED');
  const inDrawer = expectedCash(db, order.drawerSessionId);
  if (cash > inDrawer)
    refuse(
      'MONEY_DIFFERS',
      `Only ${money(inDrawer)} lie in this drawer by the records. Put cash in first, or give less back in cash.`,
      { inDrawerCents: inDrawer },
    );
}

/** Books what goes back as payments below zero, each naming the one it takes back. Answers the new payments with their positive cents. */
export function giveBackPayments(
  tx: WriteTx,
  act: Act,
  order: CreditOrder,
  of: { creditNoteId: Id; payments: readonly PaymentLeftRow[] },
): Array<{ paymentId: Id; cents: Cents }> {
  const { invoice } = order;
  const owner = { invoiceId: invoice.id, patientId: invoice.patientId };
  return order.back.flatMap((row) => {
    const payment = of.payments.find((one) => one.id === row.paymentId);
    if (!payment || (row.cents + row.tipCents === 0 && !isFreeUse(payment))) return [];
    const id = act.newId();
    const applied = {
      amountCents: 0 - row.cents,
      tipCents: 0 - row.tipCents,
      receivedCents: 0 - row.cents - row.tipCents,
      changeCents: 0,
    };
    insertPayment(tx, {
      id,
      ...owner,
      kind: payment.kind,
      ...applied,
      reference: row.reference,
      takenAt: act.now,
      businessDate: order.businessDate,
      drawerSessionId: order.drawerSessionId,
      creditNoteId: of.creditNoteId,
      refundOfId: payment.id,
      storedValueId: payment.storedValueId,
      staffId: act.staffId,
      stationId: act.stationId,
    });
    post(tx, act, {
      businessDate: order.businessDate,
      sourceKind: 'payment',
      sourceId: id,
      postings: paymentPostings(owner, { kind: payment.kind, drawerSessionId: order.drawerSessionId }, applied),
      reversesId: journalEntryOf(tx, 'payment', payment.id),
    });
    for (const use of payment.storedValueId === null ? [] : usesPaidBy(tx, payment.id))
      giveBack(tx, act, {
        ...use,
        quantity: row.cents === payment.leftCents ? use.quantity : 0,
        cents: row.cents,
        creditNoteId: of.creditNoteId,
        businessDate: order.businessDate,
      });
    return [{ paymentId: id, cents: row.cents }];
  });
}

/** Keeps what is not given back as a credit of the patient: a deposit that pays any of their invoices. Answers the payment below zero. */
export function keepCredit(
  tx: WriteTx,
  act: Act,
  order: CreditOrder,
  creditNoteId: Id,
): { paymentId: Id; cents: Cents; storedValueId: Id } | undefined {
  const { invoice, keptCents } = order;
  if (keptCents === 0) return undefined;
  const owner = { invoiceId: invoice.id, patientId: invoice.patientId };
  const value = createValue(
    tx,
    act,
    {
      kind: 'deposit',
      patientId: invoice.patientId,
      code: null,
      title: `Credit from invoice ${invoice.number}`,
      offerId: null,
      invoiceLineId: null,
      appointmentId: null,
      shareable: false,
      cents: keptCents,
      expiresOn: null,
      items: [],
    },
    { kind: 'issue', sourceKind: 'creditNote', sourceId: creditNoteId, businessDate: order.businessDate },
  );
  const id = act.newId();
  const applied = { amountCents: -keptCents, tipCents: 0, receivedCents: -keptCents, changeCents: 0 };
  insertPayment(tx, {
    id,
    ...owner,
    kind: 'deposit',
    ...applied,
    reference: null,
    takenAt: act.now,
    businessDate: order.businessDate,
    drawerSessionId: order.drawerSessionId,
    creditNoteId,
    storedValueId: value.id,
    staffId: act.staffId,
    stationId: act.stationId,
  });
  post(tx, act, {
    businessDate: order.businessDate,
    sourceKind: 'payment',
    sourceId: id,
    postings: paymentPostings(owner, { kind: 'deposit', drawerSessionId: order.drawerSessionId }, applied),
  });
  return { paymentId: id, cents: keptCents, storedValueId: value.id };
}

/** Gives tips back: rows below zero by person, in proportion to what each has left. Answers the cents. */
export function giveBackTips(tx: WriteTx, act: Act, order: CreditOrder, payments: readonly PaymentLeftRow[]): Cents {
  const tipCents = order.back.reduce((sum, row) => sum + row.tipCents, 0);
  if (tipCents === 0) return 0;
  const owner = { invoiceId: order.invoice.id, patientId: order.invoice.patientId };
  const places = order.back.map((row) => ({
    kind: payments.find((payment) => payment.id === row.paymentId)?.kind ?? ('cash' as const),
    drawerSessionId: order.drawerSessionId,
    tipCents: row.tipCents,
  }));
  const people = tipsLeft(tx, order.invoice.id);
  const shares = allocate(
    tipCents,
    people.map((person) => person.leftCents),
  );
  people.forEach((person, i) => {
    const share = shares[i] ?? 0;
    if (share === 0) return;
    const parts = allocate(
      share,
      places.map((place) => place.tipCents),
    );
    const id = act.newId();
    insertTip(tx, { id, invoiceId: order.invoice.id, staffId: person.staffId, amountCents: -share });
    post(tx, act, {
      businessDate: order.businessDate,
      sourceKind: 'tip',
      sourceId: id,
      postings: reversalOf(
        tipPostings(
          owner,
          person.staffId,
          places.map((place, at) => ({ ...place, tipCents: parts[at] ?? 0 })),
        ),
      ),
    });
    places.forEach((place, at) => void (place.tipCents -= parts[at] ?? 0));
  });
  return tipCents;
}
