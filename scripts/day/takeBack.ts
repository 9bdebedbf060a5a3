import { aboutCredit } from '../../electron/billing/credits/approval/rules.ts';
import type { Client } from '../scripted/httpClient.ts';
import { ownerLogin } from '../scripted/team.ts';

/** What a second person needs to confirm. */
interface Second {
  ownerId: string;
}

/** Runs a credit; where it needs a second person, the owner confirms with the password at the same desk. */
async function confirmed<T>(
  desk: Client,
  second: Second,
  about: { invoiceId: string; cents: number },
  run: (approvalId: string | undefined) => Promise<T>,
): Promise<T> {
  try {
    return await run(undefined);
  } catch (error) {
    if ((error as { data?: { code?: string } }).data?.code !== 'APPROVAL_NEEDED') throw error;
    const { approvalId } = await desk.session.confirm.mutate({
      about: aboutCredit(about.invoiceId, about.cents),
      staffId: second.ownerId,
      password: ownerLogin.password,
    });
    return run(approvalId);
  }
}

/** Gives the first line of a sale back: goods to the shelf, money to the tenders it came from, in their order. */
export async function refundFirstLine(desk: Client, second: Second, invoiceId: string): Promise<number> {
  const options = await desk.billing.creditOptions.query({ invoiceId });
  const [line] = options.lines;
  if (!line) throw new Error('There is nothing to take back.');
  let left = line.left.totalCents;
  const back = options.payments.flatMap((payment) => {
    const cents = Math.min(left, payment.leftCents);
    left -= cents;
    return cents === 0 ? [] : [{ paymentId: payment.id, cents, tipCents: 0, reference: null }];
  });
  const done = await confirmed(desk, second, { invoiceId, cents: line.left.totalCents }, (approvalId) =>
    desk.refunds.refund.mutate({
      invoiceId,
      expectedVersion: options.version,
      reason: 'Not what was expected',
      lines: [{ lineId: line.id, quantity: line.left.quantity, fate: line.fromStock ? 'restock' : 'none' }],
      back,
      printReceipt: true,
      ...(approvalId === undefined ? {} : { approvalId }),
    }),
  );
  return done.totalCents;
}

/** Takes a whole sale back. */
export async function voidSale(desk: Client, second: Second, invoiceId: string): Promise<number> {
  const options = await desk.billing.creditOptions.query({ invoiceId });
  const tips = options.payments.reduce((sum, payment) => sum + payment.tipLeftCents, 0);
  const cents = options.totalCents - options.creditedCents + tips;
  const done = await confirmed(desk, second, { invoiceId, cents }, (approvalId) =>
    desk.refunds.void.mutate({
      invoiceId,
      expectedVersion: options.version,
      reason: 'Rung up twice',
      ...(approvalId === undefined ? {} : { approvalId }),
    }),
  );
  return done.totalCents;
}
