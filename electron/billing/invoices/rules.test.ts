import fc from 'fast-check';
import { expect, it } from 'vitest';
import { balanceOf, type Posting, type TenderKind } from '../../ledger/rules.ts';
import { applyTenders, type Tender } from '../payments/rules.ts';
import { discountOf, goodsOf, lineAmounts, totalsOf } from '../rules.ts';
import { invoicePostings, paymentPostings, standingOf, stateOfInvoice, tipPostings } from './rules.ts';

const owner = { invoiceId: 'invoice', patientId: 'patient' };
const line = fc
  .record({
    kind: fc.constantFrom<'service' | 'retail'>('service', 'retail'),
    quantity: fc.integer({ min: 1, max: 60_000 }),
    unitPriceCents: fc.integer({ min: 0, max: 90_000 }),
    share: fc.integer({ min: 0, max: 1_000_000 }),
    taxRate: fc.integer({ min: 0, max: 250_000 }),
  })
  .map(({ kind, share, ...of }) => ({
    kind,
    chargeId: kind === 'service' ? 'charge' : null,
    performedBy: kind === 'service' ? 'injector' : null,
    ...lineAmounts({ ...of, discountCents: discountOf(goodsOf(of), { rate: share }) ?? 0 }),
  }));

const on = (postings: readonly Posting[], account: string) =>
  postings.filter((row) => row.account === account).reduce((sum, row) => sum + row.amountCents, 0);

it('the entries of any sale sum to zero and leave what is not paid as the balance', () => {
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 0, max: 30_000 }),
      fc.integer({ min: 0, max: 100 }),
      fc.constantFrom<TenderKind>('cash', 'cardTerminal'),
      (lines, tip, cashShare, second) => {
        const totals = totalsOf(lines);
        const owed = totals.totalCents + tip;
        const first = Math.floor((owed * cashShare) / 100);
        const tenders = [
          { kind: 'cash', cents: first },
          { kind: second, cents: owed - first },
        ].filter((tender): tender is Tender => tender.cents > 0);
        const issue = invoicePostings(owner, lines);
        expect(balanceOf(issue)).toBe(0);
        expect(on(issue, 'patient_receivable')).toBe(totals.totalCents);
        expect(on(issue, 'tax_payable') + totals.taxCents).toBe(0);
        expect(on(issue, 'revenue.services') + on(issue, 'revenue.retail') + totals.goodsCents).toBe(0);
        expect(on(issue, 'discounts')).toBe(totals.discountCents);

        const applied = applyTenders(totals.totalCents, tip, tenders);
        const place = (i: number) => ({ kind: tenders[i]?.kind ?? 'cash', drawerSessionId: 'session' });
        let balance = on(issue, 'patient_receivable');
        let cash = 0;
        applied.forEach((row, i) => {
          const payment = paymentPostings(owner, place(i), row);
          expect(balanceOf(payment)).toBe(0);
          balance += on(payment, 'patient_receivable');
          cash += on(payment, 'cash_drawer');
        });
        expect(balance).toBe(0);

        const tipEntry = tipPostings(
          owner,
          'injector',
          applied.map((row, i) => ({ ...place(i), tipCents: row.tipCents })),
        );
        expect(balanceOf(tipEntry)).toBe(0);
        expect(on(tipEntry, 'tips_payable') + tip).toBe(0);
        const cashTaken = tenders.reduce((sum, tender) => sum + (tender.kind === 'cash' ? tender.cents : 0), 0);
        expect(cash + on(tipEntry, 'cash_drawer')).toBe(cashTaken);
      },
    ),
    { numRuns: 500 },
  );
});

it('lines of an entry name the invoice, the charge, who performed it, the drawer and the tender', () => {
  const amounts = lineAmounts({ quantity: 1000, unitPriceCents: 100, discountCents: 10, taxRate: 0 });
  const revenue = invoicePostings(owner, [{ ...amounts, kind: 'service', chargeId: 'c', performedBy: 's' }]).find(
    (row) => row.account === 'revenue.services',
  );
  expect(revenue).toMatchObject({
    invoiceId: 'invoice',
    patientId: 'patient',
    chargeId: 'c',
    staffId: 's',
    amountCents: -100,
  });
  const applied = { amountCents: 90, tipCents: 0, receivedCents: 100, changeCents: 10 };
  const [cash] = paymentPostings(owner, { kind: 'cash', drawerSessionId: 'd' }, applied);
  expect(cash).toMatchObject({ account: 'cash_drawer', amountCents: 90, drawerSessionId: 'd', tenderKind: 'cash' });
});

it('an invoice is issued, part paid, then paid', () => {
  expect([stateOfInvoice(100, 0), stateOfInvoice(100, 1), stateOfInvoice(100, 100), stateOfInvoice(0, 0)]).toEqual([
    'issued',
    'partPaid',
    'paid',
    'paid',
  ]);
});

it('an invoice that was taken back as a whole is neither paid nor open; a void one stays void', () => {
  const amounts = { totalCents: 9000, creditedCents: 9000 };
  expect(standingOf({ state: 'paid', ...amounts })).toBe('credited');
  expect(standingOf({ state: 'void', ...amounts })).toBe('void');
  expect(standingOf({ state: 'paid', ...amounts, creditedCents: 8999 })).toBe('paid');
  expect(standingOf({ state: 'paid', totalCents: 0, creditedCents: 0 })).toBe('paid');
});
