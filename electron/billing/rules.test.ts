import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  billableQuantity,
  billedUnit,
  discountOf,
  formatRate,
  goodsOf,
  invoiceCode,
  lineAmounts,
  readInvoiceCode,
  taxByRate,
  totalsOf,
} from './rules.ts';

const price = fc.record({
  quantity: fc.integer({ min: 1, max: 500_000 }),
  unitPriceCents: fc.integer({ min: 0, max: 500_000 }),
});
const taxRate = fc.integer({ min: 0, max: 1_000_000 });
const line = fc
  .tuple(price, fc.integer({ min: 0, max: 1_000_000 }), taxRate)
  .map(([of, share, rate]) => ({ ...of, discountCents: discountOf(goodsOf(of), { rate: share }) ?? 0, taxRate: rate }));
const taxedLine = fc.tuple(line, fc.boolean()).map(([of, taxIncluded]) => ({ ...of, taxIncluded }));

describe('amounts of a line', () => {
  it('is what is left after the discount, plus its tax, rounded half up once', () => {
    fc.assert(
      fc.property(line, (of) => {
        const amounts = lineAmounts(of);
        const exact = ((amounts.goodsCents - amounts.discountCents) * of.taxRate) / 1_000_000;
        expect(amounts.totalCents).toBe(amounts.goodsCents - amounts.discountCents + amounts.taxCents);
        expect(amounts.taxCents).toBe(Math.floor(exact + 0.5));
        expect(amounts.taxCents).toBeGreaterThanOrEqual(0);
        expect(Math.abs(amounts.goodsCents - (of.quantity * of.unitPriceCents) / 1000)).toBeLessThanOrEqual(0.5);
      }),
    );
  });

  it('half a cent of tax goes up', () => {
    const amounts = lineAmounts({ quantity: 1000, unitPriceCents: 1000, discountCents: 0, taxRate: 8_500 });
    expect(amounts.taxCents).toBe(9);
    expect(lineAmounts({ quantity: 1000, unitPriceCents: 999, discountCents: 0, taxRate: 8_500 }).taxCents).toBe(8);
  });

  it('taxes the discounted amount', () => {
    const amounts = lineAmounts({ quantity: 2000, unitPriceCents: 5000, discountCents: 2500, taxRate: 80_000 });
    expect(amounts).toEqual({
      goodsCents: 10_000,
      discountCents: 2500,
      taxCents: 600,
      includedTaxCents: 0,
      totalCents: 8100,
    });
  });

  it('takes contained tax out of a price instead of adding it', () => {
    const price = { quantity: 1000, unitPriceCents: 11_000, discountCents: 0, taxRate: 100_000 };
    expect(lineAmounts({ ...price, taxIncluded: true })).toMatchObject({ taxCents: 1000, totalCents: 11_000 });
    fc.assert(
      fc.property(line, (of) => {
        const amounts = lineAmounts({ ...of, taxIncluded: true });
        expect(amounts.totalCents).toBe(amounts.goodsCents - amounts.discountCents);
        const net = amounts.totalCents - amounts.includedTaxCents;
        expect(Math.abs((net * of.taxRate) / 1_000_000 - amounts.taxCents)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('refuses a discount above the line or below zero', () => {
    fc.assert(
      fc.property(price, fc.integer({ min: 1, max: 10_000 }), (of, more) => {
        expect(discountOf(goodsOf(of), { cents: goodsOf(of) + more })).toBeUndefined();
        expect(discountOf(goodsOf(of), { cents: -more })).toBeUndefined();
        expect(() => lineAmounts({ ...of, discountCents: goodsOf(of) + more, taxRate: 0 })).toThrow(RangeError);
      }),
    );
  });

  it('a share of the goods is never more than the goods', () => {
    fc.assert(
      fc.property(price, fc.integer({ min: 0, max: 1_000_000 }), (of, rate) => {
        const cents = discountOf(goodsOf(of), { rate });
        expect(cents).toBeDefined();
        expect(cents).toBeLessThanOrEqual(goodsOf(of));
      }),
    );
  });
});

describe('sums', () => {
  it('an invoice sums its lines, in any order', () => {
    fc.assert(
      fc.property(fc.array(taxedLine, { maxLength: 12 }), (lines) => {
        const amounts = lines.map(lineAmounts);
        const totals = totalsOf(amounts);
        expect(totals).toEqual(totalsOf(amounts.toReversed()));
        expect(totals.totalCents).toBe(
          totals.goodsCents - totals.discountCents + totals.taxCents - totals.includedTaxCents,
        );
        expect(totals.totalCents).toBe(amounts.reduce((sum, row) => sum + row.totalCents, 0));
      }),
    );
  });

  it('the tax per rate adds up to the tax of the invoice', () => {
    fc.assert(
      fc.property(fc.array(taxedLine, { maxLength: 12 }), (lines) => {
        const amounts = lines.map((of, i) => ({ ...of, ...lineAmounts(of), taxName: i % 3 === 0 ? 'City' : 'State' }));
        const rates = taxByRate(amounts);
        const totals = totalsOf(amounts);
        expect(rates.reduce((sum, rate) => sum + rate.taxCents, 0)).toBe(totals.taxCents);
        expect(rates.reduce((sum, rate) => sum + (rate.included ? rate.taxCents : 0), 0)).toBe(totals.includedTaxCents);
        expect(new Set(rates.map((rate) => `${rate.taxName} ${rate.taxRate} ${rate.included}`)).size).toBe(
          rates.length,
        );
      }),
    );
  });
});

it('a flat price is billed once, others by what was charted', () => {
  expect(billableQuantity('flat', 24_000)).toBe(1000);
  expect(billableQuantity('perUnit', 24_000)).toBe(24_000);
  expect(billableQuantity('perArea', 3000)).toBe(3000);
});

it('shows a rate without needless zeros', () => {
  expect(formatRate(88_750)).toBe('8.875 %');
  expect(formatRate(200_000)).toBe('20 %');
  expect(formatRate(0)).toBe('0 %');
});

it('names what is billed', () => {
  const units = [
    billedUnit('perUnit', 'U'),
    billedUnit('perUnit', null),
    billedUnit('perArea', 'U'),
    billedUnit('flat', 'U'),
    billedUnit(null, null),
  ];
  expect(units).toEqual(['U', 'unit', 'area', '', '']);
});

it('the code of a receipt is read back, and nothing else is taken for one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999_999 }), (number) => {
      expect(readInvoiceCode(invoiceCode(number))).toBe(number);
      expect(invoiceCode(number).length).toBeGreaterThanOrEqual(8);
      expect(readInvoiceCode(` inv-${number}\n`)).toBe(number);
      expect(readInvoiceCode(String(number))).toBeNull();
      expect(readInvoiceCode(`XINV-${number}`)).toBeNull();
    }),
  );
  expect(['INV-', 'INV-0', 'INV-1x', 'INV-1234567890'].map(readInvoiceCode)).toEqual([null, null, null, null]);
});
