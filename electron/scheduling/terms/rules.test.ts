import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Amount } from '../../clinic/policies/rules.ts';
import {
  bookedCents,
  depositCents,
  depositReason,
  feeCents,
  feeKinds,
  lateMinutes,
  leadText,
  type Terms,
  termsText,
} from './rules.ts';

const quiet: Terms = {
  minimumLeadHours: 2,
  callUsHours: 24,
  lateHours: 24,
  lateCancelFee: { kind: 'none' },
  noShowFee: { kind: 'none' },
  lateArrivalMinutes: 15,
  lateArrivalFee: { kind: 'none' },
  deposit: { kind: 'none' },
  depositAfterNoShows: 0,
  depositKept: true,
};
const amounts: fc.Arbitrary<Amount> = fc.oneof(
  fc.constant<Amount>({ kind: 'none' }),
  fc.integer({ min: 1, max: 1_000_000 }).map((cents): Amount => ({ kind: 'flat', cents })),
  fc.integer({ min: 1, max: 1_000_000 }).map((rate): Amount => ({ kind: 'percent', rate })),
);
const anyTerms = fc.record({
  minimumLeadHours: fc.nat(72),
  callUsHours: fc.nat(72),
  lateHours: fc.nat(72),
  lateCancelFee: amounts,
  noShowFee: amounts,
  lateArrivalMinutes: fc.nat(60),
  lateArrivalFee: amounts,
  deposit: amounts,
  depositAfterNoShows: fc.nat(5),
  depositKept: fc.boolean(),
});
const anyService = fc.record({
  estimatedQuantity: fc.integer({ min: 1, max: 100_000 }),
  priceCents: fc.nat(100_000),
  needsDeposit: fc.boolean(),
});

/** Tuesday 2026-03-10, 10:00 in New York. */
const example = {
  startsAt: Date.UTC(2026, 2, 10, 14, 0),
  bookedCents: 20_000,
  depositCents: 5000,
  phone: '(212) 555-0100',
  zone: 'America/New_York',
  currency: 'USD',
  locale: 'en-US',
};

describe('a fee', () => {
  it('is flat or a share of what is booked, and less what is kept of the deposit', () => {
    const terms: Terms = {
      ...quiet,
      noShowFee: { kind: 'percent', rate: 500_000 },
      lateCancelFee: { kind: 'flat', cents: 4000 },
    };
    expect(
      bookedCents([
        { estimatedQuantity: 20_000, priceCents: 1350 },
        { estimatedQuantity: 1000, priceCents: 5000 },
      ]),
    ).toBe(32_000);
    expect(feeCents('noShow', terms, 32_000)).toBe(16_000);
    expect(feeCents('lateCancel', terms, 32_000)).toBe(4000);
    expect(feeCents('late', terms, 32_000)).toBe(0);
    expect(feeCents('noShow', terms, 32_000, 10_000)).toBe(6000);
    expect(feeCents('lateCancel', terms, 32_000, 10_000)).toBe(0);
  });

  it('is never negative; a share never exceeds what is booked, and more deposit never means more fee', () => {
    fc.assert(
      fc.property(anyTerms, fc.nat(10_000_000), fc.nat(1_000_000), fc.nat(1_000_000), (terms, booked, kept, more) => {
        for (const kind of feeKinds) {
          const fee = feeCents(kind, terms, booked, kept);
          expect(fee).toBeGreaterThanOrEqual(0);
          expect(Number.isInteger(fee)).toBe(true);
          expect(feeCents(kind, terms, booked, kept + more)).toBeLessThanOrEqual(fee);
        }
        if (terms.noShowFee.kind === 'percent') expect(feeCents('noShow', terms, booked)).toBeLessThanOrEqual(booked);
      }),
    );
  });

  it('counts a patient as late from the threshold on', () => {
    const at = example.startsAt;
    expect(lateMinutes(at, at + 14 * 60_000 + 59_999, 15)).toBe(0);
    expect(lateMinutes(at, at + 15 * 60_000, 15)).toBe(15);
    expect(lateMinutes(at, at, 0)).toBe(0);
    expect(lateMinutes(at, at - 60_000, 0)).toBe(0);
  });
});

describe('a deposit', () => {
  it('is asked for by the service or after so many no-shows', () => {
    const terms: Terms = { ...quiet, deposit: { kind: 'percent', rate: 200_000 }, depositAfterNoShows: 2 };
    const plain = { estimatedQuantity: 1000, priceCents: 10_000, needsDeposit: false };
    expect(depositReason(terms, [plain], 1)).toBeNull();
    expect(depositReason(terms, [plain], 2)).toBe('history');
    expect(depositReason(terms, [plain, { needsDeposit: true }], 0)).toBe('service');
    expect(depositCents(terms, [plain, { ...plain, needsDeposit: true }], 0)).toBe(4000);
    expect(depositReason({ ...terms, deposit: { kind: 'none' } }, [{ needsDeposit: true }], 9)).toBeNull();
  });

  it('is asked for exactly when there is a reason, and more no-shows never lower it', () => {
    fc.assert(
      fc.property(
        anyTerms,
        fc.array(anyService, { minLength: 1, maxLength: 5 }),
        fc.nat(6),
        (terms, services, noShows) => {
          const cents = depositCents(terms, services, noShows);
          if (depositReason(terms, services, noShows) === null) expect(cents).toBe(0);
          expect(depositCents(terms, services, noShows + 1)).toBeGreaterThanOrEqual(cents);
        },
      ),
    );
  });
});

describe('what a patient reads', () => {
  it('says only what the clinic asks for', () => {
    expect(termsText(quiet, { ...example, depositCents: 0 })).toEqual([
      'You can move or cancel this appointment yourself until 10:00 AM on Mon, Mar 9. After that please call us at (212) 555-0100.',
    ]);
    expect(leadText(quiet)).toBe('You can book online up to 2 hours before the appointment begins.');
  });

  it('names moments, amounts and what a share is of', () => {
    const terms: Terms = {
      ...quiet,
      callUsHours: 2,
      lateHours: 48,
      lateCancelFee: { kind: 'percent', rate: 500_000 },
      noShowFee: { kind: 'flat', cents: 20_000 },
      lateArrivalFee: { kind: 'flat', cents: 2500 },
    };
    expect(termsText(terms, example)).toEqual([
      'You can move or cancel this appointment yourself until 8:00 AM that day. After that please call us at (212) 555-0100.',
      'Cancelling is free until 10:00 AM on Sun, Mar 8. After that we charge $100.00 (50 % of what is booked).',
      'If you come 15 minutes late or more, we charge $25.00 and may have to shorten the treatment.',
      'If you do not come, we charge $200.00.',
      'A deposit of $50.00 holds this appointment. It is taken off your bill on the day.',
      'Cancel before 10:00 AM on Sun, Mar 8 and you get it back. If you cancel later or do not come, we keep it and count it towards the fee.',
    ]);
  });

  it('mentions a fee exactly when it is one', () => {
    fc.assert(
      fc.property(anyTerms, fc.nat(1_000_000), (terms, booked) => {
        const text = termsText(terms, { ...example, bookedCents: booked, depositCents: 0 }).join(' ');
        expect(text.includes('If you do not come')).toBe(feeCents('noShow', terms, booked) > 0);
        expect(text.includes('If you come')).toBe(feeCents('late', terms, booked) > 0);
        expect(text.includes('deposit')).toBe(false);
      }),
    );
  });
});
