import { readFileSync } from 'node:fs';

/**
 * The figures of a Z from journal.csv alone, by someone who has only the accounts: this file imports nothing of the clinic,
 * reads the columns entry_id, entry_time, business_date, source_kind, account, amount_cents, invoice_id, tender_kind and
 * session_id, and knows that debits are positive.
 */
export interface Recomputed {
  grossCents: number;
  discountCents: number;
  taxCents: number;
  tipCents: number;
  refundCents: number;
  tenders: Array<{ kind: string; cents: number }>;
  expectedCashCents: number;
  countedCashCents: number;
  overShortCents: number;
  /** How many drawers were closed: the number of the last Z of a new clinic. */
  number: number;
  /** Sold to be used later, by the account that owes it: no revenue. */
  soldAhead: Record<string, number>;
  /** Of every line; 0, or the books are wrong. */
  sumCents: number;
}

type Row = Record<string, string>;

function rowsOf(file: string): Row[] {
  const [head = '', ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  const names = head.split(',');
  return lines.map((line) => {
    // a cell that begins with a minus sign carries a quote mark against formulas
    const cells = line.split(',').map((cell) => cell.replace(/^"(.*)"$/, '$1').replace(/^'/, ''));
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
  });
}

/** Accounts of what patients paid ahead. */
const owedAhead = ['gift_cards', 'packages', 'memberships', 'deposits'];

/** Adds a whole day up; the file holds one day of one drawer. */
export function recompute(file: string): Recomputed {
  const rows = rowsOf(file);
  const sum = (keep: (row: Row) => boolean): number =>
    rows.reduce((total, row) => total + (keep(row) ? Number(row['amount_cents']) : 0), 0);
  const posted = (source: string, account: (name: string) => boolean): number =>
    sum((row) => row['source_kind'] === source && account(row['account'] ?? ''));
  const closings = rows.filter(
    (row) =>
      row['source_kind'] === 'drawerSession' && row['account'] === 'cash_drawer' && Number(row['amount_cents']) < 0,
  );
  const closed = new Set(closings.map((row) => row['entry_id']));
  // what is left owed is an agreement, not a tender
  const kinds = [...new Set(rows.map((row) => row['tender_kind'] ?? ''))].filter(
    (kind) => kind !== '' && kind !== 'account',
  );
  return {
    grossCents: 0 - posted('invoice', (name) => name.startsWith('revenue.')),
    discountCents: posted('invoice', (name) => name === 'discounts'),
    taxCents: 0 - posted('invoice', (name) => name === 'tax_payable'),
    tipCents: 0 - posted('tip', (name) => name === 'tips_payable'),
    refundCents: 0 - posted('creditNote', (name) => name === 'patient_receivable' || name === 'write_offs'),
    soldAhead: Object.fromEntries(
      owedAhead.map((owed) => [owed, 0 - posted('invoice', (name) => name === owed) || 0] as const),
    ),
    tenders: kinds
      .map((kind) => ({
        kind,
        cents: sum(
          (row) =>
            row['tender_kind'] === kind && row['account'] !== 'patient_receivable' && row['account'] !== 'tips_payable',
        ),
      }))
      .sort((a, b) => a.kind.localeCompare(b.kind)),
    expectedCashCents: sum((row) => row['account'] === 'cash_drawer' && !closed.has(row['entry_id'])),
    countedCashCents: sum((row) => row['account'] === 'bank' && closed.has(row['entry_id'])),
    overShortCents: 0 - sum((row) => row['account'] === 'over_short'),
    number: closed.size,
    sumCents: sum(() => true),
  };
}

/** Where a Z differs from what was recomputed, a sentence for each figure. */
export function differences(z: Omit<Recomputed, 'sumCents'>, again: Recomputed): string[] {
  const { sumCents, ...figures } = again;
  const wrong = sumCents === 0 ? [] : [`the journal sums to ${sumCents} cents`];
  const inOrder = { ...z, tenders: z.tenders.toSorted((a, b) => a.kind.localeCompare(b.kind)) };
  for (const [name, value] of Object.entries(figures)) {
    const [shown, known] = [JSON.stringify(inOrder[name as keyof typeof inOrder]), JSON.stringify(value)];
    if (shown !== known) wrong.push(`${name} is ${shown} on the Z and ${known} by the journal`);
  }
  return wrong;
}
