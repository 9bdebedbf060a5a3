import type { ReadDb, WriteTx } from '../../../../db/access.ts';
import { updateInvoiceMoney } from '../../../../db/billing/credits/queries.ts';
import { findInvoice, type InvoiceRow, openInvoicesOfPatient } from '../../../../db/billing/invoices/queries.ts';
import type { Act } from '../../../kernel/act.ts';
import { refuse } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Cents } from '../../../kernel/money.ts';
import { patientById } from '../../../patients/service.ts';
import { stateOfInvoice } from '../../invoices/rules.ts';
import type { OpenInvoice } from '../rules.ts';

/** An invoice something is owed on. */
export type OwedInvoice = InvoiceRow & OpenInvoice;

/** What is owed on the named invoices, or on every open one of a patient, oldest first; paid ones are left out. @throws Refusal NOT_FOUND, BAD_INPUT for invoices of different people */
export function owedInvoices(
  db: ReadDb,
  of: { patientId?: Id | null | undefined; invoiceIds: readonly Id[] },
): OwedInvoice[] {
  const rows =
    of.invoiceIds.length > 0
      ? of.invoiceIds.map((id) => findInvoice(db, id) ?? refuse('NOT_FOUND', 'This invoice is not here any more.'))
      : openInvoicesOfPatient(db, patientById(db, of.patientId ?? refuse('BAD_INPUT')).id);
  const whose = (row: InvoiceRow): Id | null => (row.patientId === null ? null : patientById(db, row.patientId).id);
  if (new Set(rows.map(whose)).size > 1)
    refuse('BAD_INPUT', 'These invoices belong to different people. Pay them one after the other.');
  return rows
    .map((row) => ({ ...row, dueCents: row.state === 'void' ? 0 : row.totalCents - row.creditedCents - row.paidCents }))
    .filter((row) => row.dueCents > 0)
    .sort((a, b) => a.number - b.number);
}

/** Notes on an invoice that so much more of it is paid. @throws Refusal CHANGED_ELSEWHERE */
export function receivePaid(tx: WriteTx, act: Act, invoice: InvoiceRow, cents: Cents): void {
  const { id, totalCents, creditedCents, version } = invoice;
  const paidCents = invoice.paidCents + cents;
  const state = stateOfInvoice(totalCents - creditedCents, paidCents);
  if (!updateInvoiceMoney(tx, id, version, { state, paidCents, creditedCents })) refuse('CHANGED_ELSEWHERE');
  act.touch('billing', 'invoice', id, version + 1);
}
