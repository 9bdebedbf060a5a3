import type { WriteTx } from '../../../db/access.ts';
import { insertInvoice, insertInvoiceLine, nextNumber } from '../../../db/billing/invoices/queries.ts';
import { allTaxRates, markInvoiced } from '../../../db/billing/queries.ts';
import { clinicProfile, stationById } from '../../clinic/service.ts';
import { keepDocument } from '../../documents/service.ts';
import { sellProduct } from '../../inventory/service.ts';
import type { Act } from '../../kernel/act.ts';
import { type LocalDate, minuteOfDay } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Cents } from '../../kernel/money.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import type { TenderKind } from '../../ledger/rules.ts';
import { post } from '../../ledger/service.ts';
import { patientById, patientName } from '../../patients/service.ts';
import { staffById } from '../../staff/service.ts';
import { type AppliedTender, applyTenders, tenderProblem } from '../payments/rules.ts';
import { recordPayments } from '../payments/service.ts';
import type { InvoiceSnapshot, SnapshotLine } from '../prints.ts';
import { type LineAmounts, type LineKind, lineAmounts, type TaxClass, taxByRate, totalsOf } from '../rules.ts';
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
  discountCents: Cents;
  discountReason: string | null;
  taxClass: TaxClass;
  performedBy: Id | null;
  /** Lots a service used; retail lines learn theirs from the stock. */
  lots: SnapshotLine['lots'];
  /** Retail: what leaves the stock, in thousandths of the base unit, and the scanned lot. */
  stock: { quantity: Quantity; lotId: Id | null } | null;
}

/** What is sold and how it is paid. Tenders must cover total and tip; only cash may exceed them. */
export interface Sale {
  patientId: Id | null;
  appointmentId: Id | null;
  businessDate: LocalDate;
  lines: readonly SaleLine[];
  tip: { cents: Cents; staffId: Id } | null;
  tenders: ReadonlyArray<{ kind: TenderKind; cents: Cents; reference: string | null }>;
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
}

type Priced = SaleLine & LineAmounts & { id: Id; taxRate: number };

/**
 * Issues a paid invoice in the caller's transaction: gapless number, lines, payments, allocations, tip, journal, stock,
 * the kept document. @throws Refusal MONEY_DIFFERS if the tenders do not fit, CHANGED_ELSEWHERE if a charge is not the
 * confirmed one that was read, STOCK_REFUSED if retail is not there
 */
export function issueInvoice(tx: WriteTx, act: Act, sale: Sale): IssuedInvoice {
  const rates = new Map(allTaxRates(tx).map((row) => [row.taxClass, row]));
  const lines = sale.lines.map((line): Priced => {
    const tax = rates.get(line.taxClass);
    const taxRate = tax?.rate ?? 0;
    const amounts = lineAmounts({ ...line, taxRate, taxIncluded: Boolean(tax?.inclusive) });
    return { ...line, ...amounts, id: act.newId(), taxRate };
  });
  const totals = totalsOf(lines);
  const tipCents = sale.tip?.cents ?? 0;
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
  const standardName = rates.get('standard')?.name ?? 'Tax';
  const snapshot = snapshotOf(tx, act, sale, { number, lines, totals, applied, tipCents, taxName: standardName });
  const document = keepDocument(tx, act, {
    kind: 'invoice',
    title: `Invoice ${number}`,
    snapshot,
    sourceKind: 'invoice',
    sourceId: invoiceId,
    patientId: sale.patientId,
  });
  const paidCents = applied.reduce((sum, tender) => sum + tender.amountCents, 0);
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
    documentId: document.id,
    staffId: act.staffId,
    stationId: act.stationId,
    version: 1,
  });
  insertLines(tx, invoiceId, lines);
  const owner = { invoiceId, patientId: sale.patientId };
  post(tx, act, {
    businessDate: sale.businessDate,
    sourceKind: 'invoice',
    sourceId: invoiceId,
    postings: invoicePostings(
      owner,
      lines.map((line) => ({ ...line, chargeId: line.charge?.id ?? null })),
    ),
  });
  recordPayments(tx, act, { ...sale, ...owner, lines, applied });
  act.touch('billing', 'invoice', invoiceId, 1);
  const changeCents = applied.reduce((sum, tender) => sum + tender.changeCents, 0);
  return { invoiceId, number, documentId: document.id, totalCents: totals.totalCents, tipCents, changeCents, snapshot };
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
    });
  });
}

interface SnapshotFacts {
  number: number;
  lines: readonly Priced[];
  totals: LineAmounts;
  applied: readonly AppliedTender[];
  tipCents: Cents;
  taxName: string;
}

function snapshotOf(tx: WriteTx, act: Act, sale: Sale, facts: SnapshotFacts): InvoiceSnapshot {
  const clinic = clinicProfile(tx);
  const patient = sale.patientId === null ? null : patientById(tx, sale.patientId);
  const names = new Map<Id, string>();
  const nameOf = (id: Id): string => {
    const name = names.get(id) ?? staffById(tx, id).name;
    names.set(id, name);
    return name;
  };
  const minutes = minuteOfDay(act.now, act.zone);
  return {
    form: 1,
    language: clinic.language,
    currency: clinic.currency,
    clinic: {
      name: clinic.name,
      address: clinic.address,
      phone: clinic.phone,
      email: clinic.email,
      taxNumber: clinic.taxNumber,
    },
    number: facts.number,
    businessDate: sale.businessDate,
    time: `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`,
    cashier: nameOf(act.staffId),
    station: stationById(tx, act.stationId).name,
    patient: patient && { number: patient.number, name: patientName(patient) },
    lines: facts.lines.map((line) => ({
      kind: line.kind,
      description: line.description,
      unit: line.unit,
      quantity: line.quantity,
      unitPriceCents: line.unitPriceCents,
      goodsCents: line.goodsCents,
      discountCents: line.discountCents,
      discountReason: line.discountReason,
      taxCents: line.taxCents,
      totalCents: line.totalCents,
      performedBy: line.performedBy === null ? null : nameOf(line.performedBy),
      lots: line.lots,
    })),
    taxes: taxByRate(facts.lines).map((tax) => ({ name: facts.taxName, ...tax })),
    ...facts.totals,
    tipCents: facts.tipCents,
    tipFor: sale.tip ? nameOf(sale.tip.staffId) : null,
    tenders: sale.tenders.map((tender, i) => ({
      kind: tender.kind,
      receivedCents: tender.cents,
      changeCents: facts.applied[i]?.changeCents ?? 0,
      reference: tender.reference,
    })),
  };
}
