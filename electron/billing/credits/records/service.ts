import type { z } from 'zod';
import type { ReadDb } from '../../../../db/access.ts';
import {
  type CreditNoteRow,
  creditNumbersGiven,
  notesOfDay,
  paymentsLeft,
  tipsLeft,
  wrongCredits,
} from '../../../../db/billing/credits/queries.ts';
import { findInvoice } from '../../../../db/billing/invoices/queries.ts';
import { restockFault } from '../../../inventory/returns/service.ts';
import type { Asker } from '../../../kernel/act.ts';
import { dateOf, type LocalDate } from '../../../kernel/dates.ts';
import { refuse } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { billedUnit, isPaidAhead } from '../../rules.ts';
import { leftOfLine } from '../../storedValues/service.ts';
import { limitsOf } from '../approval/service.ts';
import { linesLeft, lossOf } from '../lines/service.ts';
import { voidProblem } from '../rules.ts';
import type { CreditOptionsOutput } from '../schemas.ts';

/** What of an invoice can still be taken back, and how. @throws Refusal NOT_FOUND */
export function creditOptions(db: ReadDb, asker: Asker, input: { invoiceId: Id }): z.input<typeof CreditOptionsOutput> {
  const invoice =
    findInvoice(db, input.invoiceId) ??
    refuse('NOT_FOUND', 'This invoice is not here. Look for it in the list of the day.');
  if (invoice.patientId !== null) asker.concerns(invoice.patientId);
  const rows = linesLeft(db, invoice.id);
  const lines = rows.map(({ line, left }) => ({
    id: line.id,
    kind: line.kind,
    description: line.description,
    unit: line.kind === 'retail' ? '' : billedUnit(line.pricing, line.productUnit),
    quantity: line.quantity,
    unitPriceCents: line.unitPriceCents,
    taxRate: line.taxRate,
    hasCharge: line.chargeId !== null,
    left,
    fromStock: line.kind === 'retail',
    spoilt: line.kind === 'retail' ? restockFault(db, asker, line.id) : null,
    aheadLeftCents: isPaidAhead(line.kind) ? leftOfLine(db, line.id) : null,
  }));
  return {
    ...invoice,
    invoiceId: invoice.id,
    dueCents: invoice.totalCents - invoice.creditedCents - invoice.paidCents,
    writeOffCents: rows.reduce((sum, row) => sum + lossOf(db, row), 0),
    lines,
    payments: paymentsLeft(db, invoice.id),
    tips: tipsLeft(db, invoice.id),
    ...limitsOf(db, asker),
    ownSale: invoice.staffId === asker.staffId,
    sellerId: invoice.staffId,
    voidProblem: voidProblem(invoice, dateOf(asker.now, asker.zone)) ?? null,
  };
}

/** The credit notes and write-offs of a business day, newest first; today without a date. */
export function dayCredits(
  db: ReadDb,
  asker: Asker,
  input: { date?: LocalDate | undefined },
): { creditNotes: CreditNoteRow[] } {
  return { creditNotes: notesOfDay(db, input.date ?? dateOf(asker.now, asker.zone)) };
}

/** Checks every credit note against its lines, its invoice, payments and charges, and that no number is missing. Reads everything. */
export function verifyCredits(db: ReadDb): string[] {
  const problems = wrongCredits(db).map((problem) => `${problem}.`);
  const given = creditNumbersGiven(db);
  if (given.notes !== given.lastNote)
    problems.push(`There are ${given.notes} credit notes, but the last number given is ${given.lastNote}.`);
  if (given.writeOffs !== given.lastWriteOff)
    problems.push(`There are ${given.writeOffs} write-offs, but the last number given is ${given.lastWriteOff}.`);
  return problems;
}
