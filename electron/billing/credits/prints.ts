import type { PrintModel, PrintNode } from '../../documents/prints.ts';
import type { Cents, Rate } from '../../kernel/money.ts';
import type { TenderKind } from '../../ledger/rules.ts';
import {
  amountRow,
  fact,
  type InvoiceSnapshot,
  letterheadOf,
  moneyOf,
  right,
  type SnapshotLine,
  tenderNames,
  writtenDate,
} from '../prints.ts';
import { type CreditNoteKind, formatRate, type GoodsFate, quantityText } from '../rules.ts';

/** The legal record of a credit note: everything its page and its receipt say, as it was. Cents are positive. */
export interface CreditSnapshot {
  /** Shape of this record. */
  form: 1;
  language: string;
  currency: string;
  clinic: InvoiceSnapshot['clinic'];
  number: number;
  kind: Exclude<CreditNoteKind, 'writeOff'>;
  invoice: { number: number; businessDate: string };
  businessDate: string;
  time: string;
  cashier: string;
  station: string;
  patient: { number: number; name: string } | null;
  reason: string;
  requestedBy: string;
  approvedBy: string | null;
  lines: Array<
    Pick<
      SnapshotLine,
      'kind' | 'description' | 'unit' | 'quantity' | 'unitPriceCents' | 'goodsCents' | 'discountCents' | 'taxCents'
    > & { totalCents: Cents; goodsFate: GoodsFate }
  >;
  taxes: Array<{ name: string; taxRate: Rate; taxableCents: Cents; taxCents: Cents }>;
  goodsCents: Cents;
  discountCents: Cents;
  taxCents: Cents;
  includedTaxCents: Cents;
  totalCents: Cents;
  /** What went back, tips not counted; the rest of the total was still owed and is not any more. */
  backs: Array<{ kind: TenderKind; cents: Cents; reference: string | null }>;
  /** What stays as a credit of the patient. */
  keptCents: Cents;
  tipCents: Cents;
  tipFor: string | null;
  /** What the invoice still owes afterwards. */
  dueCents: Cents;
}

export const creditTitles: Readonly<Record<CreditSnapshot['kind'], string>> = {
  refund: 'Refund',
  void: 'Invoice voided',
  exchange: 'Exchange',
  correction: 'Price corrected',
};

/** What came back of a line, in words; empty where only its price went down. */
function whatCameBack(line: CreditSnapshot['lines'][number], money: (cents: Cents) => string): string {
  return line.quantity === 0 ? '' : quantityText(line, money) || '1';
}

/** The page of a credit note, from its snapshot alone. */
export function creditPages(snapshot: CreditSnapshot): PrintModel {
  const money = moneyOf(snapshot);
  const { patient, invoice } = snapshot;
  const nodes: PrintNode[] = [
    { kind: 'heading', text: `Credit note ${snapshot.number}`, level: 1 },
    fact('For', patient ? `${patient.name} (chart ${patient.number})` : 'Customer at the counter'),
    fact('To invoice', `${invoice.number} of ${writtenDate(invoice.businessDate, snapshot.language)}`),
    fact('Date', `${writtenDate(snapshot.businessDate, snapshot.language)}, ${snapshot.time}`),
    fact('Reason', `${creditTitles[snapshot.kind]}: ${snapshot.reason}`),
    fact('Issued by', `${snapshot.cashier}, ${snapshot.station}`),
    ...(snapshot.approvedBy === null
      ? []
      : [fact('Approved by', `${snapshot.approvedBy}, at the request of ${snapshot.requestedBy}`)]),
    { kind: 'space' },
    {
      kind: 'table',
      head: [
        { text: 'Taken back', share: 8 },
        right('Quantity', 4),
        right('Amount', 3),
        right('Discount', 3),
        right('Tax', 3),
        right('Total', 3),
      ],
      rows: snapshot.lines.map((line) => [
        line.description,
        whatCameBack(line, money),
        money(line.goodsCents),
        line.discountCents === 0 ? '' : money(-line.discountCents),
        line.taxCents === 0 ? '' : money(line.taxCents),
        money(line.totalCents),
      ]),
    },
    { kind: 'rule' },
    amountRow('Services and goods', money(snapshot.goodsCents)),
    ...(snapshot.discountCents > 0 ? [amountRow('Discounts', money(-snapshot.discountCents))] : []),
    ...snapshot.taxes.map((tax) =>
      amountRow(`${tax.name} ${formatRate(tax.taxRate)} on ${money(tax.taxableCents)}`, money(tax.taxCents)),
    ),
    amountRow('Total credit', money(snapshot.totalCents), true),
    { kind: 'space' },
    ...backNodes(snapshot, money),
  ];
  return {
    title: `Credit note ${snapshot.number}`,
    language: snapshot.language,
    copy: false,
    kickDrawer: false,
    letterhead: letterheadOf(snapshot.clinic),
    nodes,
    footer: `This credit note belongs to invoice ${invoice.number}.`,
  };
}

/** Where the money goes, in words and amounts: for the page and for the receipt. */
export function backOf(snapshot: CreditSnapshot): Array<{ label: string; cents: Cents; reference: string | null }> {
  const backs = snapshot.backs.reduce((sum, back) => sum + back.cents, 0);
  const rows = snapshot.backs.map((back) => ({
    label: `Given back: ${tenderNames[back.kind]}`,
    cents: back.cents,
    reference: back.reference,
  }));
  if (snapshot.keptCents > 0) rows.push({ label: 'Kept as your credit', cents: snapshot.keptCents, reference: null });
  const notOwed = snapshot.totalCents - snapshot.keptCents - (backs - snapshot.tipCents);
  if (snapshot.tipCents > 0)
    rows.unshift({
      label: snapshot.tipFor === null ? 'Tip' : `Tip for ${snapshot.tipFor}`,
      cents: snapshot.tipCents,
      reference: null,
    });
  if (notOwed > 0) rows.push({ label: 'No longer owed', cents: notOwed, reference: null });
  return rows;
}

function backNodes(snapshot: CreditSnapshot, money: (cents: Cents) => string): PrintNode[] {
  const nodes = backOf(snapshot).map((row) =>
    amountRow(row.reference === null ? row.label : `${row.label} (${row.reference})`, money(row.cents)),
  );
  return [...nodes, amountRow('Still to pay on the invoice', money(snapshot.dueCents), true)];
}
