import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, instantAt } from '../../kernel/dates.ts';
import {
  chosenOf,
  daypartOf,
  dayparts,
  type Fit,
  maskOf,
  type OpenVial,
  rankFits,
  vialUse,
  type Wish,
  weekdays,
  wishProblem,
  wouldCome,
} from './rules.ts';

const zone = 'America/New_York';
const today = '2026-03-10';
const open: Wish = {
  providerId: null,
  weekdays,
  dayparts,
  fromOn: null,
  untilOn: null,
  expiresOn: '2026-05-01',
};
/** Tuesday 2026-03-10, 10:00. */
const tuesdayTen = { startsAt: instantAt(today, 600, zone), providerId: 'ann' };

const fit = fc.record({
  entryId: fc.uuid(),
  priority: fc.constantFrom<Fit['priority']>('normal', 'high'),
  createdAt: fc.integer({ min: 0, max: 1000 }),
  startsAt: fc.constant(tuesdayTen.startsAt),
  uses: fc.array(
    fc.record({ productId: fc.constantFrom('tox', 'fil'), quantity: fc.integer({ min: 1, max: 60_000 }) }),
    {
      maxLength: 2,
    },
  ),
  declined: fc.boolean(),
});
const fits = fc.uniqueArray(fit, { selector: (one) => one.entryId, maxLength: 12 });
const vial = fc.record({
  productId: fc.constantFrom('tox', 'fil'),
  remaining: fc.integer({ min: 0, max: 100_000 }),
  beyondUseAt: fc.option(fc.integer({ min: -1, max: 40 }).map((hours) => tuesdayTen.startsAt + hours * 3_600_000)),
});
const vials: fc.Arbitrary<OpenVial[]> = fc.array(vial, { maxLength: 5 });

describe('whether somebody would come', () => {
  it('asks for the provider, the day, the time of day and the dates', () => {
    const comes = (wish: Partial<Wish>) => wouldCome({ ...open, ...wish }, tuesdayTen, zone, today);
    expect(comes({})).toBe(true);
    expect(comes({ providerId: 'ann' })).toBe(true);
    expect(comes({ providerId: 'ben' })).toBe(false);
    expect(comes({ weekdays: [1, 3] })).toBe(false);
    expect(comes({ dayparts: ['afternoon', 'evening'] })).toBe(false);
    expect(comes({ fromOn: '2026-03-11' })).toBe(false);
    expect(comes({ fromOn: today, untilOn: today })).toBe(true);
    expect(comes({ untilOn: '2026-03-09' })).toBe(false);
    expect(comes({ expiresOn: '2026-03-09' })).toBe(false);
  });

  it('counts the day and the hour of the clinic, also in the night of the clock change', () => {
    // 2026-03-08 begins the summer: 8:00 on the wall is 12:00 UTC, not 13:00
    const at = { startsAt: Date.UTC(2026, 2, 8, 12, 0), providerId: 'ann' };
    expect(wouldCome({ ...open, weekdays: [7], dayparts: ['morning'] }, at, zone, today)).toBe(true);
    expect([719, 720, 1019, 1020].map(daypartOf)).toEqual(['morning', 'afternoon', 'afternoon', 'evening']);
  });

  it('keeps what was chosen through its bits', () => {
    fc.assert(
      fc.property(fc.subarray([...weekdays]), (chosen) => {
        expect(chosenOf(weekdays, maskOf(weekdays, chosen))).toEqual(chosen);
      }),
    );
    expect(wishProblem({ ...open, fromOn: '2026-04-02', untilOn: '2026-04-01' }, today)).toMatch(/before the first/);
    expect(wishProblem(open, today)).toBeUndefined();
  });
});

describe('who is asked first', () => {
  it('never loses or invents anybody, and the order of who is put in does not matter', () => {
    fc.assert(
      fc.property(fits, vials, fc.integer(), (list, open, turn) => {
        const ranked = rankFits(list, open);
        expect(ranked.map((one) => one.entryId).sort()).toEqual(list.map((one) => one.entryId).sort());
        const turned =
          list.length === 0
            ? []
            : [...list.slice(Math.abs(turn) % list.length), ...list.slice(0, Math.abs(turn) % list.length)];
        expect(rankFits(turned, open)).toEqual(ranked);
      }),
    );
  });

  it('keeps everybody in order when another one joins', () => {
    fc.assert(
      fc.property(fits, fit, vials, (list, more, open) => {
        fc.pre(list.every((one) => one.entryId !== more.entryId));
        const ids = (of: Fit[]) => of.map((one) => one.entryId);
        expect(ids(rankFits([...list, more], open)).filter((id) => id !== more.entryId)).toEqual(
          ids(rankFits(list, open)),
        );
      }),
    );
  });

  it('puts who turned this time down last, urgent ones first, then who saves more of an open vial, then the longest waiting', () => {
    fc.assert(
      fc.property(fits, vials, (list, open) => {
        const ranked = rankFits(list, open);
        const saves = (one: Fit) => vialUse(one, open)?.quantity ?? 0;
        for (const [at, after] of ranked.entries()) {
          const before = ranked[at - 1];
          if (!before) continue;
          const tie = before.declined === after.declined;
          expect(!before.declined || after.declined).toBe(true);
          if (tie) expect(before.priority === 'high' || after.priority === 'normal').toBe(true);
          if (tie && before.priority === after.priority) {
            expect(saves(before)).toBeGreaterThanOrEqual(saves(after));
            if (saves(before) === saves(after)) expect(before.createdAt).toBeLessThanOrEqual(after.createdAt);
          }
        }
      }),
    );
  });
});

describe('an open vial', () => {
  it('counts while it is good at the start and must be used within a day', () => {
    const use = (hours: number | null, remaining = 30_000) =>
      vialUse({ uses: [{ productId: 'tox', quantity: 20_000 }], startsAt: 0 }, [
        { productId: 'tox', remaining, beyondUseAt: hours === null ? null : hours * 3_600_000 },
      ]);
    expect(use(6)).toEqual({ productId: 'tox', quantity: 20_000, beyondUseAt: 6 * 3_600_000 });
    expect(use(6, 12_000)?.quantity).toBe(12_000);
    expect([use(0), use(25), use(null), use(6, 0)]).toEqual([null, null, null, null]);
  });

  it('never saves more than is left or than is used', () => {
    fc.assert(
      fc.property(fit, vials, (one, open) => {
        const use = vialUse(one, open);
        if (!use) return;
        const left = open.filter((row) => row.productId === use.productId).reduce((sum, row) => sum + row.remaining, 0);
        expect(use.quantity).toBeLessThanOrEqual(left);
        expect(use.quantity).toBeLessThanOrEqual(Math.max(...one.uses.map((row) => row.quantity)));
        expect(use.beyondUseAt).toBeGreaterThan(one.startsAt);
        expect(use.beyondUseAt).toBeLessThanOrEqual(one.startsAt + day);
      }),
    );
  });
});
