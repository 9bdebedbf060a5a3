import { sql } from 'drizzle-orm';
import { type AnySQLiteColumn, check, index, sqliteTable } from 'drizzle-orm/sqlite-core';
import { accounts, entrySources, tenderKinds } from '../../electron/ledger/rules.ts';
import { cents, id, instant, localDate, oneOf, sequence } from '../columns.ts';

/** One financial event. Append-only; a correction is another entry that reverses this one. */
export const journalEntries = sqliteTable(
  'journal_entries',
  {
    id: id('id').primaryKey(),
    at: instant('at').notNull(),
    businessDate: localDate('business_date').notNull(),
    sourceKind: oneOf('source_kind', entrySources).notNull(),
    sourceId: id('source_id').notNull(),
    reversesId: id('reverses_id').references((): AnySQLiteColumn => journalEntries.id),
    staffId: id('staff_id').notNull(),
    stationId: id('station_id').notNull(),
  },
  (t) => [
    index('journal_entries_source').on(t.sourceKind, t.sourceId),
    index('journal_entries_date').on(t.businessDate),
    check('journal_entries_source_kind', sql.raw(`"source_kind" IN (${entrySources.map((s) => `'${s}'`).join(', ')})`)),
  ],
);

/** The lines of an entry sum to zero; debits are positive. Append-only. */
export const journalLines = sqliteTable(
  'journal_lines',
  {
    seq: sequence('seq'),
    entryId: id('entry_id')
      .notNull()
      .references(() => journalEntries.id),
    account: oneOf('account', accounts).notNull(),
    amountCents: cents('amount_cents').notNull(),
    patientId: id('patient_id'),
    payerId: id('payer_id'),
    chargeId: id('charge_id'),
    invoiceId: id('invoice_id'),
    staffId: id('staff_id'),
    drawerSessionId: id('drawer_session_id'),
    tenderKind: oneOf('tender_kind', tenderKinds),
  },
  (t) => [
    index('journal_lines_entry').on(t.entryId),
    index('journal_lines_patient').on(t.patientId, t.account),
    index('journal_lines_invoice').on(t.invoiceId),
    index('journal_lines_session').on(t.drawerSessionId, t.account),
    index('journal_lines_tips').on(t.staffId).where(sql`"account" = 'tips_payable'`),
    check('journal_lines_account', sql.raw(`"account" IN (${accounts.map((a) => `'${a}'`).join(', ')})`)),
    check('journal_lines_tender', sql.raw(`"tender_kind" IN (${tenderKinds.map((k) => `'${k}'`).join(', ')})`)),
    check('journal_lines_amount', sql`${t.amountCents} <> 0`),
  ],
);
