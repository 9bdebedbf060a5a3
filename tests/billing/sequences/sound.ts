import { expect } from 'vitest';
import type { World } from './world.ts';

/** What must be 0 after every sequence, each worked out from the rows alone: no service is asked. */
const differences = {
  'the journal': 'SELECT coalesce(sum(amount_cents), 0) FROM journal_lines',
  'entries that do not balance':
    'SELECT count(*) FROM (SELECT 1 FROM journal_lines GROUP BY entry_id HAVING sum(amount_cents) <> 0)',
  'invoices that are not lines - credits - payments, or not what the journal says is owed': `SELECT count(*) FROM invoices i WHERE
    (SELECT sum(total_cents) FROM invoice_lines l WHERE l.invoice_id = i.id)
    - coalesce((SELECT sum(c.total_cents) FROM credit_note_lines c JOIN credit_notes n ON n.id = c.credit_note_id WHERE n.invoice_id = i.id), 0)
    - coalesce((SELECT sum(y.amount_cents) FROM payments y WHERE y.invoice_id = i.id), 0)
    <> coalesce((SELECT sum(amount_cents) FROM journal_lines j WHERE j.invoice_id = i.id AND j.account = 'patient_receivable'), 0)`,
  'invoices that owe less than nothing':
    'SELECT count(*) FROM invoices WHERE total_cents - credited_cents - paid_cents < 0 OR paid_cents < 0',
  'invoices whose tax is not that of their lines': `SELECT count(*) FROM invoices i WHERE
    (SELECT sum(tax_cents) FROM invoice_lines l WHERE l.invoice_id = i.id)
    - coalesce((SELECT sum(c.tax_cents) FROM credit_note_lines c JOIN credit_notes n ON n.id = c.credit_note_id
        WHERE n.invoice_id = i.id AND n.kind <> 'writeOff'), 0)
    <> -coalesce((SELECT sum(amount_cents) FROM journal_lines j WHERE j.invoice_id = i.id AND j.account = 'tax_payable'), 0)`,
  'stored values below nothing': `SELECT (SELECT count(*) FROM stored_values WHERE remaining_cents < 0)
    + (SELECT count(*) FROM stored_value_items WHERE remaining_cents < 0 OR remaining_quantity < 0)`,
  'accounts of what is paid ahead that are not what its values hold': `SELECT count(*) FROM (SELECT account, sum(cents) AS cents FROM (
      SELECT CASE kind WHEN 'giftCard' THEN 'gift_cards' WHEN 'deposit' THEN 'deposits' WHEN 'membership' THEN 'memberships' ELSE 'packages' END
        AS account, remaining_cents AS cents FROM stored_values
      UNION ALL SELECT account, amount_cents FROM journal_lines WHERE account IN ('gift_cards', 'packages', 'memberships', 'deposits'))
    GROUP BY account) WHERE cents <> 0`,
  'uses that are not the sum of their moves': `SELECT count(*) FROM stored_value_items i WHERE i.remaining_quantity
    <> (SELECT coalesce(sum(quantity), 0) FROM stored_value_moves m WHERE m.item_id = i.id)`,
  'payments and what they are laid onto': `SELECT count(*) FROM payments p WHERE p.amount_cents
    <> (SELECT coalesce(sum(a.amount_cents), 0) FROM payment_allocations a WHERE a.payment_id = p.id)`,
  'written off and what the journal says of it': `SELECT
    coalesce((SELECT sum(total_cents) FROM credit_notes WHERE kind = 'writeOff'), 0)
    - coalesce((SELECT sum(amount_cents) FROM journal_lines WHERE account = 'write_offs'), 0)`,
  'stored values that are not the sum of their moves': `SELECT count(*) FROM stored_values v WHERE v.remaining_cents
    <> (SELECT coalesce(sum(amount_cents), 0) FROM stored_value_moves m WHERE m.stored_value_id = v.id)`,
  'goods below nothing': 'SELECT count(*) FROM lot_levels WHERE on_hand < 0',
  'goods on hand and their moves': `SELECT (SELECT coalesce(sum(on_hand), 0) FROM lot_levels)
    - (SELECT coalesce(sum(quantity), 0) FROM stock_moves WHERE container_id IS NULL)`,
  'the drawer and its cash': `SELECT coalesce(sum(d.float_cents), 0)
    + (SELECT coalesce(sum(amount_cents + tip_cents), 0) FROM payments WHERE kind = 'cash')
    - (SELECT coalesce(sum(amount_cents), 0) FROM journal_lines WHERE account = 'cash_drawer') FROM drawer_sessions d`,
  'tips and what is owed for them': `SELECT (SELECT coalesce(sum(amount_cents), 0) FROM tips)
    + (SELECT coalesce(sum(amount_cents), 0) FROM journal_lines WHERE account = 'tips_payable')`,
} as const;

/** How many payments of each kind there are: what was paid ahead counts as used only if it paid. */
export function paymentsByKind(w: World): Map<string, number> {
  const rows = w.scene.clinic.opened.store.read.raw
    .prepare<[], { kind: string; many: number }>(
      'SELECT kind, count(*) AS many FROM payments WHERE amount_cents > 0 GROUP BY kind',
    )
    .all();
  return new Map(rows.map(({ kind, many }) => [kind, many]));
}

/** Fails with the names of what does not agree. */
export function expectSound(w: World): void {
  const { raw } = w.scene.clinic.opened.store.read;
  const wrong = Object.entries(differences).flatMap(([name, text]) => {
    const value = raw.prepare<[], number>(text).pluck().get();
    return value === 0 ? [] : [`${name}: ${value}`];
  });
  expect(wrong).toEqual([]);
}
