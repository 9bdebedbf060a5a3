import { inProportion } from '../../../electron/billing/credits/rules.ts';
import type { CreditOptions } from '../../../electron/billing/credits/schemas.ts';
import { refusalOf } from '../../harness.ts';
import type { World } from './world.ts';

export const kindsOfSteps = ['sell', 'sell', 'refund', 'refund', 'refundCents', 'void', 'exchange', 'correct'] as const;

/** One thing someone does, with what chance decided. */
export interface Step {
  kind: (typeof kindsOfSteps)[number];
  pick: number;
  /** Thousandths of what there is. */
  share: number;
  pieces: number;
  flag: boolean;
}

/** Refusals that are the right answer to what chance came up with. */
const fair = ['MONEY_DIFFERS', 'NOT_NOW', 'VALUE_REFUSED', 'STOCK_REFUSED'];

/** Does a step through the typed client. Answers 'done', or the code of a fair refusal; anything else is thrown. */
export async function doStep(w: World, step: Step): Promise<string> {
  const act = actOf[step.kind];
  if (step.kind !== 'sell' && w.invoices.length === 0) return 'nothing';
  let outcome = 'done';
  const call = act(w, step).then((answer) => {
    if (answer === 'nothing') outcome = 'nothing';
  });
  try {
    await call;
  } catch {
    const { code, sentence } = await refusalOf(call);
    if (!fair.includes(code)) throw new Error(`${step.kind} was refused with ${code}: ${sentence}`);
    outcome = code;
  }
  return outcome;
}

const actOf: Record<Step['kind'], (w: World, step: Step) => Promise<unknown>> = {
  sell,
  refund: (w, step) => takeBack(w, step, 'quantity'),
  refundCents: (w, step) => takeBack(w, step, 'cents'),
  exchange: (w, step) => takeBack(w, step, 'exchange'),
  correct: (w, step) => takeBack(w, step, 'price'),
  void: voidLast,
};

async function sell(w: World, step: Step): Promise<void> {
  const { desk, shelf, clinic } = w.scene;
  const patientId = w.patients[step.pick % 3];
  let cart = await desk.till.newCart.mutate(patientId === undefined ? {} : { patientId });
  const at = () => ({ cartId: cart.id, expectedVersion: cart.version });
  cart = await desk.till.addProduct.mutate({ ...at(), productId: shelf.cream, quantity: step.pieces * 1000 });
  if (step.flag)
    cart = await desk.till.setDiscount.mutate({
      ...at(),
      lineId: cart.lines[0]?.id ?? '',
      discount: { rate: step.share * 900 },
      reason: 'Regular',
    });
  if (step.share % 3 === 0)
    cart = await desk.till.setTip.mutate({ ...at(), tipCents: step.share, staffId: clinic.ids.staff.injector });
  const due = cart.totalCents + cart.tipCents;
  const card = Math.floor((due * (step.share % 100)) / 100);
  if (card > 0) cart = await desk.till.addTender.mutate({ ...at(), kind: 'cardTerminal', cents: card });
  if (due > card) {
    const handed = step.flag ? due - card : Math.ceil((due - card) / 500) * 500;
    cart = await desk.till.addTender.mutate({ ...at(), kind: 'cash', cents: handed });
  }
  const done = await desk.till.finish.mutate({ ...at(), printReceipt: false });
  w.invoices.push(done.invoiceId);
}

/** What would go back of each payment for this credit; null if it cannot. */
function spread(options: CreditOptions, creditCents: number, tips: boolean) {
  const cents = Math.max(0, creditCents - options.dueCents);
  const left = options.payments.map((payment) => payment.leftCents);
  if (cents > left.reduce((sum, of) => sum + of, 0)) return [];
  const parts = inProportion(cents, left);
  return options.payments.flatMap((payment, i) => {
    const tipCents = tips ? payment.tipLeftCents : 0;
    const part = { paymentId: payment.id, cents: parts[i] ?? 0, tipCents };
    return part.cents + part.tipCents > 0 ? [part] : [];
  });
}

async function takeBack(w: World, step: Step, how: 'quantity' | 'cents' | 'price' | 'exchange'): Promise<unknown> {
  const { desk } = w.scene;
  const invoiceId = w.invoices[step.pick % w.invoices.length] ?? '';
  const options = await desk.billing.creditOptions.query({ invoiceId });
  const line = options.lines.find((row) => row.left.totalCents > 0);
  if (!line) return 'nothing';
  const { left } = line;
  const quantity = Math.min(left.quantity, step.pieces * 1000);
  if (quantity === 0 && how !== 'cents') return 'nothing';
  const cents = Math.max(1, Math.floor((left.totalCents * step.share) / 1000));
  const unitPriceCents = Math.floor((line.unitPriceCents * step.share) / 1001);
  const fate = step.flag ? ('restock' as const) : ('waste' as const);
  const asked =
    how === 'cents'
      ? { lineId: line.id, cents, ...(step.flag && quantity > 0 ? { quantity: 1000, fate } : {}) }
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

async function voidLast(w: World, step: Step): Promise<unknown> {
  const invoiceId = w.invoices[Math.max(0, w.invoices.length - 1 - (step.pick % 3))] ?? '';
  const { version, voidProblem } = await w.scene.desk.billing.creditOptions.query({ invoiceId });
  if (voidProblem !== null && step.flag) return 'nothing';
  return w.scene.desk.refunds.void.mutate({ invoiceId, expectedVersion: version, reason: 'Rung up twice' });
}
