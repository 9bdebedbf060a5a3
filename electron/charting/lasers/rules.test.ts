import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beyondLimits,
  type ComparedTreatment,
  compareTreatments,
  type DeviceLimits,
  lastSettings,
  limitsProblem,
  noLimits,
  noSettings,
  settingsLine,
} from './rules.ts';

const limits: DeviceLimits = {
  ...noLimits,
  wavelengths: [755, 1064],
  ranges: { ...noLimits.ranges, fluence: { least: 6000, most: 20_000 }, passes: { least: 1, most: 3 } },
};

describe('limits of a device', () => {
  it('hold every value between the least and the most, and name what is beyond', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60_000 }), fc.integer({ min: 1, max: 9 }), (fluence, passes) => {
        const beyond = beyondLimits({ ...noSettings, fluence, passes }, limits);
        expect(beyond).toHaveLength(Number(fluence < 6000 || fluence > 20_000) + Number(passes > 3));
        expect(beyondLimits({ ...noSettings, fluence, passes }, noLimits)).toEqual([]);
      }),
    );
    expect(beyondLimits({ ...noSettings, fluence: 24_500 }, limits)).toEqual([
      'Fluence 24.5 J/cm² is outside 6 J/cm² to 20 J/cm².',
    ]);
    expect(beyondLimits({ ...noSettings, wavelength: 532 }, limits)).toEqual([
      'The device has no 532 nm, only 755, 1064 nm.',
    ]);
  });

  it('have their least below their most', () => {
    expect(limitsProblem(limits)).toBeUndefined();
    expect(limitsProblem({ ...limits, ranges: { ...limits.ranges, spot: { least: 9, most: 8 } } })).toMatch(/^Spot/);
  });
});

it('settings read in one line', () => {
  const settings = {
    ...noSettings,
    wavelength: 755,
    fluence: 14_000,
    spot: 12_500,
    pulse: 3000,
    rate: 1500,
    passes: 2,
  };
  expect(settingsLine(settings)).toBe('755 nm · 14 J/cm² · 12.5 mm · 3 ms · 1.5 Hz · 2 passes');
});

it('the last settings are the newest per area and device', () => {
  const row = (area: string, equipmentId: string, n: number) => ({ area, equipmentId, n });
  expect(
    lastSettings([row('Cheeks', 'a', 1), row('cheeks', 'a', 2), row('Cheeks', 'b', 3), row('Chin', 'a', 4)]),
  ).toEqual([row('Cheeks', 'a', 1), row('Cheeks', 'b', 3), row('Chin', 'a', 4)]);
});

describe('device treatments of two visits', () => {
  const treatment: fc.Arbitrary<ComparedTreatment> = fc.record({
    view: fc.constantFrom('bodyFront', 'bodyBack'),
    region: fc.constantFrom('abdomen', 'chest'),
    area: fc.constant('Abdomen'),
    equipmentId: fc.constantFrom('a', 'b'),
    ...Object.fromEntries(Object.entries(noSettings).map(([key, value]) => [key, fc.constant(value)])),
    fluence: fc.constantFrom(6000, 7000),
  }) as fc.Arbitrary<ComparedTreatment>;
  const list = fc.array(treatment, { maxLength: 8 });

  it('lose no treatment, and swapped sides give swapped rows', () => {
    fc.assert(
      fc.property(list, list, (before, after) => {
        const rows = compareTreatments(before, after);
        expect(rows.flatMap((row) => row.before)).toHaveLength(before.length);
        expect(rows.flatMap((row) => row.after)).toHaveLength(after.length);
        const back = compareTreatments(after, before);
        for (const row of rows) {
          const twin = back.find((other) =>
            (['view', 'region', 'equipmentId'] as const).every((key) => other[key] === row[key]),
          );
          expect(twin).toMatchObject({ before: row.after, after: row.before, same: row.same });
        }
      }),
    );
  });

  it('of the same visit differ in nothing', () => {
    fc.assert(fc.property(list, (rows) => compareTreatments(rows, rows).every(({ same }) => same)));
  });
});
