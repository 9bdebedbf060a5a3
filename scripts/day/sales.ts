import type { CartOutput } from '../../electron/till/carts/schemas.ts';
import type { Client } from '../visit/httpClient.ts';
import type { DayHouse } from './furnish.ts';
import type { Customer } from './plan.ts';

/** A sale that was finished. */
export interface Sold {
  invoiceId: string;
  totalCents: number;
  tipCents: number;
  printJobId: string | null;
}

/** From the cart to the last tender, as the desk does it. `appointmentId` brings the charges of a visit. */
export async function sell(
  desk: Client,
  house: DayHouse,
  customer: Customer,
  of: { appointmentId: string | null; patientId: string | null },
): Promise<Sold> {
  let cart: CartOutput =
    of.appointmentId === null
      ? await desk.till.newCart.mutate({ patientId: of.patientId })
      : await desk.till.cartFor.mutate({ appointmentId: of.appointmentId });
  for (const at of customer.products)
    cart = await desk.till.addProduct.mutate({
      cartId: cart.id,
      productId: house.productIds[at] ?? '',
      quantity: 1000,
      expectedVersion: cart.version,
    });
  const [first] = cart.lines;
  if (!first) throw new Error('There is nothing on the cart.');
  if (customer.discountRate > 0)
    cart = await desk.till.setDiscount.mutate({
      cartId: cart.id,
      lineId: first.id,
      discount: { rate: customer.discountRate },
      reason: 'Loyalty',
      expectedVersion: cart.version,
    });
  const tipCents = Math.round((cart.goodsCents * customer.tipPercent) / 100);
  if (tipCents > 0)
    cart = await desk.till.setTip.mutate({
      cartId: cart.id,
      tipCents,
      staffId: house.providerIds[customer.provider] ?? '',
      expectedVersion: cart.version,
    });
  cart = await pay(desk, customer, cart);
  const sold = await desk.till.finish.mutate({ cartId: cart.id, expectedVersion: cart.version, printReceipt: true });
  return { invoiceId: sold.invoiceId, totalCents: sold.totalCents, tipCents, printJobId: sold.printJobId };
}

async function pay(desk: Client, customer: Customer, cart: CartOutput): Promise<CartOutput> {
  const lay = (from: CartOutput, kind: 'cash' | 'cardTerminal', cents: number): Promise<CartOutput> =>
    desk.till.addTender.mutate({
      cartId: from.id,
      kind,
      cents,
      reference: kind === 'cash' ? null : customer.reference,
      expectedVersion: from.version,
    });
  if (cart.dueCents === 0) return cart;
  if (customer.paying === 'cash') return lay(cart, 'cash', Math.ceil(cart.dueCents / 500) * 500);
  if (customer.paying !== 'split') return lay(cart, 'cardTerminal', cart.dueCents);
  const part = await lay(cart, 'cash', Math.max(1, Math.floor((cart.dueCents * customer.cashPercent) / 100)));
  return part.dueCents === 0 ? part : lay(part, 'cardTerminal', part.dueCents);
}
