import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Delivered, nothingYet, type Said, scannedOf, unfitFor, withScan } from './delivery.ts';

const box = (more: Partial<Said> = {}): Said => ({
  productId: 'botox',
  gtin: '00351135101517',
  lot: 'C7001',
  expiresOn: '2027-01-31',
  ...more,
});

describe('what is scanned of a delivery', () => {
  it('counts each package, with a serial number or without', () => {
    const one = withScan(nothingYet, box());
    expect(one).toEqual({ productId: 'botox', lot: 'C7001', expiresOn: '2027-01-31', serials: [], plain: 1 });
    expect(scannedOf(withScan(one, box({ serial: 'ZX1' })))).toBe(2);
  });

  it('takes a package for another delivery by its product, lot or expiry', () => {
    const one = withScan(nothingYet, box());
    expect(unfitFor(one, box())).toBeNull();
    expect(unfitFor(one, box({ lot: 'C7002' }))).toBe('otherLot');
    expect(unfitFor(one, box({ productId: 'filler' }))).toBe('otherProduct');
    expect(unfitFor(one, box({ expiresOn: '2027-05-31' }))).toBe('otherExpiry');
    // a code that says no lot says nothing against it
    expect(unfitFor(one, { productId: 'botox', gtin: '00351135101517' })).toBeNull();
  });

  it('holds to a lot that was written down, and lets the first scan decide where none was', () => {
    const chosen: Delivered = { ...nothingYet, productId: 'filler' };
    expect(unfitFor(chosen, box())).toBeNull();
    expect(unfitFor({ ...chosen, productId: 'botox', lot: ' C7002 ' }, box())).toBe('otherLot');
  });

  it('counts neither a serial number again nor one of our own labels', () => {
    const one = withScan(nothingYet, box({ serial: 'ZX1' }));
    expect(unfitFor(one, box({ serial: 'ZX1' }))).toBe('twice');
    expect(unfitFor(one, box({ ours: true }))).toBe('ours');
    expect(unfitFor(nothingYet, box({ serial: 'ZX2', known: true }))).toBe('known');
    expect(scannedOf(withScan(nothingYet, box({ ours: true })))).toBe(0);
  });

  it('never counts packages of two lots together, whatever is scanned in whatever order', () => {
    const scan = fc.record({
      productId: fc.constantFrom('botox', 'filler'),
      gtin: fc.constant('00351135101517'),
      lot: fc.option(fc.constantFrom('A', 'B'), { nil: undefined }),
      expiresOn: fc.option(fc.constantFrom('2027-01-31', '2027-05-31'), { nil: undefined }),
      serial: fc.option(fc.constantFrom('1', '2', '3'), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(scan, { maxLength: 12 }), (scans) => {
        let delivered = nothingYet;
        const counted: Said[] = [];
        for (const said of scans)
          if (unfitFor(delivered, said) === null) {
            delivered = withScan(delivered, said);
            counted.push(said);
          }
        expect(scannedOf(delivered)).toBe(counted.length);
        expect(new Set(counted.map(({ productId }) => productId)).size).toBeLessThanOrEqual(1);
        expect(new Set(counted.flatMap(({ lot }) => lot ?? [])).size).toBeLessThanOrEqual(1);
        expect(new Set(counted.flatMap(({ expiresOn }) => expiresOn ?? [])).size).toBeLessThanOrEqual(1);
        expect(new Set(delivered.serials).size).toBe(delivered.serials.length);
      }),
    );
  });
});
