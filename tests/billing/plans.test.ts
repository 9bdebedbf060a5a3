import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../harness.ts';
import { type TillScene, tillScene, treatedCart } from '../till/scene.ts';

let s: TillScene;
beforeAll(async () => void (s = await tillScene()));
afterAll(() => s.clinic.close());

/** Tables that do not grow with every year: what the clinic is and sells. */
const settled = /^(staff|stations|services|products|tax_rates|promo_codes|commission_rules|json_each)$/;
/** An index of nothing but the memberships that run: as many as the clinic has members today. */
const running = /USING INDEX memberships_running$/;
const ours =
  /\b(journal_\w+|charges|invoices|invoice_lines|payments|payment_allocations|tips|tip_payouts|credit_\w+|check_overrides|carts|cart_\w+|cash_movements|drawer_sessions|z_reports|stored_value\w*|memberships|membership_periods|promo_uses|guarantors|number_series|estimates|estimate_\w+)\b/;

/** Every SQL text the queries of a folder export by a name that ends in Text. */
async function textsIn(folder: string): Promise<string[]> {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  const modules = await Promise.all(
    files
      .filter((file) => file.endsWith('queries.ts'))
      .map((file) => import(pathToFileURL(join(root, folder, file)).href) as Promise<Record<string, unknown>>),
  );
  return modules.flatMap((module) =>
    Object.entries(module).flatMap(([name, value]) =>
      name.endsWith('Text') && typeof value === 'string' ? [value] : [],
    ),
  );
}

/** The plan of a statement, one line for each step; parameters are bound to nothing. */
function planOf(text: string): string[] {
  const named = Object.fromEntries([...text.matchAll(/@(\w+)/g)].map(([, name = '']) => [name, null]));
  const bare = Array.from({ length: (text.match(/\?/g) ?? []).length }, () => null);
  return s.clinic.opened.store.read.raw
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`)
    .all(...(Object.keys(named).length > 0 ? [named] : bare))
    .map((row) => row.detail);
}

/** Steps that walk a whole table that grows. A name in a plan is an alias of the text, or the table itself. */
function scansOf(text: string): string[] {
  const tables = new Map<string, string>();
  for (const [, table = '', alias] of text.matchAll(
    /\b(?:FROM|JOIN|UPDATE|INTO)\s+"?(\w+)"?(?:\(\?\))?(?:\s+(?:AS\s+)?(\w+))?/gi,
  ))
    tables.set(alias ?? table, table);
  return planOf(text).filter((line) => {
    const [, name = ''] = /^SCAN (\w+)/.exec(line) ?? [];
    return name !== '' && name !== 'CONSTANT' && !running.test(line) && !settled.test(tables.get(name) ?? name);
  });
}

describe('ledger, billing and till', () => {
  it('no query scans a table that grows', async () => {
    const raw = s.clinic.opened.store.read.raw;
    const texts = new Set<string>();
    const prepare = raw.prepare.bind(raw);
    raw.prepare = (text: string) => {
      texts.add(text);
      return prepare(text);
    };
    const { cart, appointmentId } = await treatedCart(s);
    const paid = await s.desk.till.addTender.mutate({
      cartId: cart.id,
      kind: 'cash',
      cents: 28_000,
      expectedVersion: cart.version,
    });
    const done = await s.desk.till.finish.mutate({ cartId: cart.id, expectedVersion: paid.version });
    await s.desk.billing.invoice.query({ id: done.invoiceId });
    await s.desk.billing.charges.query({ appointmentId });
    await s.desk.till.open.query({});
    await s.desk.billing.day.query({});
    raw.prepare = prepare;
    const folders = ['db/ledger', 'db/billing', 'db/till', 'db/inventory/returns'];
    for (const text of (await Promise.all(folders.map(textsIn))).flat()) texts.add(text);
    const hot = [...texts].filter((text) => ours.test(text) && /^\s*(SELECT|WITH|UPDATE|DELETE)/i.test(text));
    expect(hot.length).toBeGreaterThan(80);
    expect(hot.flatMap((text) => scansOf(text).map((scan) => ({ scan, text })))).toEqual([]);
  });

  it('would notice one, under its alias too', () => {
    expect(scansOf('SELECT * FROM invoices i JOIN patients p ON p.id = i.patient_id WHERE i.tax_cents = ?')).toEqual([
      'SCAN i',
    ]);
    expect(scansOf('SELECT * FROM payments ORDER BY amount_cents')).toEqual(['SCAN payments']);
    expect(scansOf('SELECT * FROM staff')).toEqual([]);
  });
});
