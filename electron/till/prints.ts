import {
  exemptionText,
  type InvoiceSnapshot,
  lineNotes,
  lotText,
  moneyOf,
  owedOf,
  tenderNames,
} from '../billing/prints.ts';
import { formatRate, invoiceCode, quantityText } from '../billing/rules.ts';
import type { PrintModel, PrintNode } from '../documents/prints.ts';

/** A label and an amount on narrow paper. */
export function pair(label: string, amount: string, bold = false): PrintNode {
  return {
    kind: 'columns',
    cells: [
      { text: label, share: 7 },
      { text: amount, share: 3, align: 'right' },
    ],
    bold,
  };
}

/** What a scanner reads from a receipt to find its invoice: the number alone, nothing about the patient. */
export function invoiceSymbol(number: number): PrintNode {
  const value = invoiceCode(number);
  return { kind: 'code', symbology: 'qrcode', value, caption: value };
}

/** The receipt of a paid invoice for narrow paper. `kickDrawer` opens the drawer, which it must whenever cash moved. */
export function receiptModel(snapshot: InvoiceSnapshot, kickDrawer: boolean): PrintModel {
  const money = moneyOf(snapshot);
  const { clinic } = snapshot;
  const nodes: PrintNode[] = [{ kind: 'heading', text: clinic.name, level: 1 }];
  for (const text of [clinic.address, clinic.phone, clinic.taxNumber === '' ? '' : `Tax number ${clinic.taxNumber}`])
    if (text !== '') nodes.push({ kind: 'text', text, align: 'center' });
  nodes.push({ kind: 'space' }, pair(`Invoice ${snapshot.number}`, snapshot.businessDate, true));
  nodes.push(pair(`${snapshot.cashier}, ${snapshot.station}`, snapshot.time));
  if (snapshot.patient) nodes.push({ kind: 'text', text: snapshot.patient.name });
  nodes.push({ kind: 'rule' });
  for (const line of snapshot.lines) {
    nodes.push(pair(line.description, money(line.goodsCents)));
    const quantity = quantityText(line, money);
    if (quantity !== '') nodes.push({ kind: 'text', text: `  ${quantity}` });
    for (const note of lineNotes(line, money)) nodes.push({ kind: 'text', text: `  ${note}` });
    if (line.discountCents > 0) nodes.push(pair(`  ${line.discountReason ?? 'Discount'}`, money(-line.discountCents)));
    for (const lot of line.lots) nodes.push({ kind: 'text', text: `  ${lotText(lot)}` });
  }
  nodes.push({ kind: 'rule' });
  const added = snapshot.taxes.filter((tax) => !tax.included);
  if (snapshot.discountCents > 0 || added.length > 0)
    nodes.push(pair('Subtotal', money(snapshot.goodsCents - snapshot.discountCents)));
  for (const tax of added) nodes.push(pair(`${tax.name} ${formatRate(tax.taxRate)}`, money(tax.taxCents)));
  if (snapshot.taxExemption !== undefined) nodes.push({ kind: 'text', text: exemptionText(snapshot.taxExemption) });
  nodes.push(pair('TOTAL', money(snapshot.totalCents), true));
  for (const tax of snapshot.taxes)
    if (tax.included) nodes.push(pair(`  contains ${tax.name} ${formatRate(tax.taxRate)}`, money(tax.taxCents)));
  if (snapshot.tipCents > 0) {
    if (snapshot.tips) for (const tip of snapshot.tips) nodes.push(pair(`Tip for ${tip.name}`, money(tip.cents)));
    else nodes.push(pair(snapshot.tipFor === null ? 'Tip' : `Tip for ${snapshot.tipFor}`, money(snapshot.tipCents)));
    nodes.push(pair('TOTAL WITH TIP', money(snapshot.totalCents + snapshot.tipCents), true));
  }
  nodes.push({ kind: 'space' });
  for (const tender of snapshot.tenders) {
    nodes.push(pair(tenderNames[tender.kind], money(tender.receivedCents)));
    if (tender.reference !== null) nodes.push({ kind: 'text', text: `  Reference ${tender.reference}` });
    if (tender.left !== undefined) nodes.push({ kind: 'text', text: `  ${tender.left}` });
  }
  const change = snapshot.tenders.reduce((sum, tender) => sum + tender.changeCents, 0);
  if (change > 0) nodes.push(pair('Change', money(change), true));
  const owed = owedOf(snapshot);
  if (owed > 0) nodes.push(pair('STILL TO PAY', money(owed), true));
  nodes.push({ kind: 'space' }, invoiceSymbol(snapshot.number));
  return {
    title: `Receipt ${snapshot.number}`,
    language: snapshot.language,
    copy: false,
    kickDrawer,
    logo: true,
    nodes,
    footer: 'Thank you for your visit.',
  };
}

/** A slip that only opens the drawer and says for which invoice: for cash without a receipt. */
export function drawerSlip(snapshot: InvoiceSnapshot): PrintModel {
  return {
    title: `Drawer ${snapshot.number}`,
    language: snapshot.language,
    copy: false,
    kickDrawer: true,
    nodes: [
      { kind: 'text', text: `Drawer opened for invoice ${snapshot.number}, ${snapshot.businessDate} ${snapshot.time}` },
    ],
  };
}
