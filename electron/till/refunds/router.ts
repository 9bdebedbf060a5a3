import { command, router } from '../../api/door.ts';
import { CreditDone, RefundInput, VoidInput, WriteOffInput } from '../../billing/credits/schemas.ts';
import type { Approvals } from '../../kernel/approvals.ts';
import { refund, voidInvoice, writeOff } from './service.ts';

/** Taking back what was sold. `approvals` knows who confirmed as a second person. */
export function createRefundsRouter(approvals: Approvals) {
  return router({
    refund: command({ permission: 'billing.refund', input: RefundInput, output: CreditDone }, (tx, act, input) =>
      refund(tx, act, input, approvals),
    ),
    void: command({ permission: 'billing.refund', input: VoidInput, output: CreditDone }, (tx, act, input) =>
      voidInvoice(tx, act, input, approvals),
    ),
    writeOff: command({ permission: 'billing.writeOff', input: WriteOffInput, output: CreditDone }, (tx, act, input) =>
      writeOff(tx, act, input, approvals),
    ),
  });
}
