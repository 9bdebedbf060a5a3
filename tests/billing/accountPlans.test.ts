import { afterAll, beforeAll, expect, it } from 'vitest';
import * as accounts from '../../db/billing/accounts/queries.ts';
import * as ledger from '../../db/ledger/queries.ts';
import { type TestClinic, testClinic } from '../harness.ts';

let clinic: TestClinic;
beforeAll(async () => void (clinic = await testClinic()));
afterAll(() => clinic.close());

it('an account and its statement are read by the patient, never by the whole journal', () => {
  const texts = {
    ...accounts,
    journalOfEntryText: ledger.journalOfEntryText,
    journalOfInvoiceText: ledger.journalOfInvoiceText,
  };
  const hot = Object.entries(texts).filter((entry): entry is [string, string] => entry[0].endsWith('Text'));
  expect(hot.length).toBe(9);
  for (const [name, text] of hot) {
    const plan = clinic.opened.store.read.raw
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`)
      .all(...Array.from({ length: (text.match(/\?/g) ?? []).length }, () => null))
      .map((row) => row.detail);
    expect({ name, scans: plan.filter((line) => line.startsWith('SCAN') && !line.startsWith('SCAN w ')) }).toEqual({
      name,
      scans: [],
    });
  }
  const statement = clinic.opened.store.read.raw
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${accounts.accountEntriesText}`)
    .all(null, null, null)
    .map((row) => row.detail)
    .join('\n');
  expect(statement).toContain('journal_lines_patient (patient_id=? AND account=?)');
});
