import type { WriteTx } from '../../../db/access.ts';
import { insertInvoice, insertInvoiceLine, nextNumber } from '../../../db/billing/invoices/queries.ts';
import { markInvoiced } from '../../../db/billing/queries.ts';
import type { TaxClass } from '../../catalog/rules.ts';
import { keepDocument } from '../../documents/service.ts';
import { sellProduct } from '../../inventory/service.ts';
import type { Act } from '../../kernel/act.ts';
import type { LocalDate } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Cents } from '../../kernel/money.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import { post } from '../../ledger/service.ts';
import { leftAfter } from '../payments/left/service.ts';
import { applyTenders, tenderProblem } from '../payments/rules.ts';
import { recordPayments, type TakenTender } from '../payments/service.ts';
import type { InvoiceSnapshot, SnapshotLine } from '../prints.ts';
import { isPaidAhead, type LineAmounts, type LineKind, lineAmounts, noTaxes, totalsOf } from '../rules.ts';
import { taxOfClass } from '../service.ts';
import { issueFromLine } from '../storedValues/service.ts';
import { invoiceRecord } from './record/service.ts';
import { invoicePostings, stateOfInvoice } from './rules.ts';

/** A line on its way onto an invoice. */
export interface SaleLine {
  kind: LineKind;
  /** The confirmed charge it bills, with the version that was read. */
  charge: { id: Id; version: number } | null;
  productId: Id | null;
  description: string;
  unit: string;
  quantity: Quantity;
  unitPriceCents: Cents;
  /** What a unit would have cost, and why it does not; null where the list price is charged. */
  listPriceCents: Cents | null;
  priceReason: string | null;
  discountCents: Cents;
  discountReason: string | null;
  taxClass: TaxClass;
  performedBy: Id | null;
  /** Lots a service used; retail lines learn theirs from the stock. */
  lots: SnapshotLine['lots'];
  /** Retail: what leaves the stock, in thousandths of the base unit, and the scanned lot. */
  stock: { quantity: Quantity; lotId: Id | null } | null;
  /** What is paid ahead: which offer, the code of a gift card, the appointment of a deposit. */
  ahead: { offerId: Id | null; code: string | null; appointmentId: Id | null } | null;
}

/** A tender of a sale. `line` is the place of the line it is for, if it is for one. */
export interface SaleTender extends TakenTender {
  line: number | null;
}

/** What is sold and how it is paid. Tenders must cover total and tip; only cash may exceed them. */
export interface Sale {
  patientId: Id | null;
  appointmentId: Id | null;
  businessDate: LocalDate;
  lines: readonly SaleLine[];
  /** Why no tax is charged. */
  taxExemption: string | null;
  /** Who gets how much of the tip. */
  tips: ReadonlyArray<{ staffId: Id; cents: Cents }>;
  /** What is laid on account stays owed. */
  tenders: readonly SaleTender[];
  /** The open drawer of this PC, if there is one; cash needs it. */
  drawerSessionId: Id | null;
}

export interface IssuedInvoice {
  invoiceId: Id;
  number: number;
  documentId: Id;
  totalCents: Cents;
  tipCents: Cents;
  changeCents: Cents;
  snapshot: InvoiceSnapshot;
  /** What was sold to be used later. */
  storedValueIds: Id[];
}

type Priced = SaleLine & LineAmounts & { id: Id; taxRate: number; taxName: string };

/**
 * Issues an invoice in the caller's transaction: gapless number, lines, payments, allocations, tips, journal, stock, what is paid
 * ahead, the kept document. What is laid on account is left owed. @throws Refusal MONEY_DIFFERS if the tenders do not fit,
 * CHANGED_ELSEWHERE if a charge is not the confirmed one that was read, STOCK_REFUSED if retail is not there
 */
export function issueInvoice(tx: WriteTx, act: Act, sale: Sale): IssuedInvoice {
  const taxes = sale.taxExemption === null ? taxOfClass(tx) : noTaxes;
  const lines = sale.lines.map((line): Priced => {
    const tax = taxes[line.taxClass];
    return { ...line, ...tax, ...lineAmounts({ ...line, ...tax }), id: act.newId() };
  });
  const totals = totalsOf(lines);
  const tipCents = sale.tips.reduce((sum, part) => sum + part.cents, 0);
  if (tenderProblem(totals.totalCents, tipCents, sale.tenders)) refuse('MONEY_DIFFERS');
  const applied = applyTenders(totals.totalCents, tipCents, sale.tenders);
  const invoiceId = act.newId();
  const number = nextNumber(tx, 'invoice');
  for (const line of lines) {
    if (line.charge && !markInvoiced(tx, line.charge.id, line.charge.version)) refuse('CHANGED_ELSEWHERE');
    if (line.charge) act.touch('billing', 'charge', line.charge.id, line.charge.version + 1);
    if (!line.stock || line.productId === null) continue;
    const sold = {
      productId: line.productId,
      lotId: line.stock.lotId,
      quantity: line.stock.quantity,
      invoiceLineId: line.id,
    };
    line.lots = sellProduct(tx, act, sold).lots;
  }
  const left = leftAfter(tx, sale.tenders);
  const tenders = sale.tenders.map((tender, i) => ({ ...tender, left: left[i] ?? null }));
  const coded = lines.map((line) => ({ ...line, code: line.ahead?.code ?? null }));
  const snapshot = invoiceRecord(tx, act, { ...sale, number, lines: coded, totals, applied, tenders });
  const document = keepDocument(tx, act, {
    kind: 'invoice',
    title: `Invoice ${number}`,
    snapshot,
    sourceKind: 'invoice',
    sourceId: invoiceId,
    patientId: sale.patientId,
  });
  const paidCents = applied.reduce(
    (sum, tender, i) => sum + (sale.tenders[i]?.kind === 'account' ? 0 : tender.amountCents),
    0,
  );
  insertInvoice(tx, {
    id: invoiceId,
    number,
    patientId: sale.patientId,
    appointmentId: sale.appointmentId,
    state: stateOfInvoice(totals.totalCents, paidCents),
    issuedAt: act.now,
    businessDate: sale.businessDate,
    ...totals,
    paidCents,
    creditedCents: 0,
    taxExemption: sale.taxExemption,
    documentId: document.id,
    staffId: act.staffId,
    stationId: act.stationId,
    version: 1,
  });
  insertLines(tx, invoiceId, lines);
  const owner = { invoiceId, patientId: sale.patientId };
  const postings = invoicePostings(
    owner,
    lines.map((line) => ({ ...line, chargeId: line.charge?.id ?? null })),
  );
  post(tx, act, { businessDate: sale.businessDate, sourceKind: 'invoice', sourceId: invoiceId, postings });
  const storedValueIds = issueAhead(tx, act, sale, lines);
  recordPayments(tx, act, { ...sale, ...owner, lines, applied, forLine: sale.tenders.map((tender) => tender.line) });
  act.touch('billing', 'invoice', invoiceId, 1);
  const changeCents = applied.reduce((sum, tender) => sum + tender.changeCents, 0);
  const { totalCents } = totals;
  return { invoiceId, number, documentId: document.id, totalCents, tipCents, changeCents, snapshot, storedValueIds };
}

function issueAhead(tx: WriteTx, act: Act, sale: Sale, lines: readonly Priced[]): Id[] {
  return lines.flatMap((line) => {
    if (!line.ahead || !isPaidAhead(line.kind)) return [];
    const { appointmentId, ...sold } = line.ahead;
    return issueFromLine(tx, act, {
      line: { ...line, ...sold },
      patientId: sale.patientId,
      appointmentId,
      businessDate: sale.businessDate,
      title: line.description,
    });
  });
}

function insertLines(tx: WriteTx, invoiceId: Id, lines: readonly Priced[]): void {
  lines.forEach((line, i) => {
    insertInvoiceLine(tx, {
      id: line.id,
      invoiceId,
      position: i + 1,
      kind: line.kind,
      chargeId: line.charge?.id ?? null,
      productId: line.productId,
      description: line.description,
      quantity: line.quantity,
      unitPriceCents: line.unitPriceCents,
      goodsCents: line.goodsCents,
      discountCents: line.discountCents,
      discountReason: line.discountReason,
      taxRate: line.taxRate,
      taxCents: line.taxCents,
      includedTaxCents: line.includedTaxCents,
      totalCents: line.totalCents,
      patientCents: line.totalCents,
      payerCents: 0,
      performedBy: line.performedBy,
      lots: JSON.stringify(line.lots),
      listPriceCents: line.listPriceCents,
      priceReason: line.priceReason,
    });
  });
}
