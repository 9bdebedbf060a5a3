import { query, router } from '../api/door.ts';
import { CheckInput, CheckOutput, JournalInput, JournalOutput, TotalsInput, TotalsOutput } from './schemas.ts';
import { accountTotals, journalPage, verifyLedger } from './service.ts';

export const ledgerRouter = router({
  journal: query({ permission: 'ledger.read', reads: 'none', input: JournalInput, output: JournalOutput }, journalPage),
  totals: query({ permission: 'ledger.read', reads: 'none', input: TotalsInput, output: TotalsOutput }, accountTotals),
  check: query({ permission: 'ledger.read', reads: 'none', input: CheckInput, output: CheckOutput }, verifyLedger),
});
