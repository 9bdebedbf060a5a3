import { expect, it } from 'vitest';
import { invoicePages } from '../../electron/billing/prints.ts';
import type { PrintModel } from '../../electron/documents/prints.ts';
import { drawerSlip, receiptModel } from '../../electron/till/prints.ts';
import { saleReceipt, saleSnapshot } from '../devices/saleReceipt.ts';

function wordsOf(model: PrintModel): string {
  const head = model.letterhead ? [model.letterhead.name, ...model.letterhead.lines] : [];
  const body = model.nodes.flatMap((node) => {
    if (node.kind === 'heading' || node.kind === 'text') return [node.text];
    if (node.kind === 'columns') return [node.cells.map((cell) => cell.text).join(' ')];
    if (node.kind === 'table')
      return [node.head.map((cell) => cell.text).join(' '), ...node.rows.map((row) => row.join(' '))];
    return [];
  });
  return [...head, ...body].join('\n');
}

const facts = [
  'Linden & Rose',
  'Invoice 10042',
  '16:05',
  'Zoë Müller',
  'Glabella, onabotulinumtoxin',
  '20 U x $14.00',
  '2 x $45.00',
  'First visit',
  '-$10.00',
  'C7001',
  '2027-01-31',
  '8.875 %',
  '$7.99',
  '$367.99',
  'Ingrid Injector',
  '$50.00',
  '$417.99',
  'T-1041',
  '$200.00',
  '$250.00',
  '$32.01',
];

it('an invoice says everything the record holds', () => {
  const words = wordsOf(invoicePages(saleSnapshot));
  for (const fact of [...facts, 'March 10, 2026', 'US-77', 'chart 7', 'by Ingrid Injector', 'on $90.00'])
    expect(words).toContain(fact);
  expect(words).toContain('Balance due $0.00');
});

it('a receipt says the same on narrow paper and opens the drawer only when cash moved', () => {
  const words = wordsOf(saleReceipt);
  for (const fact of [...facts, '2026-03-10', 'TOTAL WITH TIP', 'Subtotal $360.00']) expect(words).toContain(fact);
  expect(saleReceipt.kickDrawer).toBe(true);
  expect(receiptModel(saleSnapshot, false).kickDrawer).toBe(false);
  expect(drawerSlip(saleSnapshot)).toMatchObject({ kickDrawer: true, title: 'Drawer 10042' });
});

it('a small sale has no empty lines about discount, tax or tip', () => {
  const small = { ...saleSnapshot, discountCents: 0, taxCents: 0, taxes: [], tipCents: 0, tipFor: null, patient: null };
  for (const words of [wordsOf(receiptModel(small, false)), wordsOf(invoicePages(small))]) {
    expect(words).not.toMatch(/Discounts|Subtotal|Sales tax|Tip/);
    expect(words).not.toContain('Zoë Müller');
  }
});
