import { describe, expect, it } from 'vitest';
import { type ComparedLine, totalsByProduct } from './rules.ts';

const line: ComparedLine = {
  productName: 'Botox',
  unit: 'U',
  charted: 20_000,
  drawn: 20_000,
  billed: 20_000,
  billedUnit: 'perUnit',
  problems: [],
  open: false,
};

describe('the totals of a period', () => {
  it('add up each product by itself, and count what differs', () => {
    expect(
      totalsByProduct([
        line,
        { ...line, drawn: 22_000, problems: ['chartedVsDrawn'], open: true },
        { ...line, charted: null, billed: null, problems: ['notSigned'] },
        { ...line, productName: 'Filler', unit: 'mL', charted: 1000, drawn: 1000, billed: 1000, billedUnit: 'flat' },
        { ...line, productName: null },
      ]),
    ).toEqual([
      {
        productName: 'Botox',
        unit: 'U',
        lines: 3,
        charted: 40_000,
        drawn: 62_000,
        billed: 40_000,
        differing: 2,
        open: 1,
      },
      {
        productName: 'Filler',
        unit: 'mL',
        lines: 1,
        charted: 1000,
        drawn: 1000,
        billed: null,
        differing: 0,
        open: 0,
      },
    ]);
  });
});
