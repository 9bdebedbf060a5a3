import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionKinds, conditionName, forBanner, isPastEnd, isSince, parseSince, sameName } from './rules.ts';

const today = '2026-03-10';

describe('since when', () => {
  it.each([
    ['2019', '2019'],
    ['2019-07', '2019-07'],
    ['7/2019', '2019-07'],
    ['07.2019', '2019-07'],
    ['Jul 2019', '2019-07'],
    ['July 2019', '2019-07'],
    ['3/17/2020', '2020-03-17'],
    ['2020-03-17', '2020-03-17'],
    ['2026', '2026'],
    ['2026-03', '2026-03'],
    ['', null],
    ['  ', null],
    ['13/2019', undefined],
    ['2019-13', undefined],
    ['2019-02-30', undefined],
    ['2026-04', undefined],
    ['2027', undefined],
    ['1802', undefined],
    ['a while', undefined],
    ['Foo 2019', undefined],
  ])('%j is %j', (typed, since) => {
    expect(parseSince(typed, 'US', today)).toBe(since);
  });

  it('is never read as anything but a year, a month or a day that has begun', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), (typed) => {
        const since = parseSince(typed, 'US', today);
        return !since || (isSince(since) && since <= today.slice(0, since.length));
      }),
    );
  });
});

describe('conditions', () => {
  it('are shown in the banner when they bear on a treatment, most pressing first', () => {
    const all = [...conditionKinds].reverse().map((kind) => ({ kind }));
    expect(forBanner(all).map((row) => row.kind)).toEqual([
      'pregnancy',
      'breastfeeding',
      'neuromuscular',
      'bleeding',
      'immune',
      'implant',
    ]);
    expect(forBanner([{ kind: 'other' }])).toEqual([]);
  });

  it('of two kinds are always called the same', () => {
    expect(conditionName('pregnancy', 'second child')).toBe('Pregnant');
    expect(conditionName('bleeding', 'Haemophilia A')).toBe('Haemophilia A');
    expect(sameName(' Haemophilia  a', 'haemophilia A')).toBe(true);
  });

  it('are to be asked about once their expected end has come', () => {
    expect(isPastEnd({ expectedUntil: '2026-03-09' }, today)).toBe(true);
    expect(isPastEnd({ expectedUntil: today }, today)).toBe(false);
    expect(isPastEnd({ expectedUntil: null }, today)).toBe(false);
  });
});
