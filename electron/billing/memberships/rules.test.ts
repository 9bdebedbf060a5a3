import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, daysBetween } from '../../kernel/dates.ts';
import {
  afterEvent,
  type Course,
  dueOn,
  earliestEnd,
  freezeProblem,
  givesPrices,
  type MembershipEvent,
  memberSaving,
  nextEvent,
  startOf,
} from './rules.ts';

/** Plays a membership up to a day; answers it and everything that happened. */
function playUntil(course: Course, today: string): { course: Course; events: MembershipEvent[] } {
  const events: MembershipEvent[] = [];
  let now = course;
  for (let event = nextEvent(now, today); event; event = nextEvent(now, today)) {
    events.push(event);
    now = afterEvent(now, event);
  }
  return { course: now, events };
}
const billed = (events: readonly MembershipEvent[]) => events.filter((e) => e.kind === 'bill').map((e) => e.on);

describe('due days', () => {
  it('come back to the 31st after short months', () => {
    const { events } = playUntil(startOf('2026-01-31', 1), '2026-06-30');
    expect(billed(events)).toEqual(['2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31', '2026-06-30']);
  });

  it('fall on 29 February in leap years only', () => {
    expect(billed(playUntil(startOf('2027-02-28', 12), '2029-03-01').events)).toEqual(['2028-02-28', '2029-02-28']);
    expect(billed(playUntil(startOf('2028-02-29', 12), '2032-03-01').events)).toEqual([
      '2029-02-28',
      '2030-02-28',
      '2031-02-28',
      '2032-02-29',
    ]);
  });

  it('do not depend on how often the PC was on', () => {
    const date = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2026-01-01', days));
    fc.assert(
      fc.property(
        date,
        fc.constantFrom(1, 3, 6, 12),
        fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 12 }),
        (start, months, pauses) => {
          let today = start;
          let course: Course = startOf(start, months);
          const events: MembershipEvent[] = [];
          for (const pause of pauses) {
            today = addDays(today, pause);
            const played = playUntil(course, today);
            course = played.course;
            events.push(...played.events);
          }
          expect(events).toEqual(playUntil(startOf(start, months), today).events);
          billed(events).forEach((on, i) => {
            expect(on).toBe(addMonths(start, months * (i + 1)));
          });
          expect(course.periods).toBe(1 + events.length);
        },
      ),
    );
  });
});

describe('a freeze', () => {
  const frozen = (from: string, until: string): Course => ({
    ...startOf('2026-01-15', 1),
    frozenFrom: from,
    frozenUntil: until,
  });

  it('moves what is due by its days, however late it is noticed', () => {
    const { course, events } = playUntil(frozen('2026-03-01', '2026-03-20'), '2026-05-10');
    expect(events).toEqual([
      { kind: 'bill', on: '2026-02-15' },
      { kind: 'freeze', on: '2026-03-01' },
      { kind: 'unfreeze', on: '2026-03-21' },
      { kind: 'bill', on: '2026-04-04' },
      { kind: 'bill', on: '2026-05-04' },
    ]);
    expect(course.nextDueOn).toBe('2026-06-04');
  });

  it('that begins on a due day is not billed before it is over', () => {
    const { events } = playUntil(frozen('2026-02-15', '2026-02-24'), '2026-03-01');
    expect(events.map((e) => `${e.kind} ${e.on}`)).toEqual([
      'freeze 2026-02-15',
      'unfreeze 2026-02-25',
      'bill 2026-02-25',
    ]);
  });

  it('gives no member prices, and credits wait', () => {
    const course = frozen('2026-03-01', '2026-03-20');
    expect(givesPrices(course, '2026-02-28')).toBe(true);
    expect(givesPrices(course, '2026-03-01')).toBe(false);
    expect(givesPrices(course, '2026-03-20')).toBe(false);
    expect(givesPrices(course, '2026-03-21')).toBe(true);
    expect(givesPrices({ ...course, endsOn: '2026-03-25' }, '2026-03-25')).toBe(false);
  });

  it('is refused beyond the days of a year, in the past, and twice', () => {
    const course = startOf('2026-01-15', 1);
    const terms = { freezeDays: 60, minimumPeriods: 0, noticeDays: 0 };
    const month = { from: '2026-03-10', until: '2026-04-08' };
    expect(freezeProblem(course, terms, month, '2026-03-10', 30)).toBeUndefined();
    expect(freezeProblem(course, terms, month, '2026-03-10', 31)).toContain('29 of 60 days');
    expect(freezeProblem(course, terms, month, '2026-03-11', 0)).toContain('today at the earliest');
    expect(
      freezeProblem({ ...course, frozenFrom: '2026-05-01', frozenUntil: '2026-05-02' }, terms, month, '2026-03-10', 0),
    ).toContain('already');
    expect(freezeProblem(course, { ...terms, freezeDays: 0 }, month, '2026-03-10', 0)).toContain('cannot be frozen');
  });

  it('never loses or wins a day: what is due moves by exactly the frozen days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 120 }), (after, length) => {
        const from = addDays('2026-01-15', after);
        const until = addDays(from, length);
        const plain = playUntil(startOf('2026-01-15', 1), addDays(from, -1)).course.nextDueOn;
        const { course } = playUntil(frozen(from, until), from);
        expect(daysBetween(plain, course.nextDueOn)).toBe(length + 1);
        expect(course.state).toBe('frozen');
      }),
    );
  });
});

describe('a cancellation', () => {
  it('ends with the period; after minimum and notice', () => {
    const course = { ...startOf('2026-01-31', 1), periods: 2, nextDueOn: '2026-03-31' };
    expect(earliestEnd(course, { freezeDays: 0, minimumPeriods: 0, noticeDays: 0 }, '2026-03-10')).toBe('2026-03-31');
    expect(earliestEnd(course, { freezeDays: 0, minimumPeriods: 0, noticeDays: 30 }, '2026-03-10')).toBe('2026-04-30');
    expect(earliestEnd(course, { freezeDays: 0, minimumPeriods: 6, noticeDays: 0 }, '2026-03-10')).toBe('2026-07-31');
  });

  it('is not billed on its last day and nothing happens afterwards', () => {
    const { course, events } = playUntil({ ...startOf('2026-01-31', 1), endsOn: '2026-03-31' }, '2027-01-01');
    expect(events).toEqual([
      { kind: 'bill', on: '2026-02-28' },
      { kind: 'end', on: '2026-03-31' },
    ]);
    expect(course.state).toBe('ended');
    expect(dueOn(course, 3)).toBe('2026-04-30');
  });
});

describe('member prices', () => {
  const line = { serviceId: 'facial', quantity: 1000, unitPriceCents: 180_00 };
  it('are the better of the own price and the share off', () => {
    const member = { memberDiscount: 100_000, prices: [{ serviceId: 'facial', priceCents: 150_00 }] };
    expect(memberSaving(line, member)).toBe(30_00);
    expect(memberSaving({ ...line, serviceId: 'peel' }, member)).toBe(18_00);
    expect(memberSaving(line, { memberDiscount: null, prices: [{ serviceId: 'facial', priceCents: 200_00 }] })).toBe(0);
    expect(
      memberSaving(
        { serviceId: 'botox', quantity: 25_000, unitPriceCents: 14_00 },
        { memberDiscount: null, prices: [{ serviceId: 'botox', priceCents: 11_00 }] },
      ),
    ).toBe(75_00);
  });
});
