import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { creditNoteKinds, goodsFates } from '../../../electron/billing/rules.ts';
import { cents, count, id, instant, localDate, oneOf, quantity, words } from '../../columns.ts';
import { documents } from '../../documents/schema.ts';
import { patients } from '../../patients/schema.ts';
import { staff } from '../../staff/schema.ts';
import { invoiceLines, invoices } from '../schema.ts';

/**
 * What is taken back from an issued invoice: amounts are positive. Append-only. Credit notes have a gapless series of their
 * own; write-offs, which no patient gets on paper, have another.
 */
export const creditNotes = sqliteTable(
  'credit_notes',
  {
    id: id('id').primaryKey(),
    number: count('number').notNull(),
    invoiceId: id('invoice_id')
      .notNull()
      .references(() => invoices.id),
    patientId: id('patient_id').references(() => patients.id),
    kind: oneOf('kind', creditNoteKinds).notNull(),
    reason: words('reason').notNull(),
    goodsCents: cents('goods_cents').notNull(),
    discountCents: cents('discount_cents').notNull(),
    taxCents: cents('tax_cents').notNull(),
    includedTaxCents: cents('included_tax_cents').notNull(),
    totalCents: cents('total_cents').notNull(),
    requestedBy: id('requested_by')
      .notNull()
      .references(() => staff.id),
    /** The second person; null where none was needed. */
    approvedBy: id('approved_by').references(() => staff.id),
    issuedAt: instant('issued_at').notNull(),
    businessDate: localDate('business_date').notNull(),
    documentId: id('document_id').references(() => documents.id),
    staffId: id('staff_id')
      .notNull()
      .references(() => staff.id),
    stationId: id('station_id').notNull(),
  },
  (t) => [
    uniqueIndex('credit_notes_number').on(t.number).where(sql`"kind" <> 'writeOff'`),
    uniqueIndex('credit_notes_write_off').on(t.number).where(sql`"kind" = 'writeOff'`),
    index('credit_notes_invoice').on(t.invoiceId),
    index('credit_notes_patient').on(t.patientId),
    index('credit_notes_date').on(t.businessDate),
    check('credit_notes_kind', sql`${t.kind} IN ('refund', 'void', 'exchange', 'correction', 'writeOff')`),
    check('credit_notes_second', sql`${t.approvedBy} IS NULL OR ${t.approvedBy} <> ${t.requestedBy}`),
    check(
      'credit_notes_total',
      sql`${t.totalCents} = ${t.goodsCents} - ${t.discountCents} + ${t.taxCents} - ${t.includedTaxCents}`,
    ),
  ],
);

/** What of which line is taken back, and what became of the goods. Append-only. */
export const creditNoteLines = sqliteTable(
  'credit_note_lines',
  {
    id: id('id').primaryKey(),
    creditNoteId: id('credit_note_id')
      .notNull()
      .references(() => creditNotes.id),
    invoiceLineId: id('invoice_line_id')
      .notNull()
      .references(() => invoiceLines.id),
    quantity: quantity('quantity').notNull(),
    goodsCents: cents('goods_cents').notNull(),
    discountCents: cents('discount_cents').notNull(),
    taxCents: cents('tax_cents').notNull(),
    includedTaxCents: cents('included_tax_cents').notNull(),
    totalCents: cents('total_cents').notNull(),
    goodsFate: oneOf('goods_fate', goodsFates).notNull(),
  },
  (t) => [
    index('credit_note_lines_note').on(t.creditNoteId),
    index('credit_note_lines_line').on(t.invoiceLineId),
    check('credit_note_lines_fate', sql`${t.goodsFate} IN ('none', 'restock', 'waste')`),
    check(
      'credit_note_lines_total',
      sql`${t.totalCents} = ${t.goodsCents} - ${t.discountCents} + ${t.taxCents} - ${t.includedTaxCents}`,
    ),
  ],
);
