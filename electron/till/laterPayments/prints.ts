import { amountRow, fact, letterheadOf, moneyOf, right, tenderNames, writtenDate } from '../../billing/prints.ts';
import type { PrintModel, PrintNode } from '../../documents/prints.ts';
import type { LocalDate } from '../../kernel/dates.ts';
import type { Cents } from '../../kernel/money.ts';
import type { TenderKind } from '../../ledger/rules.ts';

/** The legal record of a payment of what was owed: what its receipt says, whenever it is printed. */
export interface PaymentSnapshot {
  /** Shape of this record. */
  form: 1;
  language: string;
  currency: string;
  clinic: { name: string; address: string; phone: string; email: string; taxNumber: string };
  businessDate: LocalDate;
  cashier: string;
  station: string;
  patient: { number: number; name: string } | null;
  invoices: ReadonlyArray<{ number: number; paidCents: Cents; dueCents: Cents }>;
  tenders: ReadonlyArray<{ kind: TenderKind; cents: Cents; reference: string | null }>;
  paidCents: Cents;
  changeCents: Cents;
  /** What is still owed on these invoices. */
  dueCents: Cents;
}

/** "Payment for 12, 14". */
export function paymentTitle(of: Pick<PaymentSnapshot, 'invoices'>): string {
  return `Payment for ${of.invoices.map((row) => row.number).join(', ')}`;
}

function pair(label: string, amount: string, bold = false): PrintNode {
  return {
    kind: 'columns',
    cells: [
      { text: label, share: 7 },
      { text: amount, share: 3, align: 'right' },
    ],
    bold,
  };
}

/** The receipt of a payment for invoices that were issued before, for narrow paper. `receipt` false only opens the drawer. */
export function paymentReceipt(of: PaymentSnapshot, kickDrawer: boolean, receipt: boolean): PrintModel {
  const money = moneyOf(of);
  const title = paymentTitle(of);
  const head = { title, language: of.language, copy: false, kickDrawer };
  if (!receipt) return { ...head, nodes: [{ kind: 'text', text: `Drawer opened: ${title}` }] };
  const nodes: PrintNode[] = [{ kind: 'heading', text: of.clinic.name, level: 1 }];
  for (const text of [of.clinic.address, of.clinic.phone])
    if (text !== '') nodes.push({ kind: 'text', text, align: 'center' });
  nodes.push({ kind: 'space' }, pair('Payment received', of.businessDate, true));
  nodes.push({ kind: 'text', text: `${of.cashier}, ${of.station}` });
  if (of.patient) nodes.push({ kind: 'text', text: of.patient.name });
  nodes.push({ kind: 'rule' });
  for (const row of of.invoices) {
    nodes.push(pair(`Invoice ${row.number}`, money(row.paidCents)));
    if (row.dueCents > 0) nodes.push(pair('  still to pay', money(row.dueCents)));
  }
  nodes.push({ kind: 'rule' }, pair('PAID', money(of.paidCents), true), { kind: 'space' });
  for (const tender of of.tenders) {
    nodes.push(pair(tenderNames[tender.kind], money(tender.cents)));
    if (tender.reference !== null) nodes.push({ kind: 'text', text: `  Reference ${tender.reference}` });
  }
  if (of.changeCents > 0) nodes.push(pair('Change', money(of.changeCents), true));
  nodes.push(pair('STILL TO PAY', money(of.dueCents), true));
  return { ...head, nodes, footer: 'Thank you.' };
}

/** The page of a payment, from its record alone. */
export function paymentPages(of: PaymentSnapshot): PrintModel {
  const money = moneyOf(of);
  return {
    title: paymentTitle(of),
    language: of.language,
    copy: false,
    kickDrawer: false,
    letterhead: letterheadOf(of.clinic),
    nodes: [
      { kind: 'heading', text: 'Payment received', level: 1 },
      fact('From', of.patient ? `${of.patient.name} (chart ${of.patient.number})` : 'Customer at the counter'),
      fact('Date', writtenDate(of.businessDate, of.language)),
      fact('Taken by', `${of.cashier}, ${of.station}`),
      { kind: 'space' },
      {
        kind: 'table',
        head: [{ text: 'For', share: 6 }, right('Paid', 3), right('Still to pay', 3)],
        rows: of.invoices.map((row) => [`Invoice ${row.number}`, money(row.paidCents), money(row.dueCents)]),
      },
      { kind: 'rule' },
      ...of.tenders.map((tender) => {
        const name = tenderNames[tender.kind];
        return amountRow(tender.reference === null ? name : `${name} (${tender.reference})`, money(tender.cents));
      }),
      ...(of.changeCents > 0 ? [amountRow('Change', money(-of.changeCents))] : []),
      amountRow('Paid', money(of.paidCents), true),
      { kind: 'space' },
      amountRow('Still to pay', money(of.dueCents), true),
    ],
    footer: 'Thank you.',
  };
}
