import { inProportion } from '../../../electron/billing/credits/rules.ts';
import type { CreditOptions } from '../../../electron/billing/credits/schemas.ts';
import { refusalOf } from '../../harness.ts';
import type { Step } from './steps.ts';
import type { World } from './world.ts';

const isUse = (kind: string): boolean => kind === 'package' || kind === 'membership' || kind === 'units';

/** What would go back of each payment for this credit, uses of what was paid ahead first and whole; empty if it cannot. */
function spread(options: CreditOptions, creditCents: number, tips: boolean) {
  let cents = Math.max(0, creditCents - options.dueCents);
  const whole = new Map<string, number>();
  for (const payment of options.payments) {
    if (!isUse(payment.kind) || payment.leftCents > cents) continue;
    whole.set(payment.id, payment.leftCents);
    cents -= payment.leftCents;
  }
  const left = options.payments.map((payment) => (isUse(payment.kind) ? 0 : payment.leftCents));
  if (cents > left.reduce((sum, of) => sum + of, 0)) return [];
  const parts = inProportion(cents, left);
  return options.payments.flatMap((payment, i) => {
    const tipCents = tips ? payment.tipLeftCents : 0;
    const part = { paymentId: payment.id, cents: whole.get(payment.id) ?? parts[i] ?? 0, tipCents };
    return part.cents + part.tipCents > 0 ? [part] : [];
  });
}

/** A part of a line comes back: pieces, cents of it, a lower price, or in exchange for a credit. */
export async function takeBack(
  w: World,
  step: Step,
  how: 'quantity' | 'cents' | 'price' | 'exchange',
): Promise<unknown> {
  const { desk } = w.scene;
  const invoiceId = w.invoices[step.pick % Math.max(1, w.invoices.length)];
  if (invoiceId === undefined) return 'nothing';
  const options = await desk.billing.creditOptions.query({ invoiceId });
  const line = options.lines.find((row) => row.left.totalCents > 0);
  if (!line) return 'nothing';
  const { left } = line;
  const quantity = Math.min(left.quantity, step.pieces * 1000);
  if (quantity === 0 && how !== 'cents') return 'nothing';
  const cents = Math.max(1, Math.floor((left.totalCents * step.share) / 1000));
  const unitPriceCents = Math.floor((line.unitPriceCents * step.share) / 1001);
  const fate = line.kind === 'retail' ? (step.flag ? ('restock' as const) : ('waste' as const)) : ('none' as const);
  const asked =
    how === 'cents'
      ? { lineId: line.id, cents, ...(step.flag && quantity > 0 ? { quantity: Math.min(1000, quantity), fate } : {}) }
      : how === 'price'
        ? { lineId: line.id, unitPriceCents }
        : { lineId: line.id, quantity, fate };
  const head = { invoiceId, expectedVersion: options.version, reason: 'As chance would have it', lines: [asked] };
  // what goes back is known exactly only to the one who decides: a first try says how much it must be
  const trial = desk.refunds.refund.mutate({ ...head, back: [] });
  const refused = await trial.then(
    () => undefined,
    () => refusalOf(trial),
  );
  if (!refused) return 'done';
  const backCents = refused.details?.['backCents'];
  if (typeof backCents !== 'number') return trial;
  if (how === 'exchange') {
    if (options.patientId === null) return trial;
    return desk.refunds.refund.mutate({ ...head, kind: 'exchange', keptCents: backCents });
  }
  const back = spread(options, backCents + options.dueCents, step.share % 2 === 0);
  return desk.refunds.refund.mutate({ ...head, kind: how === 'price' ? 'correction' : 'refund', back });
}

/** One of the last sales is undone as a whole. */
export async function voidOne(w: World, step: Step): Promise<unknown> {
  const invoiceId = w.invoices[Math.max(0, w.invoices.length - 1 - (step.pick % 3))];
  if (invoiceId === undefined) return 'nothing';
  const { version, voidProblem } = await w.scene.desk.billing.creditOptions.query({ invoiceId });
  if (voidProblem !== null && step.flag) return 'nothing';
  return w.scene.desk.refunds.void.mutate({ invoiceId, expectedVersion: version, reason: 'Rung up twice' });
}

/** Something of what a patient owes is given up, by someone who did not make the sale. */
export async function writeOff(w: World, step: Step): Promise<unknown> {
  const { owner, desk } = w.scene;
  const patientId = w.patients[step.pick % 2] ?? '';
  const { invoices } = await desk.till.owed.query({ patientId });
  const owed = invoices[step.pick % Math.max(1, invoices.length)];
  if (!owed) return 'nothing';
  const { version } = await owner.billing.creditOptions.query({ invoiceId: owed.id });
  return owner.refunds.writeOff.mutate({
    invoiceId: owed.id,
    expectedVersion: version,
    reason: 'Cannot be reached any more',
    cents: Math.max(1, Math.floor((owed.dueCents * step.share) / 1000)),
  });
}
