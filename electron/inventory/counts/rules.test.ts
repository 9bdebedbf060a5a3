import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  aboutCount,
  approverOf,
  classesOf,
  containerCountFault,
  countsProduct,
  sumOfWorth,
  worthOfGoods,
} from './rules.ts';

describe('ABC by value', () => {
  it('puts what holds most of the worth first; what crosses a border belongs to the class it begins in', () => {
    const classes = classesOf(
      new Map([
        ['gauze', 500],
        ['botox', 70_000],
        ['cream', 10_000],
        ['filler', 15_000],
        ['tape', 0],
      ]),
    );
    expect(Object.fromEntries(classes)).toEqual({ botox: 'A', filler: 'A', cream: 'B', gauze: 'C', tape: 'C' });
  });

  it('gives every product one class, and A never holds less than 80 % of the worth', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 40 }), (cents) => {
        const worths = new Map(cents.map((worth, index) => [`p${index}`, worth]));
        const classes = classesOf(worths);
        const total = cents.reduce((sum, worth) => sum + worth, 0);
        const ofA = [...worths].filter(([id]) => classes.get(id) === 'A').reduce((sum, [, worth]) => sum + worth, 0);
        expect(classes.size).toBe(worths.size);
        expect(ofA * 100).toBeGreaterThanOrEqual(total * 80);
      }),
    );
  });
});

describe('a part of the stock', () => {
  const all = { locationId: null, productId: null, productKind: null, classProducts: null };
  it('is narrowed by product, category and class together', () => {
    const botox = { id: 'botox', kind: 'toxin' } as const;
    expect(countsProduct(all, botox)).toBe(true);
    expect(countsProduct({ ...all, productId: 'other' }, botox)).toBe(false);
    expect(countsProduct({ ...all, productKind: 'toxin', classProducts: ['filler'] }, botox)).toBe(false);
    expect(countsProduct({ ...all, productKind: 'toxin', classProducts: ['botox'] }, botox)).toBe(true);
  });
});

describe('the worth of a difference of goods', () => {
  const amount = fc.integer({ min: 1, max: 50_000 });
  it('takes the whole worth with the last piece and never more, and finds at the same average', () => {
    fc.assert(
      fc.property(amount, amount, fc.integer({ min: 0, max: 1_000_000 }), (onHand, gone, costCents) => {
        const level = { onHand, costCents };
        const lot = { quantity: 1000, costCents: 999_999 };
        expect(worthOfGoods(-onHand, level, lot)).toBe(0 - costCents);
        expect(Math.abs(worthOfGoods(-gone, level, lot))).toBeLessThanOrEqual(costCents);
        expect(worthOfGoods(onHand, level, lot)).toBe(costCents);
      }),
    );
  });
  it('is what the lot cost when nothing is left at the place', () => {
    expect(worthOfGoods(2000, { onHand: 0, costCents: 0 }, { quantity: 10_000, costCents: 25_000 })).toBe(5000);
    expect(worthOfGoods(2000, { onHand: 0, costCents: 0 }, { quantity: 0, costCents: 0 })).toBe(0);
  });
  it('adds up without signs, so that what was found does not hide what is missing', () => {
    expect(sumOfWorth([{ worthCents: 500 }, { worthCents: -700 }])).toEqual({ grossCents: 1200, netCents: -200 });
  });
});

describe('a container', () => {
  it('that is sealed is all there or gone; an opened one holds at most what no visit drew', () => {
    const sealed = { opened: false, remaining: 100_000 };
    expect(containerCountFault(sealed, 0, 0)).toBeNull();
    expect(containerCountFault(sealed, 0, 100_000)).toBeNull();
    expect(containerCountFault(sealed, 0, 99_000)).toBe('sealed');
    expect(containerCountFault({ opened: false, remaining: 0 }, 100_000, 100_000)).toBeNull();
    const opened = { opened: true, remaining: 40_000 };
    expect(containerCountFault(opened, 10_000, 50_000)).toBeNull();
    expect(containerCountFault(opened, 10_000, 50_001)).toBe('drawn');
    expect(containerCountFault(opened, 0, 1)).toBeNull();
    // a part of it was wasted without a word of opening it
    expect(containerCountFault({ opened: false, remaining: 0 }, 100_000, 70_000)).toBeNull();
  });
});

describe('the worth of a difference of goods', () => {
  it('is nothing where nothing is left to be missing', () => {
    expect(worthOfGoods(-1000, { onHand: 0, costCents: 0 }, { quantity: 6000, costCents: 600 })).toBe(0);
  });
});

describe('who approves', () => {
  const owner = { staffId: 'o', role: 'owner' } as const;
  const keeper = { staffId: 'k', role: 'stockKeeper' } as const;
  const injector = { staffId: 'i', role: 'injector' } as const;
  it('may approve and counted none of it, whoever sits at the keyboard', () => {
    expect(approverOf(keeper, null, new Set(['k']))).toBeUndefined();
    expect(approverOf(keeper, owner, new Set(['k']))).toBe('o');
    expect(approverOf(keeper, owner, new Set(['k', 'o']))).toBeUndefined();
    expect(approverOf(keeper, injector, new Set(['k']))).toBeUndefined();
    expect(approverOf(owner, null, new Set(['k']))).toBe('o');
  });
  it('confirms this count as it stands, nothing else', () => {
    expect(aboutCount('c', 3, 100)).not.toBe(aboutCount('c', 4, 100));
    expect(aboutCount('c', 3, 100)).not.toBe(aboutCount('c', 3, 101));
  });
});
