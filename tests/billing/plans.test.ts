import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TillScene, tillScene, treatedCart } from '../till/scene.ts';

let s: TillScene;
beforeAll(async () => void (s = await tillScene()));
afterAll(() => s.clinic.close());

/** Tables that grow with every year, by the names their queries give them. */
const growing =
  /SCAN (journal_lines|journal_entries|l|e|charges|c|invoices|i|invoice_lines|payments|y|b|payment_allocations|tips|credit_notes|credit_note_lines|n|check_overrides|carts|t|cart_lines|cart_tenders|drawer_sessions|appointments|a|service_lines|s|patients|p|stock_moves|m|estimates|estimate_\w+|v)\b/;
const ours =
  /\b(journal_\w+|charges|invoices|invoice_lines|payments|payment_allocations|tips|credit_\w+|check_overrides|carts|cart_\w+|drawer_sessions|number_series|estimates|estimate_\w+)\b/;

it('no query of ledger, billing and till scans a table that grows', async () => {
  const raw = s.clinic.opened.store.read.raw;
  const texts = new Set<string>();
  const prepare = raw.prepare.bind(raw);
  raw.prepare = (text: string) => {
    texts.add(text);
    return prepare(text);
  };
  const known = await import('../../db/billing/queries.ts');
  const invoices = await import('../../db/billing/invoices/queries.ts');
  const credits = await import('../../db/billing/credits/queries.ts');
  const returns = await import('../../db/inventory/returns/queries.ts');
  const check = await import('../../db/billing/check/queries.ts');
  const ledger = await import('../../db/ledger/queries.ts');
  const till = await import('../../db/till/queries.ts');
  const drawer = await import('../../db/till/drawer/queries.ts');
  const estimates = await import('../../db/billing/estimates/queries.ts');
  for (const module of [known, invoices, credits, returns, check, ledger, till, drawer, estimates])
    for (const [name, value] of Object.entries(module))
      if (name.endsWith('Text') && typeof value === 'string') texts.add(value);
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
  const hot = [...texts].filter((text) => ours.test(text) && /^\s*(SELECT|UPDATE|DELETE)/i.test(text));
  expect(hot.length).toBeGreaterThan(25);
  for (const text of hot) {
    const plan = raw
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`)
      .all(...Array.from({ length: (text.match(/\?/g) ?? []).length }, () => null))
      .map((row) => row.detail);
    expect({ text, scans: plan.filter((line) => growing.test(line)) }).toEqual({ text, scans: [] });
  }
});
