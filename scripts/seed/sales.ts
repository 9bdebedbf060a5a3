import { insertInvoice, insertInvoiceLine } from '../../db/billing/invoices/queries.ts';
import { invoicePostings } from '../../electron/billing/invoices/rules.ts';
import { applyTenders } from '../../electron/billing/payments/rules.ts';
import type { SnapshotLine } from '../../electron/billing/prints.ts';
import { type LineAmounts, lineAmounts, taxByRate, totalsOf } from '../../electron/billing/rules.ts';
import { minute } from '../../electron/kernel/dates.ts';
import { taxName, taxRate } from './assortment.ts';
import { keepCart, printReceipt } from './carts.ts';
import { type Drawer, pay, tendersFor } from './drawer.ts';
import type { CastMember, CastProduct } from './founding.ts';
import { invoiceText, keep } from './records.ts';
import { post, type SeededPatient, type Seeding, till } from './seeding.ts';
import { takeFromShelf } from './shelf.ts';
import type { UsedLot } from './stock.ts';

/** A line before it is priced. Quantity in thousandths of what is priced. */
export interface SoldLine {
  kind: 'service' | 'retail';
  chargeId: string | null;
  product: CastProduct | null;
  productId: string | null;
  description: string;
  unit: string;
  quantity: number;
  unitPriceCents: number;
  performedBy: CastMember | null;
  lots: UsedLot[];
}

export type Priced = SoldLine &
  LineAmounts & {
    id: string;
    taxRate: number;
    taxName: string;
    discountReason: string | null;
  };

/** Sells and takes the money: cart, invoice, payments, tip, journal, stock, record and receipt. */
export function sell(
  s: Seeding,
  drawer: Drawer,
  sale: {
    at: number;
    patient: SeededPatient | null;
    appointmentId: string | null;
    lines: SoldLine[];
    cashier: CastMember;
    tipFor: CastMember | null;
  },
): string {
  const { at } = sale;
  const date = drawer.date;
  const { cashier } = sale;
  const lines = sale.lines.map((line): Priced => {
    const rate = line.kind === 'retail' ? taxRate : 0;
    const goods = Math.round((line.quantity * line.unitPriceCents) / 1000);
    const discountCents = s.chance.happens(0.05) ? Math.round(goods / 10) : 0;
    const amounts = lineAmounts({
      quantity: line.quantity,
      unitPriceCents: line.unitPriceCents,
      discountCents,
      taxRate: rate,
    });
    return {
      ...line,
      ...amounts,
      id: s.newId(at),
      taxRate: rate,
      taxName,
      discountReason: discountCents > 0 ? 'Regular guest' : null,
    };
  });
  for (const line of lines) {
    if (line.product !== null && line.kind === 'retail')
      line.lots = takeFromShelf(s, {
        product: line.product,
        quantity: (line.quantity * line.product.packageSize) / 1000,
        invoiceLineId: line.id,
        moment: { at, date, staffId: cashier.id },
      });
  }
  const totals = totalsOf(lines);
  const tipCents = sale.tipFor ? Math.round(totals.goodsCents / 6) : 0;
  const tenders = tendersFor(s, totals.totalCents + tipCents);
  const applied = applyTenders(totals.totalCents, tipCents, tenders);
  s.invoices += 1;
  const number = s.invoices;
  const invoiceId = s.newId(at);
  const patientId = sale.patient?.id ?? null;
  const minutes = Math.floor((at - drawer.from) / minute);
  const snapshot = invoiceText(s, {
    number,
    businessDate: date,
    time: `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`,
    cashier: cashier.name,
    patient: sale.patient && { name: sale.patient.name, number: sale.patient.number },
    lines: lines.map(snapshotLine),
    taxes: taxByRate(lines).map(({ taxRate: rate, taxableCents, taxCents }) => ({
      name: taxName,
      taxCents,
      taxRate: rate,
      taxableCents,
    })),
    ...totals,
    tipCents,
    tipFor: sale.tipFor?.name ?? null,
    tenders: tenders.map((tender, i) => ({
      changeCents: applied[i]?.changeCents ?? 0,
      kind: tender.kind,
      receivedCents: tender.cents,
      reference: tender.reference,
    })),
  });
  const documentId = keep(s, {
    kind: 'invoice',
    title: `Invoice ${number}`,
    snapshot,
    sourceKind: 'invoice',
    sourceId: invoiceId,
    patientId,
    staffId: cashier.id,
    at,
  });
  insertInvoice(s.tx, {
    id: invoiceId,
    number,
    patientId,
    appointmentId: sale.appointmentId,
    state: 'paid',
    issuedAt: at,
    businessDate: date,
    ...totals,
    paidCents: totals.totalCents,
    creditedCents: 0,
    documentId,
    staffId: cashier.id,
    stationId: till(s).id,
    version: 1,
  });
  lines.forEach((line, i) => {
    insertInvoiceLine(s.tx, {
      id: line.id,
      invoiceId,
      position: i + 1,
      kind: line.kind,
      chargeId: line.chargeId,
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
      performedBy: line.performedBy?.id ?? null,
      lots: JSON.stringify(line.lots.map(shownLot)),
    });
  });
  const owner = { invoiceId, patientId };
  const postable = lines.map((line) => ({ ...line, performedBy: line.performedBy?.id ?? null }));
  post(s, {
    at,
    date,
    sourceKind: 'invoice',
    sourceId: invoiceId,
    staffId: cashier.id,
    postings: invoicePostings(owner, postable),
  });
  pay(s, drawer, { ...sale, owner, lines, tenders, applied, tipCents });
  keepCart(s, { ...sale, invoiceId, lines, tenders, tipCents });
  printReceipt(s, { invoiceId, number, at, staffId: cashier.id, lines, totalCents: totals.totalCents });
  return invoiceId;
}

function shownLot({ expiresOn, lot, product, quantity }: UsedLot) {
  return { expiresOn, lot, product, quantity };
}

function snapshotLine(line: Priced): SnapshotLine {
  return {
    description: line.description,
    discountCents: line.discountCents,
    discountReason: line.discountReason,
    goodsCents: line.goodsCents,
    kind: line.kind,
    lots: line.lots.map(shownLot),
    performedBy: line.performedBy?.name ?? null,
    quantity: line.quantity,
    taxCents: line.taxCents,
    totalCents: line.totalCents,
    unit: line.unit,
    unitPriceCents: line.unitPriceCents,
  };
}
