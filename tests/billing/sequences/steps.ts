import { refusalOf } from '../../harness.ts';
import { payLater, payVisit, sellCard, sellDeposit, sellGoods, sellPackage } from './sales.ts';
import { takeBack, voidOne, writeOff } from './takeBack.ts';
import type { World } from './world.ts';

/** What may happen; what stands twice happens twice as often. */
export const kindsOfSteps = [
  'sell',
  'sell',
  'sellCard',
  'sellPackage',
  'deposit',
  'visit',
  'visit',
  'payLater',
  'writeOff',
  'refund',
  'refund',
  'refundCents',
  'void',
  'exchange',
  'correct',
] as const;

/** One thing someone does, with what chance decided. */
export interface Step {
  kind: (typeof kindsOfSteps)[number];
  pick: number;
  /** Thousandths of what there is. */
  share: number;
  pieces: number;
  flag: boolean;
  /** How it is paid: by card and cash, or first with a gift card, or with a part left owed. */
  tender: number;
}

/** Refusals that are the right answer to what chance came up with. */
const fair = ['MONEY_DIFFERS', 'NOT_NOW', 'VALUE_REFUSED', 'STOCK_REFUSED'];

/** Does a step through the typed client. Answers 'done', or the code of a fair refusal; anything else is thrown. */
export async function doStep(w: World, step: Step): Promise<string> {
  const act = actOf[step.kind];
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
  sell: sellGoods,
  sellCard,
  sellPackage,
  deposit: sellDeposit,
  visit: payVisit,
  payLater,
  writeOff,
  refund: (w, step) => takeBack(w, step, 'quantity'),
  refundCents: (w, step) => takeBack(w, step, 'cents'),
  exchange: (w, step) => takeBack(w, step, 'exchange'),
  correct: (w, step) => takeBack(w, step, 'price'),
  void: voidOne,
};
