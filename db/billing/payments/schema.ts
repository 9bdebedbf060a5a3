import { sql } from 'drizzle-orm';
import { type AnySQLiteColumn, check, index, sqliteTable } from 'drizzle-orm/sqlite-core';
import { tenderKinds } from '../../../electron/ledger/rules.ts';
import { cents, id, instant, localDate, oneOf, words } from '../../columns.ts';
import { staff } from '../../staff/schema.ts';
import { creditNotes } from '../credits/schema.ts';
import { invoiceLines, invoices } from '../schema.ts';
import { storedValues } from '../storedValues/schema.ts';

/** One tender taken, net of change, or given back: then every amount is negative. Append-only. */
export const payments = sqliteTable(
  'payments',
  {
    id: id('id').primaryKey(),
    invoiceId: id('invoice_id')
      .notNull()
      .references(() => invoices.id),
    patientId: id('patient_id'),
    kind: oneOf('kind', tenderKinds).notNull(),
    /** Towards the invoice. */
    amountCents: cents('amount_cents').notNull(),
    /** Towards the tip, on top of the amount. */
    tipCents: cents('tip_cents').notNull(),
    /** What was handed over in cash, and what was given back. */
    receivedCents: cents('received_cents').notNull(),
    changeCents: cents('change_cents').notNull(),
    /** The terminal's reference; never a card number. */
    reference: words('reference'),
    takenAt: instant('taken_at').notNull(),
    businessDate: localDate('business_date').notNull(),
    /** Cash always has one; a card payment may be taken while no drawer is open. */
    drawerSessionId: id('drawer_session_id'),
    /** Set on money that goes back: for which credit note, and which payment it takes back. */
    creditNoteId: id('credit_note_id').references(() => creditNotes.id),
    refundOfId: id('refund_of_id').references((): AnySQLiteColumn => payments.id),
    /** What a gift card, package, membership, banked unit or deposit was taken from. */
    storedValueId: id('stored_value_id').references(() => storedValues.id),
    staffId: id('staff_id')
      .notNull()
      .references(() => staff.id),
    stationId: id('station_id').notNull(),
  },
  (t) => [
    index('payments_invoice').on(t.invoiceId),
    index('payments_session').on(t.drawerSessionId),
    index('payments_refund_of').on(t.refundOfId),
    index('payments_credit_note').on(t.creditNoteId),
    index('payments_date').on(t.businessDate),
    check('payments_refund', sql`${t.refundOfId} IS NULL OR ${t.amountCents} + ${t.tipCents} <= 0`),
    check('payments_kind', sql.raw(`"kind" IN (${tenderKinds.map((k) => `'${k}'`).join(', ')})`)),
    check('payments_cash_drawer', sql`${t.kind} <> 'cash' OR ${t.drawerSessionId} IS NOT NULL`),
    check('payments_net', sql`${t.receivedCents} - ${t.changeCents} = ${t.amountCents} + ${t.tipCents}`),
  ],
);

/** Which line a payment pays. Append-only. */
export const paymentAllocations = sqliteTable(
  'payment_allocations',
  {
    id: id('id').primaryKey(),
    paymentId: id('payment_id')
      .notNull()
      .references(() => payments.id),
    invoiceLineId: id('invoice_line_id')
      .notNull()
      .references(() => invoiceLines.id),
    amountCents: cents('amount_cents').notNull(),
  },
  (t) => [index('payment_allocations_payment').on(t.paymentId), index('payment_allocations_line').on(t.invoiceLineId)],
);

/** Who the tip of an invoice belongs to. Append-only. */
export const tips = sqliteTable(
  'tips',
  {
    id: id('id').primaryKey(),
    invoiceId: id('invoice_id')
      .notNull()
      .references(() => invoices.id),
    staffId: id('staff_id')
      .notNull()
      .references(() => staff.id),
    amountCents: cents('amount_cents').notNull(),
  },
  (t) => [index('tips_invoice').on(t.invoiceId)],
);
