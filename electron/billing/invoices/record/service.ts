import type { ReadDb } from '../../../../db/access.ts';
import { recordHead, stationById } from '../../../clinic/service.ts';
import type { Act } from '../../../kernel/act.ts';
import { type LocalDate, minuteOfDay } from '../../../kernel/dates.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Cents } from '../../../kernel/money.ts';
import type { TenderKind } from '../../../ledger/rules.ts';
import { patientById, patientName } from '../../../patients/service.ts';
import { staffById } from '../../../staff/service.ts';
import type { AppliedTender } from '../../payments/rules.ts';
import type { InvoiceSnapshot, SnapshotLine } from '../../prints.ts';
import { type LineAmounts, taxByRate } from '../../rules.ts';

/** A priced line as the record keeps it. */
export interface RecordedLine extends Omit<SnapshotLine, 'performedBy' | 'listPrice' | 'code'>, LineAmounts {
  taxRate: number;
  taxName: string;
  performedBy: Id | null;
  listPriceCents: Cents | null;
  priceReason: string | null;
  code: string | null;
}

/** Everything an issued invoice's record says. */
export interface InvoiceFacts {
  number: number;
  businessDate: LocalDate;
  patientId: Id | null;
  lines: readonly RecordedLine[];
  totals: LineAmounts;
  taxExemption: string | null;
  tips: ReadonlyArray<{ staffId: Id; cents: Cents }>;
  tenders: ReadonlyArray<{ kind: TenderKind; cents: Cents; reference: string | null; left: string | null }>;
  applied: readonly AppliedTender[];
}

/** The record of an invoice, with the names as they are now. What does not apply has no key: a plain sale keeps a short record. */
export function invoiceRecord(db: ReadDb, act: Act, facts: InvoiceFacts): InvoiceSnapshot {
  const patient = facts.patientId === null ? null : patientById(db, facts.patientId);
  const names = new Map<Id, string>();
  const nameOf = (id: Id): string => {
    const name = names.get(id) ?? staffById(db, id).name;
    names.set(id, name);
    return name;
  };
  const minutes = minuteOfDay(act.now, act.zone);
  const [tip, ...moreTips] = facts.tips;
  return {
    form: 1,
    ...recordHead(db),
    number: facts.number,
    businessDate: facts.businessDate,
    time: `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`,
    cashier: nameOf(act.staffId),
    station: stationById(db, act.stationId).name,
    patient: patient && { number: patient.number, name: patientName(patient) },
    lines: facts.lines.map((line) => lineRecord(line, nameOf)),
    taxes: taxByRate(facts.lines).map(({ taxName, included, ...tax }) => ({
      name: taxName,
      ...tax,
      ...(included ? { included } : {}),
    })),
    ...(facts.taxExemption === null ? {} : { taxExemption: facts.taxExemption }),
    ...facts.totals,
    tipCents: facts.tips.reduce((sum, part) => sum + part.cents, 0),
    tipFor: tip && moreTips.length === 0 ? nameOf(tip.staffId) : null,
    ...(moreTips.length === 0
      ? {}
      : { tips: facts.tips.map(({ staffId, cents }) => ({ name: nameOf(staffId), cents })) }),
    tenders: facts.tenders.map((tender, i) => ({
      kind: tender.kind,
      receivedCents: tender.cents,
      changeCents: facts.applied[i]?.changeCents ?? 0,
      reference: tender.reference,
      ...(tender.left === null ? {} : { left: tender.left }),
    })),
  };
}

function lineRecord(line: RecordedLine, nameOf: (id: Id) => string): SnapshotLine {
  return {
    kind: line.kind,
    description: line.description,
    unit: line.unit,
    quantity: line.quantity,
    unitPriceCents: line.unitPriceCents,
    ...(line.listPriceCents === null
      ? {}
      : { listPrice: { cents: line.listPriceCents, reason: line.priceReason ?? '' } }),
    goodsCents: line.goodsCents,
    discountCents: line.discountCents,
    discountReason: line.discountReason,
    taxCents: line.taxCents,
    totalCents: line.totalCents,
    performedBy: line.performedBy === null ? null : nameOf(line.performedBy),
    ...(line.code === null ? {} : { code: line.code }),
    lots: line.lots,
  };
}
