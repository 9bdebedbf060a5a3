import type { ReadDb } from '../../../../db/access.ts';
import { type PaymentLeftRow, tipsLeft } from '../../../../db/billing/credits/queries.ts';
import { recordHead, stationById } from '../../../clinic/service.ts';
import { documentForPages } from '../../../documents/service.ts';
import type { Asker } from '../../../kernel/act.ts';
import { minuteOfDay } from '../../../kernel/dates.ts';
import { patientById, patientName } from '../../../patients/service.ts';
import { staffById } from '../../../staff/service.ts';
import type { InvoiceSnapshot } from '../../prints.ts';
import { billedUnit, type LineAmounts, taxByRate } from '../../rules.ts';
import type { CreditSnapshot } from '../prints.ts';
import { afterCredit } from '../rules.ts';
import type { CreditOrder } from '../service.ts';

/** Everything a credit note says, as it is when it is issued. */
export function creditSnapshot(
  db: ReadDb,
  asker: Asker,
  order: CreditOrder,
  facts: { kind: CreditSnapshot['kind']; number: number; totals: LineAmounts; payments: readonly PaymentLeftRow[] },
): CreditSnapshot {
  const { invoice, parts } = order;
  const patient = invoice.patientId === null ? null : patientById(db, invoice.patientId);
  const nameOf = (id: string): string => staffById(db, id).name;
  const minutes = minuteOfDay(asker.now, asker.zone);
  const backs = order.back.filter((row) => row.cents + row.tipCents > 0);
  const tipCents = backs.reduce((sum, row) => sum + row.tipCents, 0);
  const people = tipsLeft(db, invoice.id);
  const taxes = taxesOf(db, invoice.documentId);
  return {
    form: 1,
    ...recordHead(db),
    number: facts.number,
    kind: facts.kind,
    invoice: { number: invoice.number, businessDate: invoice.businessDate },
    businessDate: order.businessDate,
    time: `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`,
    cashier: nameOf(asker.staffId),
    station: stationById(db, asker.stationId).name,
    patient: patient && { number: patient.number, name: patientName(patient) },
    reason: order.reason,
    requestedBy: nameOf(order.requestedBy),
    approvedBy: order.approvedBy === null ? null : nameOf(order.approvedBy),
    lines: parts.map(({ line, taken, fate }) => ({
      kind: line.kind,
      description: line.description,
      unit: line.kind === 'retail' ? '' : billedUnit(line.pricing, line.productUnit),
      quantity: taken.quantity,
      unitPriceCents: line.unitPriceCents,
      goodsCents: taken.goodsCents,
      discountCents: taken.discountCents,
      taxCents: taken.taxCents,
      totalCents: taken.totalCents,
      goodsFate: fate,
    })),
    taxes: taxByRate(
      parts.map(({ line, taken }) => ({ ...taken, taxRate: line.taxRate, taxName: taxNameOf(taxes, line.taxRate) })),
    ).map(({ taxName, taxRate, taxableCents, taxCents }) => ({ name: taxName, taxRate, taxableCents, taxCents })),
    ...facts.totals,
    backs: backs.map((row) => ({
      kind: facts.payments.find((payment) => payment.id === row.paymentId)?.kind ?? 'cash',
      cents: row.cents + row.tipCents,
      reference: row.reference,
    })),
    keptCents: order.keptCents,
    tipCents,
    tipFor: tipCents > 0 && people.length === 1 ? (people[0]?.staffName ?? null) : null,
    dueCents: afterCredit(invoice, facts.totals.totalCents).dueCents,
  };
}

/** The taxes as the invoice called them. */
function taxesOf(db: ReadDb, documentId: string | null): InvoiceSnapshot['taxes'] {
  if (documentId === null) return [];
  return (documentForPages(db, documentId).content as InvoiceSnapshot).taxes;
}

function taxNameOf(taxes: InvoiceSnapshot['taxes'], taxRate: number): string {
  return taxes.find((tax) => tax.taxRate === taxRate)?.name ?? 'Tax';
}
