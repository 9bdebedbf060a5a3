import type { WriteTx } from '../../db/access.ts';
import { actAs } from '../../electron/app/systemAct.ts';
import { confirmCharge } from '../../electron/billing/service.ts';
import { listLocations } from '../../electron/clinic/service.ts';
import { openContainer } from '../../electron/inventory/containers/service.ts';
import { drawUnits } from '../../electron/inventory/draws/service.ts';
import { receiveStock } from '../../electron/inventory/receiving/service.ts';
import type { Act } from '../../electron/kernel/act.ts';
import { book } from '../../electron/scheduling/booking/service.ts';
import { advanceTo, setLineState } from '../../electron/scheduling/service.ts';
import { cartFor } from '../../electron/till/carts/service.ts';
import { drawerHere, openDrawer } from '../../electron/till/drawer/service.ts';
import { addProduct } from '../../electron/till/lines/service.ts';
import { addTender } from '../../electron/till/tenders/service.ts';
import { setTip } from '../../electron/till/tips/service.ts';
import { bookingPlan, keyOf, setClock } from './bookings.ts';
import type { BenchClinic } from './clinicAt.ts';
import { handCheckout } from './handCheckout.ts';
import type { Work } from './measure.ts';

/** A cart that only has to be finished. */
interface Ready {
  cartId: string;
  expectedVersion: number;
}

const unitsEach = 20_000;
/** No code is typed here, so no tries are counted. */
const untried = (): void => undefined;

/**
 * Makes visits ready to be paid through the services: two treatments, one from a vial, a product from the shelf, a tip,
 * cash and card. Not measured; the same on both sides.
 */
function prepare(clinic: BenchClinic, today: string, many: number, firstSlot: number): Ready[] {
  const { raw, opened, session, clock } = clinic;
  const plan = bookingPlan(clinic, today);
  const actor = {
    staffId: session.staffId,
    role: 'owner',
    stationId: session.stationId,
    procedure: 'bench.prepare',
  } as const;
  const toxin = raw
    .prepare<[], { id: string; service: string }>(
      "SELECT p.id, s.id AS service FROM services s JOIN products p ON p.id = s.product_id AND p.unit = 'U'",
    )
    .get();
  const shelf = raw
    .prepare<[], { id: string }>('SELECT id FROM products WHERE retail_price_cents IS NOT NULL ORDER BY name')
    .all();
  const stockRoom = listLocations(opened.store.read)[0];
  if (!toxin || !stockRoom) throw new Error('The seeded clinic has no stock room.');
  const vials = actAs(opened, actor, (tx, act) => {
    if (!drawerHere(tx, act).session) openDrawer(tx, act, { openingCount: { '2000': 10 } });
    const goods = { lot: `BENCH-${firstSlot}`, expiresOn: '2099-12-31', locationId: stockRoom.id };
    for (const product of shelf)
      receiveStock(tx, act, { ...goods, productId: product.id, quantity: many * 1000, costCents: many * 1700 });
    const containers = Math.ceil(many / 5);
    return receiveStock(tx, act, { ...goods, productId: toxin.id, containers, costCents: containers * 42_001 })
      .containers;
  });
  return Array.from({ length: many }, (_, i) =>
    actAs(opened, actor, (tx, act) => {
      clock.now += 1009;
      const vial = vials[Math.floor(i / 5)];
      if (!vial) throw new Error('There is no vial left.');
      if (i % 5 === 0) openContainer(tx, act, { containerId: vial.id, diluentMl: 2500, expectedVersion: 1 });
      const wanted = plan(firstSlot + i);
      wanted.lines[0] = { serviceId: toxin.service, providerId: wanted.lines[0]?.providerId ?? '' };
      return readyCart(tx, act, {
        wanted,
        toxinId: toxin.id,
        containerId: vial.id,
        retailId: shelf[i % shelf.length]?.id ?? '',
        i,
      });
    }),
  );
}

function readyCart(
  tx: WriteTx,
  act: Act,
  of: {
    wanted: ReturnType<ReturnType<typeof bookingPlan>>;
    toxinId: string;
    containerId: string;
    retailId: string;
    i: number;
  },
): Ready {
  const booked = book(tx, act, {
    ...of.wanted,
    lines: of.wanted.lines.map((line) => ({ ...line, roomId: undefined })),
    note: '',
    walkIn: false,
    outsideHours: false,
  });
  for (const [position, line] of booked.lines.entries()) {
    const fromVial = position === 0;
    if (fromVial)
      drawUnits(tx, act, {
        containerId: of.containerId,
        quantity: unitsEach,
        serviceLineId: line.id,
        productId: of.toxinId,
        patientId: null,
      });
    const care = fromVial
      ? { productId: of.toxinId, givenQuantity: unitsEach, chartedQuantity: unitsEach }
      : { productId: null, givenQuantity: null, chartedQuantity: 1000 };
    confirmCharge(tx, act, { serviceLineId: line.id, performedBy: line.providerId, ...care });
    setLineState(tx, act, line.id, 'performed');
  }
  advanceTo(tx, act, booked.id, 'checkout');
  let cart = cartFor(tx, act, { appointmentId: booked.id });
  cart = addProduct(tx, act, {
    cartId: cart.id,
    expectedVersion: cart.version,
    productId: of.retailId,
    quantity: 1000,
  });
  cart = setTip(tx, act, {
    cartId: cart.id,
    expectedVersion: cart.version,
    tipCents: 4000 + of.i,
    staffId: booked.lines[0]?.providerId,
  });
  const card = Math.floor(cart.dueCents / 2);
  cart = addTender(
    tx,
    act,
    {
      cartId: cart.id,
      expectedVersion: cart.version,
      kind: 'cardTerminal',
      cents: card,
      reference: `T${of.i}`,
    },
    untried,
  );
  cart = addTender(
    tx,
    act,
    {
      cartId: cart.id,
      expectedVersion: cart.version,
      kind: 'cash',
      cents: Math.ceil(cart.dueCents / 2000) * 2000,
    },
    untried,
  );
  return { cartId: cart.id, expectedVersion: cart.version };
}

/**
 * Checkout through the door and by hand, asked the same. Every unit of work finishes a cart of its own; their visits lie
 * from `firstSlot` on, far behind the weeks that are booked while measuring.
 */
export function checkoutWork(
  clinic: BenchClinic,
  today: string,
  how: 'door' | 'hand',
  many: number,
  firstSlot: number,
): Work {
  const ready = prepare(clinic, today, many, firstSlot);
  const from = clinic.clock.now + 1009;
  clinic.session.lastActiveAt = from;
  const cartAt = (index: number): Ready => {
    const cart = ready[index];
    if (!cart) throw new Error('There is no cart left.');
    setClock(clinic, from, index);
    return cart;
  };
  if (how === 'door')
    return (index) =>
      clinic.call('mutation', 'till.finish', { ...cartAt(index), printReceipt: true }, keyOf(firstSlot + index));
  const finish = handCheckout(clinic);
  return (index) => finish(cartAt(index), keyOf(firstSlot + index));
}
