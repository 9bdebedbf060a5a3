import type { Letterhead, PrintCell, PrintModel, PrintNode } from '../documents/prints.ts';
import { type Cents, formatMoney, type Rate } from '../kernel/money.ts';
import type { Quantity } from '../kernel/quantity.ts';
import type { TenderKind } from '../ledger/rules.ts';
import { formatRate, type LineKind, quantityText } from './rules.ts';

/** The legal record of an issued invoice: everything a page or a receipt says, as it was. Cents, thousandths, millionths. */
export interface InvoiceSnapshot {
  /** Shape of this record. */
  form: 1;
  language: string;
  currency: string;
  clinic: { name: string; address: string; phone: string; email: string; taxNumber: string };
  number: number;
  businessDate: string;
  /** Local time of day, HH:MM. */
  time: string;
  cashier: string;
  station: string;
  patient: { number: number; name: string } | null;
  lines: SnapshotLine[];
  /** `included`: the prices contain it. */
  taxes: Array<{ name: string; taxRate: Rate; taxableCents: Cents; taxCents: Cents; included?: true }>;
  /** Why no tax was charged. */
  taxExemption?: string;
  goodsCents: Cents;
  discountCents: Cents;
  taxCents: Cents;
  /** The part of the tax that the prices contain. */
  includedTaxCents: Cents;
  totalCents: Cents;
  tipCents: Cents;
  tipFor: string | null;
  /** Who shares the tip, when several do. */
  tips?: Array<{ name: string; cents: Cents }>;
  tenders: SnapshotTender[];
}

export interface SnapshotTender {
  kind: TenderKind;
  receivedCents: Cents;
  changeCents: Cents;
  reference: string | null;
  /** What was used and what is left of it: "Glow package, 3 of 5 left", "$40.00 left". */
  left?: string;
}

export interface SnapshotLine {
  kind: LineKind;
  description: string;
  /** "U", "area", "" where it is a plain count. */
  unit: string;
  quantity: Quantity;
  unitPriceCents: Cents;
  goodsCents: Cents;
  discountCents: Cents;
  discountReason: string | null;
  taxCents: Cents;
  totalCents: Cents;
  performedBy: string | null;
  /** A unit's price before it was changed, with why. */
  listPrice?: { cents: Cents; reason: string };
  /** The code of a gift card that is sold. */
  code?: string;
  lots: Array<{ product: string; lot: string; expiresOn: string; quantity: Quantity }>;
}

export const tenderNames: Readonly<Record<TenderKind, string>> = {
  cash: 'Cash',
  cardTerminal: 'Card',
  check: 'Check',
  bankTransfer: 'Bank transfer',
  giftCard: 'Gift card',
  package: 'Package',
  membership: 'Membership',
  units: 'Banked units',
  deposit: 'Deposit',
  account: 'On account',
};

/** "Onabotulinum, lot C1234, exp. 2027-03-31". */
export function lotText(lot: SnapshotLine['lots'][number]): string {
  return `${lot.product}, lot ${lot.lot}, exp. ${lot.expiresOn}`;
}

/** "Sales tax 8.875 % on $90.00". */
function taxText(tax: InvoiceSnapshot['taxes'][number], money: (cents: Cents) => string): string {
  return `${tax.name} ${formatRate(tax.taxRate)} on ${money(tax.taxableCents)}`;
}

/** "No tax: Resale certificate 55-1". */
export function exemptionText(reason: string): string {
  return `No tax: ${reason}`;
}

/** What stands beside a line: "List price $50.00: Price match", the code of a gift card. */
export function lineNotes(line: SnapshotLine, money: (cents: Cents) => string): string[] {
  return [
    ...(line.listPrice ? [`List price ${money(line.listPrice.cents)}: ${line.listPrice.reason}`] : []),
    ...(line.code === undefined ? [] : [`Card ${line.code}`]),
  ];
}

/** What stays owed after everything that was paid at once. */
export function owedOf(snapshot: Pick<InvoiceSnapshot, 'tenders'>): Cents {
  return snapshot.tenders.reduce((sum, tender) => sum + (tender.kind === 'account' ? tender.receivedCents : 0), 0);
}

/** A reading of the snapshot's money in its own currency. */
export function moneyOf(snapshot: Pick<InvoiceSnapshot, 'currency'>): (cents: Cents) => string {
  return (cents) => formatMoney(cents, snapshot.currency);
}

/** A cell that ends at the right edge. */
export const right = (text: string, share: number): PrintCell => ({ text, share, align: 'right' });

/** An amount with its label in the right half of the page. */
export function amountRow(label: string, amount: string, bold = false): PrintNode {
  return { kind: 'columns', cells: [{ text: '', share: 5 }, { text: label, share: 4 }, right(amount, 2)], bold };
}

/** A label and its value. */
export function fact(label: string, value: string): PrintNode {
  return {
    kind: 'columns',
    cells: [
      { text: label, share: 1 },
      { text: value, share: 4 },
    ],
  };
}

/** "November 4, 2026" of a local date. */
export function writtenDate(date: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${date}T00:00:00Z`),
  );
}

/** The clinic as it was when it issued the invoice. */
export function letterheadOf(clinic: InvoiceSnapshot['clinic']): Letterhead {
  const tax = clinic.taxNumber === '' ? '' : `Tax number ${clinic.taxNumber}`;
  const lines = [...clinic.address.split('\n'), clinic.phone, clinic.email, tax];
  return { name: clinic.name, lines: lines.filter((line) => line.trim() !== '') };
}

/** The pages of an invoice, from its snapshot alone: printing it again in ten years gives the same text. */
export function invoicePages(snapshot: InvoiceSnapshot): PrintModel {
  const money = moneyOf(snapshot);
  const { clinic, patient } = snapshot;
  const nodes: PrintNode[] = [
    { kind: 'heading', text: `Invoice ${snapshot.number}`, level: 1 },
    fact('For', patient ? `${patient.name} (chart ${patient.number})` : 'Customer at the counter'),
    fact('Date', `${writtenDate(snapshot.businessDate, snapshot.language)}, ${snapshot.time}`),
    fact('Served by', `${snapshot.cashier}, ${snapshot.station}`),
    { kind: 'space' },
    linesTable(snapshot, money),
    ...lotNodes(snapshot),
    { kind: 'rule' },
    amountRow('Services and goods', money(snapshot.goodsCents)),
    ...(snapshot.discountCents > 0 ? [amountRow('Discounts', money(-snapshot.discountCents))] : []),
    ...snapshot.taxes.filter((tax) => !tax.included).map((tax) => amountRow(taxText(tax, money), money(tax.taxCents))),
    ...(snapshot.taxExemption === undefined ? [] : [amountRow(exemptionText(snapshot.taxExemption), '')]),
    amountRow('Total', money(snapshot.totalCents), true),
    ...snapshot.taxes
      .filter((tax) => tax.included)
      .map((tax) => amountRow(`Contains ${taxText(tax, money)}`, money(tax.taxCents))),
    { kind: 'space' },
    ...paymentNodes(snapshot, money),
  ];
  return {
    title: `Invoice ${snapshot.number}`,
    language: snapshot.language,
    copy: false,
    kickDrawer: false,
    letterhead: letterheadOf(clinic),
    nodes,
    footer: 'Thank you for your visit.',
  };
}

function linesTable(snapshot: InvoiceSnapshot, money: (cents: Cents) => string): PrintNode {
  return {
    kind: 'table',
    head: [
      { text: 'Description', share: 8 },
      right('Quantity', 4),
      right('Amount', 3),
      right('Discount', 3),
      right('Tax', 3),
      right('Total', 3),
    ],
    rows: snapshot.lines.map((line) => [
      [
        line.description,
        line.performedBy === null ? '' : `by ${line.performedBy}`,
        ...lineNotes(line, money),
        line.discountReason ?? '',
      ]
        .filter((text) => text !== '')
        .join('\n'),
      quantityText(line, money) || '1',
      money(line.goodsCents),
      line.discountCents === 0 ? '' : money(-line.discountCents),
      line.taxCents === 0 ? '' : money(line.taxCents),
      money(line.totalCents),
    ]),
  };
}

function lotNodes(snapshot: InvoiceSnapshot): PrintNode[] {
  const lots = snapshot.lines.flatMap((line) => line.lots);
  if (lots.length === 0) return [];
  return [
    { kind: 'space' },
    { kind: 'text', text: 'Products and lots', bold: true },
    ...lots.map((lot): PrintNode => ({ kind: 'text', text: lotText(lot), muted: true })),
  ];
}

function paymentNodes(snapshot: InvoiceSnapshot, money: (cents: Cents) => string): PrintNode[] {
  const nodes: PrintNode[] = [];
  if (snapshot.tipCents > 0) {
    const label = snapshot.tipFor === null ? 'Tip' : `Tip for ${snapshot.tipFor}`;
    if (snapshot.tips) for (const tip of snapshot.tips) nodes.push(amountRow(`Tip for ${tip.name}`, money(tip.cents)));
    else nodes.push(amountRow(label, money(snapshot.tipCents)));
    nodes.push(amountRow('Total with tip', money(snapshot.totalCents + snapshot.tipCents), true));
  }
  let change = 0;
  for (const tender of snapshot.tenders) {
    const facts = [tender.reference, tender.left].filter((fact) => fact !== null && fact !== undefined);
    const name = tenderNames[tender.kind];
    nodes.push(amountRow(facts.length === 0 ? name : `${name} (${facts.join(', ')})`, money(tender.receivedCents)));
    change += tender.changeCents;
  }
  if (change > 0) nodes.push(amountRow('Change', money(-change)));
  nodes.push(amountRow('Balance due', money(owedOf(snapshot)), true));
  return nodes;
}
