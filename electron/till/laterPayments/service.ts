import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import { linesLeft } from '../../billing/credits/lines/service.ts';
import { type OwedInvoice, owedInvoices, receivePaid } from '../../billing/payments/owed/service.ts';
import { isUse, payOldestFirst, tenderProblem } from '../../billing/payments/rules.ts';
import { recordPayments, type TakenTender } from '../../billing/payments/service.ts';
import { redeemable } from '../../billing/storedValues/covers/service.ts';
import { clinicProfile, recordHead, stationById } from '../../clinic/service.ts';
import { queuePrint } from '../../devices/service.ts';
import { keepDocument } from '../../documents/service.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { dateOf } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { formatMoney } from '../../kernel/money.ts';
import { patientById, patientName } from '../../patients/service.ts';
import { staffById } from '../../staff/service.ts';
import { drawerForTaking } from '../drawer/service.ts';
import type { Tries } from '../ports.ts';
import { storedFor } from '../tenders/service.ts';
import { type PaymentSnapshot, paymentReceipt, paymentTitle } from './prints.ts';
import type { OwedInput, OwedOutput, PayInvoicesInput, PayInvoicesOutput } from './schemas.ts';

type Pay = z.output<typeof PayInvoicesInput>;

/** What is owed on the chosen invoices, or on all of a patient's, and the credit that may pay it. */
export function showOwed(db: ReadDb, asker: Asker, input: z.output<typeof OwedInput>): z.input<typeof OwedOutput> {
  const owed = owedInvoices(db, input);
  const whose = owed[0]?.patientId ?? input.patientId ?? null;
  const patient = whose === null ? null : patientById(db, whose);
  const patientId = patient?.id ?? null;
  if (patientId !== null) asker.concerns(patientId);
  return {
    currency: clinicProfile(db).currency,
    patientId,
    patientName: patient === null ? null : patientName(patient),
    dueCents: sumOf(owed),
    invoices: owed,
    ahead: patientId === null ? [] : redeemable(db, asker, { patientId, appointmentId: null, lines: [] }),
  };
}

function sumOf(owed: readonly OwedInvoice[]): number {
  return owed.reduce((sum, row) => sum + row.dueCents, 0);
}

/** The invoices with what is to be paid of each: all that is due, or as much of it as was asked. */
function asked(owed: readonly OwedInvoice[], most: Pay['most']): OwedInvoice[] {
  const limits = new Map(most.map((row) => [row.invoiceId, row.cents]));
  return owed.map((row) => ({ ...row, dueCents: Math.min(row.dueCents, limits.get(row.id) ?? row.dueCents) }));
}

/**
 * Takes money for what is owed, oldest invoice first and of each at most what was asked, and prints a receipt of the payment.
 * @throws Refusal CHANGED_ELSEWHERE if something else is owed than was seen, MONEY_DIFFERS above what is asked, DRAWER_CLOSED,
 * VALUE_REFUSED
 */
export function payInvoices(tx: WriteTx, act: Act, input: Pay, tries: Tries): z.input<typeof PayInvoicesOutput> {
  const owed = owedInvoices(tx, input);
  const [first] = owed;
  const owedCents = sumOf(owed);
  if (owedCents !== input.expectedDueCents)
    refuse('CHANGED_ELSEWHERE', 'What is owed has changed in the meantime. Look at it again.', { dueCents: owedCents });
  if (!first || owedCents === 0) refuse('NOT_NOW', 'Nothing is owed any more.');
  const wanted = asked(owed, input.most);
  const dueCents = sumOf(wanted);
  if (dueCents === 0) refuse('BAD_INPUT', 'Choose how much is paid.');
  if (first.patientId !== null) act.concerns(first.patientId);
  const businessDate = dateOf(act.now, act.zone);
  const drawer = drawerForTaking(tx, act, businessDate);
  if (input.tenders.some((tender) => tender.kind === 'cash') && !drawer) refuse('DRAWER_CLOSED');
  const tenders = takenTenders(tx, act, input, dueCents, tries);
  const covered = Math.min(
    dueCents,
    tenders.reduce((sum, tender) => sum + tender.cents, 0),
  );
  if (tenderProblem(covered, 0, tenders)) {
    const money = formatMoney(dueCents, clinicProfile(tx).currency);
    refuse('MONEY_DIFFERS', `Only ${money} is to be paid, and only cash gives change. Enter at most ${money}.`, {
      dueCents,
    });
  }
  const parts = payOldestFirst(wanted, tenders);
  const invoices = owed.flatMap((invoice) => {
    const mine = parts.filter((part) => part.invoiceId === invoice.id);
    if (mine.length === 0) return [];
    recordPayments(tx, act, {
      invoiceId: invoice.id,
      patientId: invoice.patientId,
      businessDate,
      drawerSessionId: drawer?.id ?? null,
      tenders: mine.flatMap((part) => tenders[part.tender] ?? []),
      applied: mine.map((part) => part.applied),
      lines: linesLeft(tx, invoice.id).map(({ line, owedCents }) => ({ id: line.id, totalCents: owedCents })),
      tips: [],
    });
    const paidCents = mine.reduce((sum, part) => sum + part.applied.amountCents, 0);
    receivePaid(tx, act, invoice, paidCents);
    return [{ invoiceId: invoice.id, number: invoice.number, paidCents, dueCents: invoice.dueCents - paidCents }];
  });
  if (drawer) act.touch('till', 'drawerSession', drawer.id, drawer.version);
  const changeCents = parts.reduce((sum, part) => sum + part.applied.changeCents, 0);
  const answer = { paidCents: covered, changeCents, dueCents: owedCents - covered, invoices };
  const record = recordOf(tx, act, { ...answer, tenders, patientId: first.patientId });
  const { id: documentId } = keepDocument(tx, act, {
    kind: 'payment',
    title: paymentTitle(record),
    snapshot: record,
    sourceKind: 'invoice',
    sourceId: invoices[0]?.invoiceId ?? first.id,
    patientId: first.patientId,
  });
  return { ...answer, documentId, ...printed(tx, act, input, record, invoices[0]?.invoiceId ?? first.id) };
}

function takenTenders(tx: WriteTx, act: Act, input: Pay, dueCents: number, tries: Tries): TakenTender[] {
  const laid: TakenTender[] = [];
  for (const tender of input.tenders) {
    if (tender.kind === 'account' || isUse(tender.kind))
      refuse('BAD_INPUT', 'What is owed is paid with money, a gift card or a deposit.');
    const stored = storedFor(tx, act, tender, laid, tries);
    const open = dueCents - laid.reduce((sum, row) => sum + row.cents, 0);
    const cents = tender.cents ?? Math.min(stored?.leftCents ?? 0, open);
    const reference = tender.reference ? tender.reference : null;
    laid.push({ kind: tender.kind, cents, reference, storedValueId: stored?.id ?? null, itemId: null, quantity: null });
  }
  return laid;
}

type Taken = Pick<PaymentSnapshot, 'paidCents' | 'changeCents' | 'dueCents' | 'invoices' | 'tenders'>;

function recordOf(tx: WriteTx, act: Act, of: Taken & { patientId: Id | null }): PaymentSnapshot {
  const patient = of.patientId === null ? null : patientById(tx, of.patientId);
  return {
    form: 1,
    ...recordHead(tx),
    businessDate: dateOf(act.now, act.zone),
    cashier: staffById(tx, act.staffId).name,
    station: stationById(tx, act.stationId).name,
    patient: patient && { number: patient.number, name: patientName(patient) },
    invoices: of.invoices.map(({ number, paidCents, dueCents }) => ({ number, paidCents, dueCents })),
    tenders: of.tenders.map(({ kind, cents, reference }) => ({ kind, cents, reference })),
    paidCents: of.paidCents,
    changeCents: of.changeCents,
    dueCents: of.dueCents,
  };
}

function printed(tx: WriteTx, act: Act, input: Pay, record: PaymentSnapshot, invoiceId: Id) {
  const hasCash = input.tenders.some((tender) => tender.kind === 'cash');
  if (!input.printReceipt && !hasCash) return { printJobId: null, printProblem: null, drawerKicked: false };
  const model = paymentReceipt(record, hasCash, input.printReceipt);
  const source = { sourceKind: 'invoice', sourceId: invoiceId } as const;
  const job = queuePrint(tx, act, { kind: 'receipt', title: model.title, model, ...source });
  return { printJobId: job.jobId, printProblem: job.problem, drawerKicked: hasCash && job.problem === null };
}
