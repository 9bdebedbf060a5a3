import type { Client } from '../harness.ts';
import { amountOf, type Course, pick, reason, type Step, tried } from './stockActs.ts';
import { creamCode, type Part, type Thing } from './stockRoom.ts';

function goodsOf(course: Course, { which }: Step): Thing {
  return pick(
    course.things.filter((one) => one.containerId === null),
    which,
  );
}

/** What is taken of a lot by the books, place by place; null where not so much really lies there. */
function partsOf(course: Course, lotId: string, quantity: number): Part[] | null {
  const parts: Part[] = [];
  let left = quantity;
  for (const place of course.room.places) {
    const from = course.things.find((one) => one.containerId === null && one.lotId === lotId && one.place === place);
    const part = Math.min(left, from?.booked ?? 0);
    if (from && part > 0) parts.push({ from, quantity: part });
    left -= part;
  }
  return parts.every((part) => part.from.there >= part.quantity) ? parts : null;
}

function leave(parts: readonly Part[], sign: 1 | -1 = 1): void {
  for (const { from, quantity } of parts) {
    from.booked -= sign * quantity;
    from.there -= sign * quantity;
  }
}

/** Acts on goods. Nobody takes more from a shelf than lies there. */
export const goodsActs = {
  async wasteGoods(course: Course, step: Step) {
    const thing = goodsOf(course, step);
    const quantity = amountOf(thing, step.amount);
    if (thing.there < quantity) return;
    const gone = { lotId: thing.lotId, locationId: thing.place, quantity, reason };
    const call = pick(course.room.people.handle, step.who).inventory.wasteGoods.mutate(gone);
    if (await tried(course, 'wasteGoods', call)) leave([{ from: thing, quantity }]);
  },
  async carryGoods(course: Course, step: Step) {
    const from = goodsOf(course, step);
    const to = goodsOf(course, { ...step, which: step.which + 1 });
    const quantity = amountOf(from, step.amount);
    if (from.there < quantity) return;
    const call = pick(course.room.people.handle, step.who).inventory.transferGoods.mutate({
      lotId: from.lotId,
      fromLocationId: from.place,
      toLocationId: to.place,
      quantity,
    });
    if (!(await tried(course, 'carryGoods', call))) return;
    leave([{ from, quantity }]);
    leave([{ from: to, quantity }], -1);
  },
  async sendBackGoods(course: Course, step: Step) {
    const thing = goodsOf(course, step);
    const { lotId, place: locationId } = thing;
    const quantity = 1000;
    if (thing.there < quantity) return;
    const call = pick(course.room.people.manage, step.who).inventory.returnToSupplier.mutate({
      supplierId: course.room.supplierId,
      reason: 'wrong',
      goods: [{ lotId, locationId, quantity }],
    });
    const sent = await tried(course, 'sendBackGoods', call);
    if (!sent) return;
    leave([{ from: thing, quantity }]);
    course.returns.push(sent.id);
  },
  async credit(course: Course, step: Step) {
    if (course.returns.length === 0) return;
    const id = pick(course.returns, step.which);
    const credit = { id, receivedCents: step.amount * 100, expectedVersion: 1 };
    await tried(course, 'credit', pick(course.room.people.manage, step.who).inventory.receiveCredit.mutate(credit));
  },
  async receive(course: Course, step: Step) {
    const thing = goodsOf(course, step);
    const quantity = amountOf(thing, step.amount);
    const call = pick(course.room.people.manage, step.who).inventory.receive.mutate({
      productId: course.room.shelf.cream,
      lot: thing.lot,
      expiresOn: '2027-06-30',
      locationId: thing.place,
      quantity,
      costCents: step.amount * 777,
    });
    if (await tried(course, 'receive', call)) leave([{ from: thing, quantity }], -1);
  },
  async ring(course: Course, step: Step) {
    const of = goodsOf(course, step);
    const quantity = amountOf(of, Math.min(step.amount, 3));
    const seller = pick(course.room.people.sell, step.who);
    const { id: cartId, version: expectedVersion } = await seller.till.newCart.mutate({});
    const line = { cartId, raw: creamCode(of), quantity, expectedVersion };
    const cart = await tried(course, 'ring', seller.till.addProduct.mutate(line));
    if (cart) course.carts.set(seller, { cart, of, quantity });
  },
  async pay(course: Course) {
    const [next] = course.carts;
    const parts = next && partsOf(course, next[1].of.lotId, next[1].quantity);
    if (!next || !parts) return;
    const [seller, rung] = next;
    course.carts.delete(seller);
    const { id: cartId, version: expectedVersion, dueCents: cents } = rung.cart;
    const tender = { cartId, kind: 'cardTerminal', cents, expectedVersion } as const;
    const { version } = await seller.till.addTender.mutate(tender);
    const finish = seller.till.finish.mutate({ cartId, expectedVersion: version, printReceipt: false });
    const sold = await tried(course, 'pay', finish);
    if (!sold) return;
    leave(parts);
    course.sales.push({ invoiceId: sold.invoiceId, parts });
  },
  async takeBack(course: Course, step: Step) {
    const [sale] = course.sales.splice(0, 1);
    if (!sale) return;
    const seller = pick(course.room.people.sell, step.who);
    const { version, lines, payments } = await seller.billing.creditOptions.query({ invoiceId: sale.invoiceId });
    const fate = step.amount % 2 === 0 ? ('waste' as const) : ('restock' as const);
    const refund = seller.refunds.refund.mutate({
      invoiceId: sale.invoiceId,
      expectedVersion: version,
      reason,
      lines: lines.map((line) => ({ lineId: line.id, quantity: line.left.quantity, fate })),
      back: payments.map((payment) => ({ paymentId: payment.id, cents: lines[0]?.left.totalCents ?? 0 })),
    });
    if ((await tried(course, 'takeBack', refund)) && fate === 'restock') leave(sale.parts, -1);
  },
  async use(course: Course, step: Step) {
    const visit = pick(course.room.visits, step.line);
    const { lotId } = goodsOf(course, step);
    const quantity = Math.min(step.amount, 3) * 1000;
    const parts = partsOf(course, lotId, quantity);
    if (!parts) return;
    const client = pick(course.room.people.treat, step.who);
    const call = client.charting.supplies.take.mutate({ ...(await supplyOf(course, client, step)), quantity, lotId });
    if (!(await tried(course, 'use', call))) return;
    leave(parts);
    visit.used = parts;
  },
  async unused(course: Course, step: Step) {
    const client = pick(course.room.people.treat, step.who);
    await tried(course, 'unused', client.billing.supplies.unused.mutate(await supplyOf(course, client, step)));
  },
  async reopen(course: Course, step: Step) {
    const visit = pick(course.room.visits, step.line);
    const client = pick(course.room.people.treat, step.who);
    const call = client.billing.supplies.reopen.mutate(await supplyOf(course, client, step));
    if (!(await tried(course, 'reopen', call))) return;
    leave(visit.used, -1);
    visit.used = [];
  },
};

/** The supply of a visit as a PC has it on its screen. */
async function supplyOf(course: Course, client: Client, { line }: Step) {
  const { appointmentId, toxin: serviceLineId } = pick(course.room.visits, line);
  const { lines } = await client.billing.supplies.ofVisit.query({ appointmentId });
  const productId = course.room.shelf.cream;
  const row = lines
    .find((one) => one.serviceLineId === serviceLineId)
    ?.supplies.find((one) => one.productId === productId);
  return { serviceLineId, productId, expectedVersion: row?.version ?? 0 };
}
