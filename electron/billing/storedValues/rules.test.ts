import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterMoves,
  allOf,
  type Holding,
  type Part,
  partOf,
  problemOn,
  spreadPrice,
  takeUse,
  valueOfUse,
} from './rules.ts';

const today = '2026-03-10';

/** A fresh value: every item filled with its share of the price. */
function issued(price: number, contents: ReadonlyArray<{ list: number; quantity: number }>): Holding {
  const spread = spreadPrice(
    price,
    contents.map((row) => row.list),
  );
  return {
    state: 'active',
    expiresOn: null,
    remainingCents: price,
    items: contents.map((row, i) => ({
      id: `item ${i}`,
      remainingQuantity: row.quantity,
      remainingCents: spread.items[i] ?? 0,
    })),
  };
}

const content = fc.record({ list: fc.integer({ min: 0, max: 500_00 }), quantity: fc.integer({ min: 1, max: 20_000 }) });
const value = fc
  .tuple(fc.integer({ min: 0, max: 2_000_00 }), fc.array(content, { maxLength: 4 }))
  .map(([price, contents]) => issued(price, contents));

type Step =
  | { do: 'use'; item: number; share: number; cheaper: number }
  | { do: 'giveBack'; which: number }
  | { do: 'takeBack'; share: number }
  | { do: 'expire' | 'forfeit' | 'freeze' | 'unfreeze' };
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('use' as const),
    item: fc.nat(4),
    share: fc.integer({ min: 1, max: 100 }),
    cheaper: fc.nat(3),
  }),
  fc.record({ do: fc.constant('giveBack' as const), which: fc.nat(10) }),
  fc.record({ do: fc.constant('takeBack' as const), share: fc.integer({ min: 0, max: 100 }) }),
  fc.record({ do: fc.constantFrom('expire' as const, 'forfeit' as const, 'freeze' as const, 'unfreeze' as const) }),
);

const sum = (parts: readonly Part[], of: (part: Part) => number) => parts.reduce((total, part) => total + of(part), 0);

/** Plays one step; answers the value after it and the moves it made. */
function play(holding: Holding, doing: Step, uses: Part[]): { next: Holding; parts: Part[] } {
  const nothing = { next: holding, parts: [] };
  if (doing.do === 'freeze' || doing.do === 'unfreeze') {
    const [from, to] = doing.do === 'freeze' ? (['active', 'frozen'] as const) : (['frozen', 'active'] as const);
    return holding.state === from ? { next: { ...holding, state: to }, parts: [] } : nothing;
  }
  if (doing.do === 'use') {
    const item = holding.items[doing.item % Math.max(1, holding.items.length)];
    const quantity = item ? Math.ceil((item.remainingQuantity * doing.share) / 100) : 0;
    const worth = item ? valueOfUse(item, quantity) : Math.floor((holding.remainingCents * doing.share) / 100);
    const cents = Math.max(0, worth - doing.cheaper);
    const taken = takeUse(holding, { itemId: item?.id ?? null, quantity, cents }, today);
    if (typeof taken === 'string') return nothing;
    uses.push(taken.used);
    const parts = taken.left ? [taken.used, taken.left] : [taken.used];
    return { next: afterMoves(holding, parts), parts };
  }
  if (doing.do === 'giveBack') {
    const [used] = uses.splice(doing.which % Math.max(1, uses.length), 1);
    if (!used) return nothing;
    const parts = [{ itemId: used.itemId, quantity: -used.quantity, cents: -used.cents }];
    return { next: afterMoves(holding, parts), parts };
  }
  const parts =
    doing.do === 'takeBack'
      ? partOf(holding, Math.floor((holding.remainingCents * doing.share) / 100))
      : allOf(holding);
  const after = afterMoves(holding, parts);
  return { next: doing.do === 'expire' ? { ...after, state: 'expired' } : after, parts };
}

describe('any sequence of issue, use, give back, take back, expire, forfeit and freeze', () => {
  it('keeps what is left at or above zero and equal to the sum of the moves, per item and in total', () => {
    fc.assert(
      fc.property(value, fc.array(step, { maxLength: 30 }), (start, steps) => {
        let holding = start;
        const uses: Part[] = [];
        const moves: Part[] = start.items.map((item) => ({
          itemId: item.id,
          quantity: item.remainingQuantity,
          cents: item.remainingCents,
        }));
        moves.push({ itemId: null, quantity: 0, cents: start.remainingCents - sum(moves, (part) => part.cents) });
        for (const doing of steps) {
          const { next, parts } = play(holding, doing, uses);
          moves.push(...parts);
          holding = next;
          expect(holding.remainingCents).toBeGreaterThanOrEqual(0);
          expect(sum(moves, (part) => part.cents)).toBe(holding.remainingCents);
          for (const item of holding.items) {
            const mine = moves.filter((part) => part.itemId === item.id);
            expect(item.remainingQuantity).toBeGreaterThanOrEqual(0);
            expect(item.remainingCents).toBeGreaterThanOrEqual(0);
            expect(sum(mine, (part) => part.quantity)).toBe(item.remainingQuantity);
            expect(sum(mine, (part) => part.cents)).toBe(item.remainingCents);
          }
          if (holding.state === 'used') expect(holding.remainingCents).toBe(0);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the value of uses', () => {
  it('adds up to the price, however it is used', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_00 }),
        fc.integer({ min: 1, max: 50 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 60, maxLength: 60 }),
        (price, count, wanted) => {
          let item = { remainingQuantity: count * 1000, remainingCents: price };
          let total = 0;
          for (const many of wanted) {
            const quantity = Math.min(item.remainingQuantity, many * 1000);
            if (quantity === 0) break;
            const cents = valueOfUse(item, quantity);
            expect(cents).toBeGreaterThanOrEqual(0);
            total += cents;
            item = {
              remainingQuantity: item.remainingQuantity - quantity,
              remainingCents: item.remainingCents - cents,
            };
          }
          expect(total + item.remainingCents).toBe(price);
          if (item.remainingQuantity === 0) expect(total).toBe(price);
        },
      ),
    );
  });

  it('spreads an odd price over three uses: 33.34, 33.33, 33.33 or so, never a cent lost', () => {
    const first = valueOfUse({ remainingQuantity: 3000, remainingCents: 10000 }, 1000);
    const second = valueOfUse({ remainingQuantity: 2000, remainingCents: 10000 - first }, 1000);
    expect([first, second, 10000 - first - second]).toEqual([3333, 3333, 3334]);
  });
});

describe('spreadPrice', () => {
  it('gives every content its share by list price; what is above the list belongs to none', () => {
    expect(spreadPrice(900_00, [500_00, 500_00])).toEqual({ items: [450_00, 450_00], rest: 0 });
    expect(spreadPrice(199_00, [150_00])).toEqual({ items: [150_00], rest: 49_00 });
    expect(spreadPrice(99_00, [])).toEqual({ items: [], rest: 99_00 });
  });
});

describe('takeUse', () => {
  const card: Holding = { state: 'active', expiresOn: '2026-03-10', remainingCents: 50_00, items: [] };
  it('takes money from a card up to its last day and never more than is left', () => {
    expect(takeUse(card, { itemId: null, quantity: 0, cents: 50_00 }, today)).toEqual({
      used: { itemId: null, quantity: 0, cents: -50_00 },
      left: null,
    });
    expect(takeUse(card, { itemId: null, quantity: 0, cents: 50_01 }, today)).toBe('notEnough');
    expect(takeUse(card, { itemId: null, quantity: 0, cents: 1 }, '2026-03-11')).toBe('expired');
    expect(problemOn({ ...card, state: 'frozen' }, today)).toBe('frozen');
    expect(problemOn({ ...card, state: 'void' }, today)).toBe('notActive');
  });

  it('leaves what the last use is worth beyond its line to the clinic', () => {
    const pack = issued(100_00, [{ list: 100_00, quantity: 1000 }]);
    expect(takeUse(pack, { itemId: 'item 0', quantity: 1000, cents: 80_00 }, today)).toEqual({
      used: { itemId: 'item 0', quantity: -1000, cents: -80_00 },
      left: { itemId: 'item 0', quantity: 0, cents: -20_00 },
    });
  });

  it('never spends what belongs to no treatment', () => {
    const membership = issued(199_00, [{ list: 150_00, quantity: 1000 }]);
    expect(takeUse(membership, { itemId: null, quantity: 0, cents: 10_00 }, today)).toBe('notEnough');
  });
});
