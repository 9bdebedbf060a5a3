import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  accountBalance,
  accountBefore,
  accountEntries,
  openInvoices,
  paidAhead,
} from '../../../db/billing/accounts/queries.ts';
import { recordHead } from '../../clinic/service.ts';
import { keepDocument } from '../../documents/service.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { dateOf } from '../../kernel/dates.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Cents } from '../../kernel/money.ts';
import { entriesOfInvoice, linesOfEntry } from '../../ledger/service.ts';
import { chartsOf, patientById, patientName } from '../../patients/service.ts';
import { familyOf, type Relative } from './family/service.ts';
import type { StatementSnapshot } from './prints.ts';
import { turnover, withBalances } from './rules.ts';
import type { AccountOutput, EntriesInput, EntriesOutput, StatementInput, StatementOutput } from './schemas.ts';

/** What the page of an account shows of its past. */
const shownEntries = 200;

/** What a patient owes and has ahead, the open invoices, the latest changes and the family. */
export function patientAccount(db: ReadDb, asker: Asker, input: { patientId: Id }): z.input<typeof AccountOutput> {
  const patient = patientById(db, input.patientId);
  asker.concerns(patient.id);
  const charts = chartsOf(db, patient.id);
  const ahead = paidAhead(db, charts);
  const { entries } = withBalances(0, accountEntries(db, charts, '', '9999-12-31'));
  return {
    patientId: patient.id,
    balanceCents: accountBalance(db, charts),
    creditCents: creditOf(ahead),
    openInvoices: openInvoices(db, charts),
    ahead,
    entries: entries.slice(-shownEntries).toReversed(),
    family: familyView(db, patient.id),
  };
}

function creditOf(ahead: ReadonlyArray<{ kind: string; remainingCents: Cents }>): Cents {
  return ahead.reduce((sum, value) => sum + (value.kind === 'deposit' ? value.remainingCents : 0), 0);
}

function familyView(db: ReadDb, patientId: Id): z.input<typeof AccountOutput>['family'] {
  const family = familyOf(db, patientId);
  if (!family) return null;
  const owing = (who: Relative) => ({
    id: who.id,
    number: who.number,
    name: who.name,
    version: who.version,
    balanceCents: accountBalance(db, chartsOf(db, who.id)),
  });
  const guarantor = owing(family.guarantor);
  const members = family.members.map(owing);
  return {
    guarantor,
    members,
    balanceCents: members.reduce((sum, member) => sum + member.balanceCents, guarantor.balanceCents),
    creditCents: creditOf(paidAhead(db, chartsOf(db, guarantor.id))),
  };
}

/**
 * The account of a patient, or of the family, over a period: opening balance, every change, closing balance. Cents; positive
 * is owed. @throws Refusal NOT_FOUND
 */
export function statement(
  db: ReadDb,
  asker: Asker,
  input: z.output<typeof StatementInput>,
): z.input<typeof StatementOutput> {
  const patient = patientById(db, input.patientId);
  asker.concerns(patient.id);
  const family = input.family ? familyOf(db, patient.id) : undefined;
  const patients = family
    ? [family.guarantor, ...family.members]
    : [{ id: patient.id, number: patient.number, name: patientName(patient) }];
  const names = new Map<Id, string>();
  for (const who of patients) for (const chart of chartsOf(db, who.id)) names.set(chart, who.name);
  const charts = [...names.keys()];
  const openingCents = accountBefore(db, charts, input.from);
  const rows = accountEntries(db, charts, input.from, input.until);
  const { entries, closingCents } = withBalances(openingCents, rows);
  return {
    from: input.from,
    until: input.until,
    patients: patients.map(({ id, number, name }) => ({ id, number, name })),
    openingCents,
    ...turnover(rows),
    closingCents,
    entries: entries.map((entry) => ({ ...entry, patientName: names.get(entry.patientId) ?? '' })),
  };
}

/** Keeps a statement as it is now, with its PDF. @throws Refusal NOT_FOUND */
export function keepStatement(tx: WriteTx, act: Act, input: z.output<typeof StatementInput>): { documentId: Id } {
  const patient = patientById(tx, input.patientId);
  const view = statement(tx, act, input);
  const charts = view.patients.flatMap((who) => chartsOf(tx, who.id));
  const snapshot: StatementSnapshot = {
    form: 1,
    ...recordHead(tx),
    date: dateOf(act.now, act.zone),
    from: view.from,
    until: view.until,
    patients: view.patients.map(({ number, name }) => ({ number, name })),
    openingCents: view.openingCents,
    chargedCents: view.chargedCents,
    settledCents: view.settledCents,
    closingCents: view.closingCents,
    entries: view.entries.map(
      ({
        businessDate,
        patientName: who,
        sourceKind,
        invoiceNumber,
        tenderKind,
        creditNumber,
        creditKind,
        ...sums
      }) => ({
        businessDate,
        patientName: who,
        sourceKind,
        invoiceNumber,
        tenderKind,
        creditNumber,
        creditKind,
        amountCents: sums.amountCents,
        balanceCents: sums.balanceCents,
      }),
    ),
    ahead: paidAhead(tx, charts).map(({ title, remainingCents, expiresOn }) => ({ title, remainingCents, expiresOn })),
  };
  const document = keepDocument(tx, act, {
    kind: 'statement',
    title: `Statement ${view.from} to ${view.until}, ${patientName(patient)}`,
    snapshot,
    sourceKind: 'patient',
    sourceId: patient.id,
    patientId: patient.id,
  });
  return { documentId: document.id };
}

/** The lines of the journal behind a figure: of one entry, or of everything that happened to an invoice. */
export function entriesBehind(
  db: ReadDb,
  _asker: Asker,
  input: z.output<typeof EntriesInput>,
): z.input<typeof EntriesOutput> {
  return { lines: 'entryId' in input ? linesOfEntry(db, input.entryId) : entriesOfInvoice(db, input.invoiceId) };
}
