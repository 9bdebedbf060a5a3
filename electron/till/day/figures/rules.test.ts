import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invoicePostings, paymentPostings, tipPostings } from '../../../billing/invoices/rules.ts';
import { type LineKind, lineAmounts, lineKinds, storedValueKinds, totalsOf } from '../../../billing/rules.ts';
import type { Posting, TenderKind } from '../../../ledger/rules.ts';
import { categoriesOf, type MovementCategory, movementPostings } from '../../cash/rules.ts';
import { closingPostings, floatPostings } from '../../drawer/rules.ts';
import type { JournalSum } from '../money/rules.ts';
import { type DayRows, dayFigures, type LineSum } from './rules.ts';

type Booked = Posting & { sourceKind: JournalSum['sourceKind'] };

/** One row per line: grouping further must not matter. */
const summed = (lines: readonly Booked[], own: (invoiceId: string) => boolean): JournalSum[] =>
  lines
    .filter((line) => line.amountCents !== 0)
    .map((line) => ({
      sourceKind: line.sourceKind,
      account: line.account,
      tenderKind: line.tenderKind ?? null,
      staffId: line.account === 'tips_payable' ? (line.staffId ?? null) : null,
      own: line.invoiceId ? own(line.invoiceId) : null,
      cents: line.amountCents,
      lines: 1,
    }));

/** The same rows, added up as the database does. */
const grouped = (rows: readonly JournalSum[]): JournalSum[] => {
  const groups = Map.groupBy(rows, (row) =>
    [row.sourceKind, row.account, row.tenderKind, row.staffId, row.own, row.cents < 0].join(' '),
  );
  return [...groups.values()].map((group) => ({
    ...(group[0] as JournalSum),
    cents: group.reduce((total, row) => total + row.cents, 0),
    lines: group.reduce((total, row) => total + row.lines, 0),
  }));
};

const line = fc.record({
  kind: fc.constantFrom<LineKind>(...lineKinds),
  quantity: fc.integer({ min: 1, max: 60 }).map((many) => many * 500),
  unitPriceCents: fc.integer({ min: 1, max: 90_000 }),
  discount: fc.integer({ min: 0, max: 100 }),
  taxRate: fc.constantFrom(0, 50_000, 88_750),
  taxIncluded: fc.boolean(),
});
const sale = fc.record({
  lines: fc.array(line, { minLength: 1, maxLength: 4 }),
  tipCents: fc.integer({ min: 0, max: 5000 }),
  tipFor: fc.constantFrom('noa', 'ruth'),
  tender: fc.constantFrom<TenderKind>('cash', 'cardTerminal', 'check', 'bankTransfer', 'giftCard'),
  /** How much of the total is paid now, in percent. */
  paid: fc.constantFrom(0, 40, 100),
  credited: fc.boolean(),
});
const movement = fc.constantFrom('payIn' as const, 'payOut' as const, 'drop' as const).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    category: fc.constantFrom<MovementCategory>(...categoriesOf[kind]),
    amountCents: fc.integer({ min: 1, max: 20_000 }),
  }),
);
const day = fc.record({
  sales: fc.array(sale, { maxLength: 8 }),
  movements: fc.array(movement, { maxLength: 5 }),
  floatCents: fc.integer({ min: 0, max: 50_000 }),
});

/** A day as the services book it. */
function rowsOf({ sales, movements, floatCents }: ReturnType<typeof day.generate>['value'] & object): DayRows & {
  lines: Booked[];
} {
  const lines: Booked[] = [];
  const sold: LineSum[] = [];
  const credited: LineSum[] = [];
  const add = (sourceKind: Booked['sourceKind'], postings: readonly Posting[]): void =>
    void lines.push(...postings.map((posting) => ({ ...posting, sourceKind })));
  add('drawerSession', floatPostings('d', floatCents));
  let notes = 0;
  let creditCents = 0;
  sales.forEach((of, i) => {
    const owner = { invoiceId: `i${i}`, patientId: null };
    const priced = of.lines.map((each) => {
      const goods = Math.floor((each.quantity * each.unitPriceCents) / 1000);
      const discountCents = Math.min(goods, Math.floor((goods * each.discount) / 100));
      const ahead = (storedValueKinds as readonly string[]).includes(each.kind);
      return {
        ...each,
        ...lineAmounts({ ...each, discountCents: ahead ? 0 : discountCents }),
        chargeId: null,
        performedBy: 'noa',
      };
    });
    const rows = priced.map(
      (each): LineSum => ({
        kind: each.kind,
        taxRate: each.taxRate,
        included: each.includedTaxCents > 0,
        lines: 1,
        goodsCents: each.goodsCents,
        discountCents: each.discountCents,
        taxCents: each.taxCents,
        includedTaxCents: each.includedTaxCents,
        totalCents: each.totalCents,
      }),
    );
    sold.push(...rows);
    const postings = invoicePostings(owner, priced);
    add('invoice', postings);
    const { totalCents } = totalsOf(priced);
    const amountCents = Math.floor((totalCents * of.paid) / 100);
    const place = { kind: of.tender, drawerSessionId: of.tender === 'cash' ? 'd' : null };
    const applied = { amountCents, tipCents: of.tipCents, receivedCents: amountCents + of.tipCents, changeCents: 0 };
    if (amountCents > 0) add('payment', paymentPostings(owner, place, applied));
    if (of.tipCents > 0) add('tip', tipPostings(owner, of.tipFor, [{ ...place, tipCents: of.tipCents }]));
    if (!of.credited) return;
    notes += 1;
    creditCents += totalCents;
    credited.push(...rows);
    add(
      'creditNote',
      postings.map((posting) => ({ ...posting, amountCents: -posting.amountCents })),
    );
    if (amountCents > 0)
      add(
        'payment',
        paymentPostings(owner, place, applied).map((posting) => ({ ...posting, amountCents: -posting.amountCents })),
      );
  });
  for (const one of movements) add('cashMovement', movementPostings('d', one));
  return {
    lines,
    journal: summed(lines, () => true),
    sold,
    credited,
    invoices: { sales: sales.length, customers: sales.length, firstNumber: null, lastNumber: null },
    credits: notes === 0 ? [] : [{ kind: 'refund', notes, totalCents: creditCents, firstNumber: 1, lastNumber: notes }],
    movements,
  };
}

const total = (lines: readonly Booked[], keep: (line: Booked) => boolean): number =>
  lines.reduce((sum, each) => sum + (keep(each) ? each.amountCents : 0), 0);

describe('the figures of a day', () => {
  it('are the sum of their parts and what the journal says', () => {
    fc.assert(
      fc.property(day, (of) => {
        const rows = rowsOf(of);
        const figures = dayFigures(rows);
        expect(figures.problems).toEqual([]);
        expect(figures.netCents + figures.taxCents + figures.aheadCents).toBe(figures.invoicedCents);
        expect(figures.byKind.reduce((sum, kind) => sum + kind.totalCents, 0)).toBe(figures.invoicedCents);
        expect(figures.taxes.reduce((sum, tax) => sum + tax.taxCents, 0)).toBe(figures.taxCents);
        expect(figures.totalCents).toBe(figures.invoicedCents - figures.refundCents);
        const taken = figures.tenders.reduce((sum, tender) => sum + tender.cents, 0);
        expect(taken).toBe(figures.totalCents - figures.onAccountCents + figures.tipCents - figures.tipReturnedCents);
        expect(figures.tips.reduce((sum, tip) => sum + tip.takenCents, 0)).toBe(figures.tipCents);
        expect(figures.cash.expectedCents).toBe(total(rows.lines, (each) => each.account === 'cash_drawer'));
        expect(figures.cash.takenCents).toBe(figures.tenders.find((tender) => tender.kind === 'cash')?.cents ?? 0);
      }),
    );
  });

  it('do not depend on how the journal is grouped or ordered', () => {
    fc.assert(
      fc.property(day, (of) => {
        const rows = rowsOf(of);
        const { tenders, ...figures } = dayFigures(rows);
        const again = dayFigures({ ...rows, journal: grouped(rows.journal).toReversed() });
        expect({ ...again, tenders: undefined }).toEqual({ ...figures, tenders: undefined });
        expect(again.tenders).toEqual(tenders);
      }),
    );
  });

  it('know a closed drawer: what was carried to the bank still counts as what should have been there', () => {
    const rows = rowsOf({ sales: [], movements: [], floatCents: 20_000 });
    const closing = closingPostings('d', 20_000, 19_500).map((posting) => ({
      ...posting,
      sourceKind: 'drawerSession' as const,
    }));
    const figures = dayFigures({ ...rows, journal: summed([...rows.lines, ...closing], () => true) });
    expect(figures.cash).toMatchObject({ floatCents: 20_000, expectedCents: 20_000 });
    expect(figures.overShortCents).toBe(-500);
  });

  it('say where rows and journal disagree', () => {
    const rows = rowsOf({
      sales: [],
      movements: [{ kind: 'payIn', category: 'change', amountCents: 500 }],
      floatCents: 0,
    });
    expect(dayFigures({ ...rows, movements: [] }).problems).toEqual(['cash: the journal says 500 cents, the rows 0']);
  });
});
