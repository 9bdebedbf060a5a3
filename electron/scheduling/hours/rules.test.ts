import { describe, expect, it } from 'vitest';
import { instantAt, minute } from '../../kernel/dates.ts';
import { gapEnd, type Hours, hoursOn, localDayAt, outsideHours, type WeeklyHours, workWindows } from './rules.ts';

const zone = 'America/New_York';
const nine = instantAt('2026-03-10', 9 * 60, zone);
const at = (minutes: number): number => nine + minutes * minute;
const weekly = (rows: WeeklyHours[]): Hours => ({ weekly: rows, dates: [], closed: new Set() });
const everyDay = weekly(
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ staffId: 'ann', weekday, fromMinute: 540, untilMinute: 1080 })),
);

describe('working hours', () => {
  it('hold on ordinary days and in both nights of the clock change', () => {
    for (const [date, hours] of [
      ['2026-03-07', 24],
      ['2026-03-08', 23],
      ['2026-11-01', 25],
    ] as const) {
      const noon = instantAt(date, 720, zone);
      const day = localDayAt(noon, zone);
      expect([day.date, (day.until - day.from) / 3_600_000]).toEqual([date, hours]);
      expect(workWindows(day, 'ann', everyDay, zone)).toEqual([
        { from: instantAt(date, 540, zone), until: instantAt(date, 1080, zone) },
      ]);
    }
  });

  it('cross the missing and the doubled hour by elapsed time', () => {
    const night = weekly([{ staffId: 'ann', weekday: 7, fromMinute: 0, untilMinute: 240 }]);
    const spring = localDayAt(instantAt('2026-03-08', 60, zone), zone);
    const autumn = localDayAt(instantAt('2026-11-01', 60, zone), zone);
    const length = (day: typeof spring) => workWindows(day, 'ann', night, zone).map((w) => (w.until - w.from) / minute);
    expect(length(spring)).toEqual([180]);
    expect(length(autumn)).toEqual([300]);
    const startsAt = instantAt('2026-11-01', 30, zone);
    const span = { kind: 'staff', resourceId: 'ann', startsAt, endsAt: startsAt + 250 * minute };
    expect(outsideHours([span], night, zone)).toBeUndefined();
  });

  it('join where they touch and stop what sticks out', () => {
    const split = weekly([
      { staffId: 'ann', weekday: 2, fromMinute: 720, untilMinute: 1080 },
      { staffId: 'ann', weekday: 2, fromMinute: 540, untilMinute: 720 },
    ]);
    const spans = (from: number, until: number) => [
      { kind: 'staff', resourceId: 'ann', startsAt: at(from), endsAt: at(until) },
    ];
    expect(outsideHours(spans(150, 210), split, zone)).toBeUndefined();
    expect(outsideHours(spans(-15, 30), split, zone)).toBeDefined();
    expect(outsideHours(spans(510, 570), split, zone)).toBeDefined();
    expect(
      outsideHours([{ kind: 'room', resourceId: 'r1', startsAt: at(-600), endsAt: at(-590) }], split, zone),
    ).toBeUndefined();
  });
});

describe('a gap', () => {
  const windows = [
    { from: at(0), until: at(180) },
    { from: at(240), until: at(540) },
  ];
  it('ends with the shift or the break, or before that with what takes the person next or the wished end', () => {
    expect(gapEnd(at(300), windows, undefined)).toBe(at(540));
    expect(gapEnd(at(60), windows, at(300))).toBe(at(180));
    expect(gapEnd(at(60), windows, at(90))).toBe(at(90));
    expect(gapEnd(at(60), windows, at(150), at(120))).toBe(at(120));
    expect(gapEnd(at(60), windows, undefined, at(500))).toBe(at(180));
  });

  it('is none outside of the hours, in a break, on a day off and where the person is taken', () => {
    for (const minutes of [-30, 180, 200, 540, 600]) expect(gapEnd(at(minutes), windows, undefined)).toBe(at(minutes));
    expect(gapEnd(at(60), [], undefined)).toBe(at(60));
    expect(gapEnd(at(60), windows, at(30))).toBe(at(60));
  });
});

describe('someone without any hours', () => {
  it('is taken to work from 8 to 8, someone with hours on other days is not', () => {
    const day = localDayAt(nine, zone);
    expect(workWindows(day, 'new', everyDay, zone)).toEqual([{ from: at(-60), until: at(660) }]);
    expect(
      workWindows(day, 'ann', weekly([{ staffId: 'ann', weekday: 1, fromMinute: 540, untilMinute: 720 }]), zone),
    ).toEqual([]);
  });
});

describe('hours of a date', () => {
  const tuesday = { date: '2026-03-10', weekday: 2 };
  const own = { staffId: 'ann', date: '2026-03-10' };

  it('stand in place of the weekly ones, and several leave a break', () => {
    const short = {
      ...everyDay,
      dates: [
        { ...own, fromMinute: 780, untilMinute: 900 },
        { ...own, fromMinute: 600, untilMinute: 720 },
      ],
    };
    expect(hoursOn(short, 'ann', tuesday)).toEqual([
      { fromMinute: 600, untilMinute: 720 },
      { fromMinute: 780, untilMinute: 900 },
    ]);
    expect(hoursOn(short, 'ann', { date: '2026-03-11', weekday: 3 })).toEqual([{ fromMinute: 540, untilMinute: 1080 }]);
    expect(hoursOn({ ...everyDay, dates: [{ ...own, fromMinute: null, untilMinute: null }] }, 'ann', tuesday)).toEqual(
      [],
    );
  });

  it('go before a holiday, which goes before the weekly hours and those nobody has set', () => {
    const closed = new Set(['2026-03-10']);
    expect(hoursOn({ ...everyDay, closed }, 'ann', tuesday)).toEqual([]);
    expect(hoursOn({ ...everyDay, closed }, 'new', tuesday)).toEqual([]);
    const works = { ...everyDay, closed, dates: [{ ...own, fromMinute: 600, untilMinute: 660 }] };
    expect(hoursOn(works, 'ann', tuesday)).toEqual([{ fromMinute: 600, untilMinute: 660 }]);
  });
});
