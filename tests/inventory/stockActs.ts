import type { Client } from '../harness.ts';
import { leftOf, type Part, type StockRoom, type Thing } from './stockRoom.ts';

/** One act of somebody; the numbers choose who, what of, for whom and how much. */
export interface Step {
  who: number;
  which: number;
  line: number;
  amount: number;
}

/** A sale whose goods have left the shelf. */
interface Sale {
  invoiceId: string;
  parts: Part[];
}

/** What is under way in one run. */
export interface Course {
  room: StockRoom;
  things: Thing[];
  /** What a seller has rung up and nobody paid yet. */
  carts: Map<Client, { cart: { id: string; version: number; dueCents: number }; of: Thing; quantity: number }>;
  sales: Sale[];
  returns: string[];
  now: number;
  tally: Map<string, { tried: number; done: number }>;
}

/** The answer, or undefined where it was refused with a reason; any other failure is passed on. */
export async function tried<T>(course: Course, what: string, call: Promise<T>): Promise<T | undefined> {
  const sum = course.tally.get(what) ?? { tried: 0, done: 0 };
  course.tally.set(what, sum);
  sum.tried += 1;
  try {
    const answer = await call;
    sum.done += 1;
    return answer;
  } catch (error) {
    const code = (error as { data?: { code?: string } }).data?.code;
    if (code === undefined || code === 'INTERNAL' || code === 'NOT_ALLOWED') throw error;
    return undefined;
  }
}

export function pick<T>(list: readonly T[], at: number): T {
  const one = list[at % list.length];
  if (one === undefined) throw new RangeError('There is none.');
  return one;
}

export const reason = 'property';
/** Thousandths that an act is about. */
export const amountOf = (thing: Thing, amount: number): number =>
  amount * (thing.kind === 'toxin' ? 6000 : thing.kind === 'filler' ? 100 : 1000);
const other = ({ room }: Course, place: string): string => pick(room.places, room.places.indexOf(place) + 1);
const versionOf = async (client: Client, id: string): Promise<number> =>
  (await client.inventory.container.query({ id })).container.version;

/** A container and the line of a patient that uses it. */
function careOf(course: Course, { which, line }: Step) {
  const thing = pick(
    course.things.filter((one) => one.containerId !== null),
    which,
  );
  const visit = pick(course.room.visits, line);
  return { thing, containerId: thing.containerId ?? '', lineId: thing.kind === 'toxin' ? visit.toxin : visit.filler };
}

/** The same, mostly of a line that drew from it; null if none did. */
function drawnOf(course: Course, step: Step) {
  const care = careOf(course, step);
  const drew = [...care.thing.drawn].filter(([, quantity]) => quantity > 0).map(([line]) => line);
  if (step.amount === 4) return care;
  return drew.length === 0 ? null : { ...care, lineId: pick(drew, step.line) };
}

/** Acts on a container. Nobody takes more from one than is in it. */
export const containerActs = {
  async draw(course: Course, step: Step) {
    const { thing, containerId, lineId: serviceLineId } = careOf(course, step);
    const quantity = amountOf(thing, step.amount);
    if (thing.there < quantity) return;
    const call = pick(course.room.people.treat, step.who).charting.draw.mutate({
      serviceLineId,
      containerId,
      quantity,
    });
    if (!(await tried(course, 'draw', call))) return;
    thing.drawn.set(serviceLineId, (thing.drawn.get(serviceLineId) ?? 0) + quantity);
    thing.there -= quantity;
    thing.opened = true;
  },
  async return(course: Course, step: Step) {
    const care = drawnOf(course, step);
    if (!care) return;
    const { thing, containerId, lineId: serviceLineId } = care;
    const quantity = amountOf(thing, step.amount) / 2;
    const back = { serviceLineId, containerId, quantity, reason };
    const call = pick(course.room.people.treat, step.who).charting.returnDrawn.mutate(back);
    if (!(await tried(course, 'return', call))) return;
    thing.drawn.set(serviceLineId, (thing.drawn.get(serviceLineId) ?? 0) - quantity);
    thing.there += quantity;
  },
  async wasteDrawn(course: Course, step: Step) {
    const care = drawnOf(course, step);
    if (!care) return;
    const { thing, containerId, lineId: serviceLineId } = care;
    const quantity = amountOf(thing, step.amount) / 2;
    const gone = { serviceLineId, containerId, quantity, reason };
    const call = pick(course.room.people.treat, step.who).charting.wasteDrawn.mutate(gone);
    if (!(await tried(course, 'wasteDrawn', call))) return;
    thing.drawn.set(serviceLineId, (thing.drawn.get(serviceLineId) ?? 0) - quantity);
    thing.wasted += quantity;
  },
  async waste(course: Course, step: Step) {
    const { thing, containerId } = careOf(course, step);
    const quantity = amountOf(thing, step.amount);
    if (thing.there < quantity) return;
    const call = pick(course.room.people.handle, step.who).inventory.waste.mutate({ containerId, quantity, reason });
    const done = await tried(course, 'waste', call);
    if (!done) return;
    thing.wasted += quantity;
    thing.there -= quantity;
    thing.lastWaste = { moveId: done.moveId, quantity };
  },
  async undo(course: Course, step: Step) {
    const { thing } = careOf(course, step);
    if (!thing.lastWaste) return;
    const { moveId, quantity } = thing.lastWaste;
    const call = pick(course.room.people.handle, step.who).inventory.undoWaste.mutate({ moveId });
    if (!(await tried(course, 'undo', call))) return;
    thing.wasted -= quantity;
    thing.there += quantity;
    thing.lastWaste = null;
  },
  async open(course: Course, step: Step) {
    const { thing, containerId } = careOf(course, step);
    if (thing.kind !== 'toxin' || thing.there === 0) return;
    const client = pick(course.room.people.handle, step.who);
    const expectedVersion = await versionOf(client, containerId);
    const call = client.inventory.open.mutate({ containerId, diluentMl: 2500, expectedVersion });
    if (await tried(course, 'open', call)) thing.opened = true;
  },
  async close(course: Course, step: Step) {
    const { thing, containerId: id } = careOf(course, step);
    const left = leftOf(thing);
    if (step.amount > 2 || thing.there !== left) return;
    const client = pick(course.room.people.handle, step.who);
    const containers = [{ id, expectedVersion: await versionOf(client, id) }];
    if (!(await tried(course, 'close', client.inventory.closeContainers.mutate({ containers, reason })))) return;
    thing.wasted += left;
    thing.there = 0;
    thing.lastWaste = null;
  },
  async carry(course: Course, step: Step) {
    const { thing, containerId } = careOf(course, step);
    if (thing.there === 0) return;
    const client = pick(course.room.people.handle, step.who);
    const { container } = await client.inventory.container.query({ id: containerId });
    // a PC that has not seen the latest change is refused
    const expectedVersion = step.amount === 1 ? container.version - 1 : container.version;
    const locationId = other(course, container.locationId);
    const call = client.inventory.transfer.mutate({
      containerId,
      locationId,
      expectedVersion: Math.max(1, expectedVersion),
    });
    if (await tried(course, 'carry', call)) thing.place = locationId;
  },
  async sendBack(course: Course, step: Step) {
    const { thing, containerId } = careOf(course, step);
    const left = leftOf(thing);
    if (step.amount > 2 || thing.there !== left) return;
    const call = pick(course.room.people.manage, step.who).inventory.returnToSupplier.mutate({
      supplierId: course.room.supplierId,
      reason: 'damaged',
      containerIds: [containerId],
    });
    const sent = await tried(course, 'sendBack', call);
    if (!sent) return;
    thing.sentBack += left;
    thing.there = 0;
    course.returns.push(sent.id);
  },
};

/** What happens behind the books' back: things go missing, turn up again, or are put down elsewhere. */
export const silentActs = {
  vanish(course: Course, step: Step) {
    const thing = pick(course.things, step.which);
    // a sealed container is all there or not there; one that something was wasted of may still get that back
    const sealed = !thing.opened && thing.containerId !== null;
    const gone = sealed ? thing.there : amountOf(thing, step.amount);
    if (gone === 0 || thing.there < gone || (sealed && thing.lastWaste !== null)) return;
    Object.assign(thing, { there: thing.there - gone, silent: thing.silent + gone, silentAt: course.now });
  },
  appear(course: Course, step: Step) {
    const thing = pick(course.things, step.which);
    if (thing.silent === 0) return;
    Object.assign(thing, { there: thing.there + thing.silent, silent: 0, silentAt: course.now });
  },
  misplace(course: Course, step: Step) {
    const { thing } = careOf(course, step);
    if (thing.there > 0) Object.assign(thing, { place: other(course, thing.place), silentAt: course.now });
  },
};
