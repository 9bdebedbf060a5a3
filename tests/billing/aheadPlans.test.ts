import { afterAll, beforeAll, expect, it } from 'vitest';
import * as memberships from '../../db/billing/memberships/queries.ts';
import * as storedValues from '../../db/billing/storedValues/queries.ts';
import { type TestClinic, testClinic } from '../harness.ts';

let clinic: TestClinic;
beforeAll(async () => void (clinic = await testClinic()));
afterAll(() => clinic.close());

/** Tables that grow with every year, by the names the queries give them: values, items, moves and memberships, periods, lines, invoices, entries. */
const scans = /^SCAN (v|i|m|d|l|n|e|y|c|stored_\w+|membership\w*)\b/;

it('no query of what is paid ahead scans a table that grows', () => {
  const texts = Object.entries({ ...storedValues, ...memberships }).flatMap(([name, value]) =>
    name.endsWith('Text') && typeof value === 'string' ? [[name, value] as const] : [],
  );
  expect(texts.length).toBeGreaterThan(11);
  for (const [name, text] of texts) {
    const marks = Array.from({ length: (text.match(/\?/g) ?? []).length }, () => null);
    const plan = clinic.opened.store.read.raw
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`)
      .all(...marks)
      .map((row) => row.detail);
    // what runs on a day is found among the memberships that run, which do not grow with the years
    const found = plan.filter((line) => scans.test(line) && !/USING INDEX memberships_running/.test(line));
    expect({ name, found }).toEqual({ name, found: [] });
  }
});
