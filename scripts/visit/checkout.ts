import type { Client } from '../scripted/httpClient.ts';
import type { Visit } from './care.ts';
import type { House } from './furnish.ts';
import type { Plan } from './plan.ts';

/** What the till answered at the end. */
export interface Paid {
  invoiceId: string;
  invoiceNumber: number;
  documentId: string;
  totalCents: number;
  tipCents: number;
  changeCents: number;
  printJobId: string | null;
  /** Net of change. */
  tenders: Array<{ kind: 'cash' | 'cardTerminal'; cents: number }>;
}

/** Opens this station's drawer with a small float, if it is not open. */
export async function openDrawer(till: Client): Promise<void> {
  const { session } = await till.till.drawer.query({});
  if (!session) await till.till.openDrawer.mutate({ openingCount: { '2000': 5, '500': 6, '100': 20 } });
}

/** From the visit's cart to the last tender: retail by scan, discount with its reason, tip, card and cash. */
export async function checkout(
  till: Client,
  visit: Visit,
  house: House,
  plan: Plan,
  scanRetail: () => Promise<string>,
): Promise<Paid> {
  let cart = await till.till.cartFor.mutate({ appointmentId: visit.appointmentId });
  cart = await till.till.addProduct.mutate({
    cartId: cart.id,
    raw: await scanRetail(),
    quantity: 1000,
    expectedVersion: cart.version,
  });
  const care = cart.lines.find((line) => line.kind === 'service');
  if (!care) throw new Error('The charge of the visit is not on the cart.');
  cart = await till.till.setDiscount.mutate({
    cartId: cart.id,
    lineId: care.id,
    discount: plan.discount,
    reason: plan.discountReason,
    expectedVersion: cart.version,
  });
  const tipCents = Math.round((cart.goodsCents * plan.tipPercent) / 100);
  cart = await till.till.setTip.mutate({
    cartId: cart.id,
    tipCents,
    ...(tipCents > 0 ? { staffId: house.injectorId } : {}),
    expectedVersion: cart.version,
  });
  const card = Math.max(100, Math.floor((cart.dueCents * plan.cardPercent) / 100));
  cart = await till.till.addTender.mutate({
    cartId: cart.id,
    kind: 'cardTerminal',
    cents: card,
    reference: plan.terminalReference,
    expectedVersion: cart.version,
  });
  const notes = Math.ceil(cart.dueCents / 2000) * 2000;
  cart = await till.till.addTender.mutate({
    cartId: cart.id,
    kind: 'cash',
    cents: notes,
    expectedVersion: cart.version,
  });
  const done = await till.till.finish.mutate({ cartId: cart.id, expectedVersion: cart.version });
  return {
    invoiceId: done.invoiceId,
    invoiceNumber: done.number,
    documentId: done.documentId,
    totalCents: done.totalCents,
    tipCents: done.tipCents,
    changeCents: done.changeCents,
    printJobId: done.printJobId,
    tenders: [
      { kind: 'cardTerminal', cents: card },
      { kind: 'cash', cents: notes - done.changeCents },
    ],
  };
}
