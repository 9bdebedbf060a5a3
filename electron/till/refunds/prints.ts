import { backOf, type CreditSnapshot, creditTitles } from '../../billing/credits/prints.ts';
import { moneyOf } from '../../billing/prints.ts';
import { formatRate, quantityText } from '../../billing/rules.ts';
import type { PrintModel, PrintNode } from '../../documents/prints.ts';
import { pair } from '../prints.ts';

/** The receipt of a credit note for narrow paper. `kickDrawer` opens the drawer, which it must whenever cash goes back. */
export function creditReceipt(snapshot: CreditSnapshot, kickDrawer: boolean): PrintModel {
  const money = moneyOf(snapshot);
  const { clinic } = snapshot;
  const nodes: PrintNode[] = [{ kind: 'heading', text: clinic.name, level: 1 }];
  for (const text of [clinic.address, clinic.phone, clinic.taxNumber === '' ? '' : `Tax number ${clinic.taxNumber}`])
    if (text !== '') nodes.push({ kind: 'text', text, align: 'center' });
  nodes.push({ kind: 'space' }, { kind: 'heading', text: 'CREDIT NOTE', level: 2 });
  nodes.push(pair(`Credit note ${snapshot.number}`, snapshot.businessDate, true));
  nodes.push(pair(`${snapshot.cashier}, ${snapshot.station}`, snapshot.time));
  nodes.push({ kind: 'text', text: `To invoice ${snapshot.invoice.number} of ${snapshot.invoice.businessDate}` });
  if (snapshot.patient) nodes.push({ kind: 'text', text: snapshot.patient.name });
  nodes.push({ kind: 'text', text: `${creditTitles[snapshot.kind]}: ${snapshot.reason}` });
  nodes.push({ kind: 'rule' });
  for (const line of snapshot.lines) {
    nodes.push(pair(line.description, money(line.goodsCents)));
    const quantity = line.quantity === 0 ? '' : quantityText(line, money);
    if (quantity !== '') nodes.push({ kind: 'text', text: `  ${quantity}` });
    if (line.discountCents > 0) nodes.push(pair('  Discount', money(-line.discountCents)));
  }
  nodes.push({ kind: 'rule' });
  for (const tax of snapshot.taxes) nodes.push(pair(`${tax.name} ${formatRate(tax.taxRate)}`, money(tax.taxCents)));
  nodes.push(pair('TOTAL CREDIT', money(snapshot.totalCents), true), { kind: 'space' });
  for (const row of backOf(snapshot)) {
    nodes.push(pair(row.label, money(row.cents)));
    if (row.reference !== null) nodes.push({ kind: 'text', text: `  Reference ${row.reference}` });
  }
  if (snapshot.dueCents > 0) nodes.push(pair('Still to pay', money(snapshot.dueCents), true));
  if (snapshot.approvedBy !== null) nodes.push({ kind: 'text', text: `Approved by ${snapshot.approvedBy}` });
  return {
    title: `Credit note ${snapshot.number}`,
    language: snapshot.language,
    copy: false,
    kickDrawer,
    nodes,
    footer: 'Keep this with your receipt.',
  };
}
