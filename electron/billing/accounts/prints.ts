import type { PrintModel, PrintNode } from '../../documents/prints.ts';
import type { LocalDate } from '../../kernel/dates.ts';
import type { Cents } from '../../kernel/money.ts';
import type { EntrySource, TenderKind } from '../../ledger/rules.ts';
import {
  amountRow,
  fact,
  type InvoiceSnapshot,
  letterheadOf,
  moneyOf,
  right,
  tenderNames,
  writtenDate,
} from '../prints.ts';
import type { CreditNoteKind } from '../rules.ts';

/** A statement of account as it was given out. Cents; positive is owed. */
export interface StatementSnapshot {
  /** Shape of this record. */
  form: 1;
  language: string;
  currency: string;
  clinic: InvoiceSnapshot['clinic'];
  /** The day it was made. */
  date: LocalDate;
  from: LocalDate;
  until: LocalDate;
  patients: Array<{ number: number; name: string }>;
  openingCents: Cents;
  chargedCents: Cents;
  settledCents: Cents;
  closingCents: Cents;
  entries: Array<StatementEntry & { patientName: string; amountCents: Cents; balanceCents: Cents }>;
  ahead: Array<{ title: string; remainingCents: Cents; expiresOn: LocalDate | null }>;
}

/** What says in words what an entry is. */
export interface StatementEntry {
  businessDate: LocalDate;
  sourceKind: EntrySource;
  invoiceNumber: number | null;
  tenderKind: TenderKind | null;
  creditNumber: number | null;
  creditKind: CreditNoteKind | null;
}

/** "Invoice 12", "Payment, card, for invoice 12", "Credit note 3 to invoice 12". `amountCents` tells money taken from money given back. */
export function entryText(entry: StatementEntry & { amountCents: Cents }): string {
  const invoice = entry.invoiceNumber === null ? '' : `invoice ${entry.invoiceNumber}`;
  if (entry.creditKind === 'writeOff') return `Written off of ${invoice}`;
  if (entry.creditNumber !== null) return `Credit note ${entry.creditNumber} to ${invoice}`;
  if (entry.sourceKind === 'payment') {
    const tender = entry.tenderKind === null ? '' : `, ${tenderNames[entry.tenderKind].toLowerCase()}`;
    return `${entry.amountCents > 0 ? 'Given back' : 'Payment'}${tender}, ${invoice}`;
  }
  return entry.invoiceNumber === null ? 'Entry' : `Invoice ${entry.invoiceNumber}`;
}

/** The pages of a statement, from its snapshot alone. */
export function statementPages(snapshot: StatementSnapshot): PrintModel {
  const money = moneyOf(snapshot);
  const written = (date: LocalDate): string => writtenDate(date, snapshot.language);
  const several = snapshot.patients.length > 1;
  const names = snapshot.patients.map((who) => `${who.name} (chart ${who.number})`);
  const nodes: PrintNode[] = [
    { kind: 'heading', text: several ? 'Statement of the family account' : 'Statement of account', level: 1 },
    fact('For', names.join('\n')),
    fact('Period', `${written(snapshot.from)} to ${written(snapshot.until)}`),
    fact('Made on', written(snapshot.date)),
    { kind: 'space' },
    {
      kind: 'table',
      head: [
        { text: 'Date', share: 5 },
        { text: 'What', share: 10 },
        right('Charged', 4),
        right('Paid or credited', 5),
        right('Balance', 4),
      ],
      rows: [
        [written(snapshot.from), 'Balance brought forward', '', '', money(snapshot.openingCents)],
        ...snapshot.entries.map((entry) => [
          written(entry.businessDate),
          several ? `${entryText(entry)}\n${entry.patientName}` : entryText(entry),
          entry.amountCents > 0 ? money(entry.amountCents) : '',
          entry.amountCents < 0 ? money(-entry.amountCents) : '',
          money(entry.balanceCents),
        ]),
      ],
    },
    { kind: 'rule' },
    amountRow('Charged', money(snapshot.chargedCents)),
    amountRow('Paid or credited', money(-snapshot.settledCents)),
    amountRow(snapshot.closingCents > 0 ? 'Please pay' : 'Balance', money(snapshot.closingCents), true),
    ...aheadNodes(snapshot, money),
  ];
  return {
    title: 'Statement of account',
    language: snapshot.language,
    copy: false,
    kickDrawer: false,
    letterhead: letterheadOf(snapshot.clinic),
    nodes,
    footer: snapshot.closingCents > 0 ? 'Please name the invoice when you pay.' : 'Nothing is owed. Thank you.',
  };
}

function aheadNodes(snapshot: StatementSnapshot, money: (cents: Cents) => string): PrintNode[] {
  if (snapshot.ahead.length === 0) return [];
  return [
    { kind: 'space' },
    { kind: 'text', text: 'Paid ahead and not used yet', bold: true },
    ...snapshot.ahead.map(
      (value): PrintNode => ({
        kind: 'columns',
        cells: [
          {
            text:
              value.expiresOn === null
                ? value.title
                : `${value.title}, until ${writtenDate(value.expiresOn, snapshot.language)}`,
            share: 9,
          },
          right(money(value.remainingCents), 2),
        ],
      }),
    ),
  ];
}
