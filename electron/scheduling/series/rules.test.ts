import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateOf, hour, instantAt, minute, minuteOfDay, weekdayOf } from '../../kernel/dates.ts';
import { datesOf, type Frequency, longestSeries, occurrencesOf, type Repeat, ruleOf, shifted } from './rules.ts';

const dates = (first: string, frequency: Frequency, every: number, ends: Repeat['ends']): string[] =>
  datesOf(ruleOf({ frequency, every, ends }, first, weekdayOf(first)), first);

describe('the dates of a series', () => {
  it('come every so many weeks, so many times or until a date', () => {
    expect(dates('2026-03-03', 'weekly', 2, { count: 3 })).toEqual(['2026-03-03', '2026-03-17', '2026-03-31']);
    expect(dates('2026-03-03', 'weekly', 1, { until: '2026-03-17' })).toEqual([
      '2026-03-03',
      '2026-03-10',
      '2026-03-17',
    ]);
    expect(dates('2026-12-30', 'weekly', 1, { count: 2 })).toEqual(['2026-12-30', '2027-01-06']);
  });

  it('come on a date of the month, the last day standing in for one that is not there', () => {
    expect(dates('2026-01-31', 'monthlyByDate', 1, { count: 4 })).toEqual([
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
    ]);
    expect(dates('2028-01-30', 'monthlyByDate', 1, { count: 3 })).toEqual(['2028-01-30', '2028-02-29', '2028-03-30']);
    expect(dates('2026-03-15', 'monthlyByDate', 3, { count: 3 })).toEqual(['2026-03-15', '2026-06-15', '2026-09-15']);
  });

  it('come on a weekday of the month, the fifth meaning the last', () => {
    expect(dates('2026-03-10', 'monthlyByWeekday', 1, { count: 3 })).toEqual([
      '2026-03-10',
      '2026-04-14',
      '2026-05-12',
    ]);
    expect(dates('2026-03-31', 'monthlyByWeekday', 1, { count: 3 })).toEqual([
      '2026-03-31',
      '2026-04-28',
      '2026-05-26',
    ]);
  });

  it('begin with the first, ascend and are never more than can be noticed', () => {
    const wish = fc.record({
      frequency: fc.constantFrom<Frequency>('weekly', 'monthlyByDate', 'monthlyByWeekday'),
      every: fc.integer({ min: 1, max: 6 }),
      count: fc.integer({ min: 1, max: 100 }),
      first: fc.integer({ min: 0, max: 800 }).map((days) => addDays('2026-01-01', days)),
    });
    fc.assert(
      fc.property(wish, ({ frequency, every, count, first }) => {
        const found = dates(first, frequency, every, { count });
        expect(found[0]).toBe(first);
        expect(found).toHaveLength(Math.min(count, longestSeries + 1));
        expect([...found].sort()).toEqual(found);
        expect(new Set(found).size).toBe(found.length);
      }),
      { numRuns: 60 },
    );
  });
});

/** Both nights of the clock change, the weekday of which the series falls on, in three zones. */
const nights = [
  { zone: 'America/New_York', spring: '2026-03-08', autumn: '2026-11-01', gap: [120, 60], twice: 90 },
  { zone: 'Europe/London', spring: '2026-03-29', autumn: '2026-10-25', gap: [60, 60], twice: 75 },
  { zone: 'Australia/Lord_Howe', spring: '2026-10-04', autumn: '2026-04-05', gap: [120, 30], twice: 105 },
] as const;

describe.each(nights)('across the clock change in $zone', ({ zone, spring, autumn, gap, twice }) => {
  const around = (night: string): string[] => [-14, -7, 0, 7].map((days) => addDays(night, days));

  it('9:00 stays 9:00', () => {
    for (const night of [spring, autumn]) {
      const found = occurrencesOf(around(night), 540, zone);
      expect(found.map(({ startsAt }) => [dateOf(startsAt, zone), minuteOfDay(startsAt, zone)])).toEqual(
        around(night).map((date) => [date, 540]),
      );
      expect(found.every(({ clock }) => clock === 'plain')).toBe(true);
      const steps = found.slice(1).map(({ startsAt }, i) => startsAt - (found[i]?.startsAt ?? 0) - 7 * 24 * hour);
      expect(steps.filter((step) => step !== 0)).toHaveLength(1);
      expect(Math.abs(steps.find((step) => step !== 0) ?? 0)).toBe(gap[1] * minute);
    }
  });

  it('a time that does not exist goes on by the gap, and is told', () => {
    const [at, length] = gap;
    const inGap = at + length / 2;
    const found = occurrencesOf(around(spring), inGap, zone);
    expect(found.map(({ clock }) => clock)).toEqual(['plain', 'plain', 'missing', 'plain']);
    expect(minuteOfDay(found[2]?.startsAt ?? 0, zone)).toBe(inGap + length);
    expect(dateOf(found[2]?.startsAt ?? 0, zone)).toBe(spring);
  });

  it('a time that exists twice is the earlier one, and is told', () => {
    const found = occurrencesOf(around(autumn), twice, zone);
    expect(found.map(({ clock }) => clock)).toEqual(['plain', 'plain', 'twice', 'plain']);
    const startsAt = found[2]?.startsAt ?? 0;
    expect(minuteOfDay(startsAt + gap[1] * minute, zone)).toBe(twice);
  });

  it('a move of all goes by the wall clock and comes back', () => {
    const from = instantAt(addDays(spring, -7), 540, zone);
    const to = instantAt(addDays(spring, -6), 615, zone);
    for (const night of [spring, autumn]) {
      for (const date of around(night)) {
        const startsAt = instantAt(date, 540, zone);
        const moved = shifted(startsAt, from, to, zone);
        expect([dateOf(moved, zone), minuteOfDay(moved, zone)]).toEqual([addDays(date, 1), 615]);
        expect(shifted(moved, to, from, zone)).toBe(startsAt);
      }
    }
    const late = instantAt('2026-06-01', 1430, zone);
    expect(shifted(late, from, from + 20 * minute, zone)).toBe(instantAt('2026-06-02', 10, zone));
  });
});
