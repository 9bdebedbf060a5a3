import { expect, it } from 'vitest';
import { documentKinds, permissionToOpen } from '../../documents/rules.ts';
import { chartKinds, exportFileName, within } from './rules.ts';

it('every kind of record that is opened with charts and consents is part of a chart, but for papers about no patient', () => {
  const clinical = documentKinds.filter((kind) => ['chart.read', 'consents.read'].includes(permissionToOpen[kind]));
  expect([...chartKinds, 'standingOrder'].toSorted()).toEqual(clinical.toSorted());
});

it('a range holds its first and its last day, and is open where nothing is said', () => {
  const march = { from: '2026-03-01', until: '2026-03-31' };
  expect(['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].map((day) => within(march, day))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(within({ from: null, until: null }, '1990-01-01')).toBe(true);
  expect(within({ from: null, until: '2026-01-01' }, '2026-01-02')).toBe(false);
});

it('the name of a file names nobody', () => {
  expect(exportFileName(17, '2026-03-10', 'fhir')).toBe('chart-17-2026-03-10.fhir.json');
});
