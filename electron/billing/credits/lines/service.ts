import type { ReadDb } from '../../../../db/access.ts';
import { allocatedOf, takenOfInvoice } from '../../../../db/billing/credits/queries.ts';
import { type InvoiceLineRow, linesOfInvoice } from '../../../../db/billing/invoices/queries.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Cents } from '../../../kernel/money.ts';
import type { Quantity } from '../../../kernel/quantity.ts';
import { isPaidAhead } from '../../rules.ts';
import { leftOfLine } from '../../storedValues/service.ts';
import { type LineLeft, leftOf } from '../rules.ts';

/** The lines of an invoice with what is left of each, what of it came back before, and what is still owed on it. */
export function linesLeft(
  db: ReadDb,
  invoiceId: Id,
): Array<{ line: InvoiceLineRow; left: LineLeft; before: Quantity; owedCents: Cents }> {
  const taken = Map.groupBy(takenOfInvoice(db, invoiceId), (row) => row.lineId);
  const paid = Map.groupBy(allocatedOf(db, invoiceId), (row) => row.lineId);
  return linesOfInvoice(db, invoiceId).map((line) => {
    const left = leftOf(line, taken.get(line.id) ?? []);
    const paidCents = (paid.get(line.id) ?? []).reduce((sum, row) => sum + row.cents, 0);
    return { line, left, before: line.quantity - left.quantity, owedCents: left.totalCents - paidCents };
  });
}

/** How much of what is owed on a line can be given up, in cents: of what was sold to be used later only what was used. */
export function lossOf(db: ReadDb, { line, owedCents }: { line: InvoiceLineRow; owedCents: Cents }): Cents {
  return isPaidAhead(line.kind) ? Math.max(0, owedCents - leftOfLine(db, line.id)) : owedCents;
}
