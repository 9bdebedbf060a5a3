import { tenderNames } from '../../billing/prints.ts';
import type { PrintModel, PrintNode } from '../../documents/prints.ts';
import { type Cents, formatMoney } from '../../kernel/money.ts';
import type { TenderKind } from '../../ledger/rules.ts';

/** A payment of what was owed, as its receipt tells it. */
export interface ReceivedPayment {
  clinic: { name: string; address: string; phone: string };
  currency: string;
  language: string;
  businessDate: string;
  cashier: string;
  station: string;
  patientName: string | null;
  invoices: ReadonlyArray<{ invoiceId: string; number: number; paidCents: Cents; dueCents: Cents }>;
  tenders: ReadonlyArray<{ kind: TenderKind; cents: Cents; reference: string | null }>;
  paidCents: Cents;
  changeCents: Cents;
  /** What is still owed on these invoices. */
  dueCents: Cents;
  kickDrawer: boolean;
  /** False: only the drawer opens. */
  receipt: boolean;
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

/** The receipt of a payment for invoices that were issued before, for narrow paper. */
export function paymentReceipt(of: ReceivedPayment): PrintModel {
  const money = (cents: Cents): string => formatMoney(cents, of.currency);
  const numbers = of.invoices.map((row) => row.number).join(', ');
  const title = `Payment for ${numbers}`;
  const head = { title, language: of.language, copy: false, kickDrawer: of.kickDrawer };
  if (!of.receipt)
    return { ...head, nodes: [{ kind: 'text', text: `Drawer opened for a payment of invoice ${numbers}` }] };
  const nodes: PrintNode[] = [{ kind: 'heading', text: of.clinic.name, level: 1 }];
  for (const text of [of.clinic.address, of.clinic.phone])
    if (text !== '') nodes.push({ kind: 'text', text, align: 'center' });
  nodes.push({ kind: 'space' }, pair('Payment received', of.businessDate, true));
  nodes.push({ kind: 'text', text: `${of.cashier}, ${of.station}` });
  if (of.patientName !== null) nodes.push({ kind: 'text', text: of.patientName });
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
