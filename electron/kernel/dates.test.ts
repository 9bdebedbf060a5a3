import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  ageOn,
  dateOf,
  dayBounds,
  hour,
  instantAt,
  isLocalDate,
  isZone,
  minuteOfDay,
  weekdayOf,
} from './dates.ts';

const zones = ['America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'] as const;
const instants = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2090, 0, 1) });

describe('dates in a zone', () => {
  it('hold every instant of their day', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (instant, zone) => {
        const date = dateOf(instant, zone);
        const { from, until } = dayBounds(date, zone);
        expect(from <= instant && instant < until).toBe(true);
        expect(dateOf(until, zone)).toBe(addDays(date, 1));
        expect([23, 23.5, 24, 24.5, 25]).toContain((until - from) / hour);
      }),
    );
  });

  it('give back the wall clock they were made from, outside the gap of a spring night', () => {
    fc.assert(
      fc.property(
        instants,
        fc.constantFrom(...zones),
        fc.integer({ min: 4 * 60, max: 1439 }),
        (instant, zone, minutes) => {
          const date = dateOf(instant, zone);
          expect(minuteOfDay(instantAt(date, minutes, zone), zone)).toBe(minutes);
        },
      ),
    );
  });

  it.each([
    ['America/New_York', '2026-03-08', 23, '2026-11-01', 25],
    ['Europe/London', '2026-03-29', 23, '2026-10-25', 25],
    ['Australia/Lord_Howe', '2026-10-04', 23.5, '2026-04-05', 24.5],
  ] as const)('know both nights of %s', (zone, spring, short, autumn, long) => {
    const hours = (date: string): number => (dayBounds(date, zone).until - dayBounds(date, zone).from) / hour;
    expect(hours(spring)).toBe(short);
    expect(hours(autumn)).toBe(long);
    expect(minuteOfDay(instantAt(spring, 540, zone), zone)).toBe(540);
    expect(minuteOfDay(instantAt(autumn, 540, zone), zone)).toBe(540);
  });

  it('put a time in the gap after it and a doubled time into the first hour', () => {
    expect(minuteOfDay(instantAt('2026-03-08', 150, 'America/New_York'), 'America/New_York')).toBe(210);
    expect(instantAt('2026-11-01', 90, 'America/New_York')).toBe(Date.UTC(2026, 10, 1, 5, 30));
  });
});

it('ages, weekdays, and what is no date', () => {
  expect(ageOn('2000-02-29', '2026-02-28')).toBe(25);
  expect(ageOn('2000-02-29', '2026-03-01')).toBe(26);
  expect(weekdayOf('2026-03-09')).toBe(1);
  expect(isLocalDate('2026-02-30')).toBe(false);
  expect(isLocalDate('2028-02-29')).toBe(true);
  expect(isZone('Europe/Nowhere')).toBe(false);
});
