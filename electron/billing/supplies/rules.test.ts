import { describe, expect, it } from 'vitest';
import { type Decided, openSupplies, suppliesInUse, suppliesOfLine } from './rules.ts';

const listed = [
  { productId: 'needles', quantity: 2000 },
  { productId: 'gauze', quantity: 5000 },
];
const row = (productId: string, decision: Decided['decision'], expected = 0, used = 0): Decided => ({
  productId,
  decision,
  expected,
  used,
  version: 1,
});

describe('the supplies of a line', () => {
  it('are what its service lists while it is planned, in that order, then what was added', () => {
    const rows = suppliesOfLine('planned', listed, [row('cream', 'used', 0, 1000), row('gauze', 'used', 5000, 4000)]);
    expect(rows.map(({ productId, decision, version }) => [productId, decision, version])).toEqual([
      ['needles', 'open', 0],
      ['gauze', 'used', 1],
      ['cream', 'used', 1],
    ]);
  });

  it('are fixed once it was performed: a list changed later adds nothing', () => {
    expect(suppliesOfLine('performed', listed, [row('needles', 'open', 2000)])).toEqual([row('needles', 'open', 2000)]);
  });

  it('are only what was settled when it was not performed', () => {
    const rows = suppliesOfLine('notPerformed', listed, [
      row('needles', 'used', 2000, 1000),
      row('gauze', 'open', 5000),
    ]);
    expect(rows.map((one) => one.productId)).toEqual(['needles']);
  });

  it('lose what was added and taken back', () => {
    expect(suppliesOfLine('planned', [], [row('cream', 'open')])).toEqual([]);
  });
});

describe('what a line uses', () => {
  it('is what was taken, else what is usual, and nothing of what was not used', () => {
    const rows = [
      row('needles', 'open', 2000),
      row('gauze', 'used', 5000, 4000),
      row('cream', 'unused', 1000),
      row('wipes', 'left', 1000),
    ];
    expect(suppliesInUse(rows)).toEqual([
      { productId: 'needles', quantity: 2000 },
      { productId: 'gauze', quantity: 4000 },
      { productId: 'wipes', quantity: 1000 },
    ]);
  });
});

describe('the checkout', () => {
  it('waits for the open supplies of what was performed, and for nothing else', () => {
    const rows = [row('needles', 'open', 2000), row('gauze', 'left', 5000), row('cream', 'open')];
    expect(openSupplies('performed', rows)).toBe(1);
    expect(openSupplies('planned', rows)).toBe(0);
    expect(openSupplies('notPerformed', rows)).toBe(0);
  });
});
