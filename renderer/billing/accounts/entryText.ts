import type { AccountEntry } from '../../../electron/billing/accounts/schemas.ts';
import type { Account } from '../../../electron/ledger/rules.ts';

/** The words of an entry of an account: which, and with what. */
export function entryWords(
  entry: Pick<
    AccountEntry,
    'sourceKind' | 'creditKind' | 'creditNumber' | 'invoiceNumber' | 'tenderKind' | 'amountCents'
  >,
): {
  key: 'entryWriteOff' | 'entryCredit' | 'entryBack' | 'entryPaid' | 'entryInvoice';
  number: number;
  credit: number;
} {
  const of = { number: entry.invoiceNumber ?? 0, credit: entry.creditNumber ?? 0 };
  if (entry.creditKind === 'writeOff') return { key: 'entryWriteOff', ...of };
  if (entry.creditNumber !== null) return { key: 'entryCredit', ...of };
  if (entry.sourceKind === 'payment') return { key: entry.amountCents > 0 ? 'entryBack' : 'entryPaid', ...of };
  return { key: 'entryInvoice', ...of };
}

/** The word of an account of the ledger: its name with an underscore where it has a point. */
export const accountWord = {
  cash_drawer: 'account_cash_drawer',
  card_clearing: 'account_card_clearing',
  check_clearing: 'account_check_clearing',
  bank: 'account_bank',
  patient_receivable: 'account_patient_receivable',
  insurance_receivable: 'account_insurance_receivable',
  'revenue.services': 'account_revenue_services',
  'revenue.retail': 'account_revenue_retail',
  'revenue.fees': 'account_revenue_fees',
  'revenue.memberships': 'account_revenue_memberships',
  'revenue.breakage': 'account_revenue_breakage',
  discounts: 'account_discounts',
  contractual: 'account_contractual',
  write_offs: 'account_write_offs',
  tax_payable: 'account_tax_payable',
  tips_payable: 'account_tips_payable',
  deposits: 'account_deposits',
  gift_cards: 'account_gift_cards',
  packages: 'account_packages',
  memberships: 'account_memberships',
  over_short: 'account_over_short',
  supplier_credits: 'account_supplier_credits',
  inventory: 'account_inventory',
  cogs: 'account_cogs',
  wastage: 'account_wastage',
} as const satisfies Record<Account, string>;
