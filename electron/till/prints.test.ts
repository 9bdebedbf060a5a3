import { expect, it } from 'vitest';
import { type InvoiceSnapshot, invoicePages } from '../billing/prints.ts';
import type { PrintModel } from '../documents/prints.ts';
import { drawerSlip, receiptModel } from './prints.ts';

const snapshot: InvoiceSnapshot = {
  form: 1,
  language: 'en',
  currency: 'USD',
  clinic: {
    name: 'Salve Clinic',
    address: '1 Main St\nNew York',
    phone: '+12125550100',
    email: 'desk@example.com',
    taxNumber: 'US-77',
  },
  number: 42,
  businessDate: '2026-03-10',
  time: '16:05',
  cashier: 'Fran Desk',
  station: 'Front desk',
  patient: { number: 7, name: 'Ann Lee' },
  lines: [
    {
      kind: 'service',
      description: 'Botox',
      unit: 'U',
      quantity: 20_000,
      unitPriceCents: 1400,
      goodsCents: 28_000,
      discountCents: 1000,
      discountReason: 'First visit',
      taxCents: 0,
      totalCents: 27_000,
      performedBy: 'Ingrid Injector',
      lots: [{ product: 'Botox Cosmetic', lot: 'C7001', expiresOn: '2027-01-31', quantity: 20_000 }],
    },
    {
      kind: 'retail',
      description: 'Repair cream',
      unit: '',
      quantity: 2000,
      unitPriceCents: 4500,
      goodsCents: 9000,
      discountCents: 0,
      discountReason: null,
      taxCents: 799,
      totalCents: 9799,
      performedBy: null,
      lots: [],
    },
  ],
  taxes: [{ name: 'Sales tax', taxRate: 88_750, taxableCents: 9000, taxCents: 799 }],
  goodsCents: 37_000,
  discountCents: 1000,
  taxCents: 799,
  includedTaxCents: 0,
  totalCents: 36_799,
  tipCents: 5000,
  tipFor: 'Ingrid Injector',
  tenders: [
    { kind: 'cardTerminal', receivedCents: 20_000, changeCents: 0, reference: 'T-1041' },
    { kind: 'cash', receivedCents: 25_000, changeCents: 3201, reference: null },
  ],
};

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
  'Salve Clinic',
  'Invoice 42',
  '16:05',
  'Ann Lee',
  'Botox',
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
  const words = wordsOf(invoicePages(snapshot));
  for (const fact of [...facts, 'March 10, 2026', 'US-77', 'chart 7', 'by Ingrid Injector', 'on $90.00'])
    expect(words).toContain(fact);
  expect(words).toContain('Balance due $0.00');
});

it('a receipt says the same on narrow paper and opens the drawer only when cash moved', () => {
  const words = wordsOf(receiptModel(snapshot, true));
  for (const fact of [...facts, '2026-03-10', 'TOTAL WITH TIP', 'Subtotal $360.00']) expect(words).toContain(fact);
  expect(receiptModel(snapshot, true).kickDrawer).toBe(true);
  expect(receiptModel(snapshot, false).kickDrawer).toBe(false);
  expect(drawerSlip(snapshot)).toMatchObject({ kickDrawer: true, title: 'Drawer 42' });
});

it('a small sale has no empty lines about discount, tax or tip', () => {
  const small = { ...snapshot, discountCents: 0, taxCents: 0, taxes: [], tipCents: 0, tipFor: null, patient: null };
  for (const words of [wordsOf(receiptModel(small, false)), wordsOf(invoicePages(small))]) {
    expect(words).not.toMatch(/Discounts|Subtotal|Sales tax|Tip/);
    expect(words).not.toContain('Ann Lee');
  }
});
