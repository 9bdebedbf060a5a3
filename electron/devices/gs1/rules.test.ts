import fc from 'fast-check';
import { parseBarcode } from 'gs1-barcode-parser-mod';
import { describe, expect, it } from 'vitest';
import { gs1Date } from '../elements/rules.ts';
import { gtinCheckDigit } from '../gtin/rules.ts';
import { parseScan, type Scan, type ScanOptions } from './rules.ts';

const GS = '\u001d';
const now: ScanOptions = { year: 2026 };
const sure: ScanOptions = { year: 2026, sendsGs: true };
const BOTOX = '00300230011452'.slice(0, 13) + gtinCheckDigit('0030023001145');

const gtins = fc
  .stringMatching(/^[0-9]{13}$/)
  .filter((digits) => /[1-9]/.test(digits))
  .map((digits) => digits + gtinCheckDigit(digits));
const dates = fc
  .record({
    year: fc.integer({ min: 1990, max: 2070 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ year, month, day }) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
const lots = fc.stringMatching(/^[A-Z0-9a-z/.-]{1,20}$/);
const serials = fc.stringMatching(/^[A-Z0-9]{1,20}$/);
const items = fc.record({ gtin: gtins, expiry: dates, lot: lots, serial: serials });
type Item = typeof items extends fc.Arbitrary<infer T> ? T : never;
const orders = fc.shuffledSubarray(['01', '17', '10', '21'] as const, { minLength: 4 });

function element(ai: '01' | '17' | '10' | '21', item: Item): string {
  if (ai === '01') return item.gtin;
  if (ai === '17') return item.expiry.replaceAll('-', '').slice(2);
  return ai === '10' ? item.lot : item.serial;
}

function build(item: Item, order: readonly ('01' | '17' | '10' | '21')[], separator: string): string {
  return order
    .map((ai, i) => ai + element(ai, item) + ((ai === '10' || ai === '21') && i < order.length - 1 ? separator : ''))
    .join('');
}

function read(scan: Scan): unknown {
  return scan.kind === 'gs1' ? { gtin: scan.gtin, expiry: scan.expiry, lot: scan.lot, serial: scan.serial } : scan;
}

describe('GS1 element strings', () => {
  it('come back as built, in any order, with every symbology prefix', () => {
    fc.assert(
      fc.property(
        items,
        orders,
        fc.constantFrom('', ']d2', ']C1', ']e0', ']Q3', GS, `]d2${GS}`),
        (item, order, prefix) => {
          expect(read(parseScan(prefix + build(item, order, GS) + '\r\n', sure))).toEqual(item);
        },
      ),
    );
  });

  it('without separators come back as built or are refused, never as something else', () => {
    let accepted = 0;
    fc.assert(
      fc.property(items, orders, (item, order) => {
        const scan = parseScan(`]d2${build(item, order, '')}`, now);
        if (scan.kind === 'gs1') {
          accepted++;
          expect(read(scan)).toEqual(item);
        } else {
          expect(scan).toMatchObject({ kind: 'refused', reason: 'ambiguous' });
          if (scan.kind === 'refused' && (scan.readings?.length ?? 0) < 8) {
            expect(scan.readings?.map(read)).toContainEqual(item);
          }
        }
      }),
      { numRuns: 1000 },
    );
    expect(accepted).toBeGreaterThan(300);
  });

  it('in the printed form with parentheses', () => {
    fc.assert(
      fc.property(items, orders, fc.constantFrom('', ' '), (item, order, gap) => {
        const text = order.map((ai) => `(${ai})${gap}${element(ai, item)}`).join(gap);
        expect(read(parseScan(text, now))).toEqual(item);
      }),
    );
  });

  it('agree with the reference parser where that one is right', () => {
    fc.assert(
      fc.property(items, orders, fc.boolean(), (item, order, lastOfMonth) => {
        // day 00: the last of the month
        const expiry = lastOfMonth ? `${item.expiry.slice(0, 8)}00` : item.expiry;
        const text = `]d2${build({ ...item, expiry }, order, GS)}`;
        const theirs = new Map(parseBarcode(text).parsedCodeItems.map((found) => [found.ai, found.data]));
        const ours = parseScan(text, { year: new Date().getFullYear(), sendsGs: true });
        if (ours.kind !== 'gs1') throw new Error(JSON.stringify(ours));
        expect(theirs.get('01')).toBe(ours.gtin);
        expect(theirs.get('10')).toBe(ours.lot);
        expect(theirs.get('21')).toBe(ours.serial);
        const until = theirs.get('17');
        if (!(until instanceof Date)) throw new Error('They read a date.');
        const pad = (n: number): string => String(n).padStart(2, '0');
        expect(`${until.getFullYear()}-${pad(until.getMonth() + 1)}-${pad(until.getDate())}`).toBe(ours.expiry);
      }),
    );
  });

  it('resolve a dropped separator where a date or the lengths prove it', () => {
    const expected = { gtin: BOTOX, expiry: '2027-03-31', lot: 'C8812C3', serial: 'ZX55K2M8P4WQ9' };
    expect(read(parseScan(`01${BOTOX}21ZX55K2M8P4WQ91727033110C8812C3`, now))).toEqual(expected);
    expect(read(parseScan(`01${BOTOX}1727033110C8812C321ZX55K2M8P4WQ9`, now))).toEqual(expected);
    expect(read(parseScan(`01${BOTOX}10LOT7717270331`, now))).toEqual({
      gtin: BOTOX,
      expiry: '2027-03-31',
      lot: 'LOT77',
    });
  });

  it('refuse rather than guess a lot, and offer the readings', () => {
    const text = `01${BOTOX}1727033110C2134`;
    const scan = parseScan(text, now);
    expect(scan).toMatchObject({ kind: 'refused', reason: 'ambiguous' });
    if (scan.kind !== 'refused') return;
    expect(scan.readings?.map((reading) => reading.lot).sort()).toEqual(['C', 'C2134']);
    expect(parseScan(text, sure)).toMatchObject({ kind: 'gs1', lot: 'C2134' });
    expect(parseScan(`${text}${GS}21A`, now)).toMatchObject({ kind: 'gs1', lot: 'C2134', serial: 'A' });
    // A serial that holds "10" must not give birth to a lot.
    expect(parseScan(`01${BOTOX}17270331215510077`, now)).toMatchObject({ kind: 'refused', reason: 'ambiguous' });
  });

  it('refuse every single wrong digit of the GTIN', () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 0, max: 13 }), fc.integer({ min: 1, max: 9 }), (item, at, by) => {
        const wrong = item.gtin.slice(0, at) + ((Number(item.gtin[at]) + by) % 10) + item.gtin.slice(at + 1);
        const text = build({ ...item, gtin: wrong }, ['01', '17', '10', '21'], GS);
        expect(parseScan(text, now)).toMatchObject({ kind: 'refused', reason: 'checkDigit' });
        expect(parseScan(text.replaceAll(GS, ''), now)).toMatchObject({ kind: 'refused', reason: 'checkDigit' });
        expect(parseScan(wrong, now)).toMatchObject({ kind: 'refused' });
      }),
    );
  });

  it('survive noise: never throw, never a lot that was not in the data', () => {
    const soup = fc.array(
      fc.oneof(
        fc.constantFrom('01', '10', '17', '21', '91', '(', ')', GS, ']d2', '240', '30', '711'),
        fc.string(),
        gtins,
        lots,
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(soup, fc.boolean(), (parts, sendsGs) => {
        const text = parts.join('');
        const scan = parseScan(text, { year: 2026, sendsGs });
        if (scan.kind === 'refused') expect(scan.sentence.length).toBeGreaterThan(10);
        if (scan.kind === 'gs1') {
          expect(gtinCheckDigit(scan.gtin.slice(0, 13))).toBe(Number(scan.gtin[13]));
          if (scan.lot !== undefined) expect(text).toContain(scan.lot);
        }
      }),
      { numRuns: 2000 },
    );
    expect(parseScan('10212110'.repeat(60), now)).toMatchObject({ kind: 'refused' });
    expect(parseScan('9'.repeat(4000), now)).toMatchObject({ kind: 'refused', reason: 'tooLong' });
  });

  it('refuse contradictions, dates that do not exist and codes without a product', () => {
    expect(parseScan(`(01)${BOTOX}(10)A(10)B`, now)).toMatchObject({ reason: 'contradiction' });
    expect(parseScan(`01${BOTOX}17270230`, now)).toMatchObject({ reason: 'badDate' });
    expect(parseScan(`01${BOTOX}17271301`, now)).toMatchObject({ reason: 'badDate' });
    expect(parseScan(']C100340123450000000018', now)).toMatchObject({ reason: 'checkDigit' });
    expect(parseScan(']C110ABC', now)).toMatchObject({ reason: 'notAProduct' });
    expect(parseScan(' \r\n', now)).toMatchObject({ reason: 'empty' });
    expect(parseScan('https://example.org', now)).toMatchObject({ reason: 'unreadable' });
  });
});

describe('GS1 dates', () => {
  it('take the century from the window around the year', () => {
    expect(gs1Date('270331', 2026)).toBe('2027-03-31');
    expect(gs1Date('760101', 2026)).toBe('2076-01-01');
    expect(gs1Date('770101', 2026)).toBe('1977-01-01');
    expect(gs1Date('010101', 2051)).toBe('2101-01-01');
    expect(gs1Date('020101', 2051)).toBe('2002-01-01');
  });

  it('read day 00 as the last day of the month, leap years included', () => {
    expect(gs1Date('280200', 2026)).toBe('2028-02-29');
    expect(gs1Date('270200', 2026)).toBe('2027-02-28');
    expect(gs1Date('270400', 2026)).toBe('2027-04-30');
    expect(gs1Date('270229', 2026)).toBeNull();
    expect(gs1Date('270001', 2026)).toBeNull();
  });
});
