import type { InvoiceSnapshot } from '../../electron/billing/prints.ts';
import type { PrintModel } from '../../electron/devices/ports.ts';
import { receiptModel } from '../../electron/till/prints.ts';

/** What a clinic prints all day: a treatment and a cream, a discount, tax, a tip, two tenders and change. */
export const saleSnapshot: InvoiceSnapshot = {
  form: 1,
  language: 'en',
  currency: 'USD',
  clinic: {
    name: 'Linden & Rose',
    address: '114 Willow Street\nBrooklyn, NY 11201',
    phone: '+1 212 555 0100',
    email: 'desk@lindenrose.example',
    taxNumber: 'US-77',
  },
  number: 10_042,
  businessDate: '2026-03-10',
  time: '16:05',
  cashier: 'Fran Desk',
  station: 'Front desk',
  patient: { number: 7, name: 'Zoë Müller' },
  lines: [
    {
      kind: 'service',
      description: 'Glabella, onabotulinumtoxin',
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

export const saleReceipt: PrintModel = receiptModel(saleSnapshot, true);
