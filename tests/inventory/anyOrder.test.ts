import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type TestClinic, testClinic } from '../harness.ts';
import { goodsActs } from './goodsActs.ts';
import { type Course, containerActs, pick, type Step, silentActs, tried } from './stockActs.ts';
import { leftOf, newStock, type StockRoom, stockRoom, type Thing } from './stockRoom.ts';
import { checkPatients, checkSums } from './stockSums.ts';

let clinic: TestClinic;
let room: StockRoom;
beforeAll(async () => {
  clinic = await testClinic();
  room = await stockRoom(clinic);
});
afterAll(() => clinic.close());

interface OpenCount {
  id: string;
  /** Step at which each thing was counted. */
  counted: Map<Thing, number>;
}

/** Counts that are under way, each begun at the PC of another person. */
type Counts = Map<Client, OpenCount>;

async function begin(course: Course, by: Client, blind: boolean): Promise<OpenCount> {
  const { id } = await by.inventory.startCount.mutate({ kind: 'full', blind });
  return { id, counted: new Map() };
}

async function countThing(course: Course, by: Client, open: OpenCount, thing: Thing): Promise<void> {
  const what = thing.containerId === null ? { lotId: thing.lotId } : { containerId: thing.containerId };
  const line = { countId: open.id, ...what, locationId: thing.place, counted: thing.there };
  if (await tried(course, 'count', by.inventory.countLine.mutate(line))) open.counted.set(thing, course.now);
}

/** Finishes, explains and posts a count; false where something no longer fits and has to be counted again. */
async function postCount(course: Course, by: Client, open: OpenCount): Promise<boolean> {
  const { count } = await by.inventory.count.query(open);
  const step = { id: open.id, expectedVersion: count.version };
  if (count.state === 'counting') {
    const finished = await tried(course, 'finish', by.inventory.finishCounting.mutate(step));
    if (!finished) return false;
    step.expectedVersion = finished.version;
  }
  const { lines } = await by.inventory.count.query(open);
  const lineIds = lines.filter((line) => line.counted !== line.expected).map((line) => line.id);
  if (lineIds.length > 0) await by.inventory.giveReason.mutate({ countId: open.id, lineIds, reason: 'property' });
  if (!(await tried(course, 'post', by.inventory.postCount.mutate({ ...step, leaveUncounted: true })))) return false;
  for (const line of lines) {
    const difference = line.counted - (line.expected ?? 0);
    const thing = course.things.find(({ containerId, lotId, place }) =>
      line.containerId === null
        ? containerId === null && lotId === line.lotId && place === line.locationId
        : containerId === line.containerId,
    );
    if (!thing) throw new Error('Only these things were counted.');
    if (line.containerId === null) thing.booked += difference;
    else thing.wasted -= difference;
    if (difference !== 0) thing.lastWaste = null;
  }
  for (const [seen, when] of open.counted) if (seen.silentAt < when) await saysWhatIsThere(by, seen);
  return true;
}

async function saysWhatIsThere(by: Client, thing: Thing): Promise<void> {
  expect(leftOf(thing)).toBe(thing.there);
  if (thing.containerId === null || thing.there === 0) return;
  const { container } = await by.inventory.container.query({ id: thing.containerId });
  expect([container.remaining, container.locationId]).toEqual([thing.there, thing.place]);
}

const counting = {
  async count(course: Course, step: Step, counts: Counts) {
    const manager = pick(room.people.manage, step.line);
    const open = counts.get(manager) ?? (await begin(course, manager, step.amount === 1));
    counts.set(manager, open);
    await countThing(course, pick(room.people.handle, step.who), open, pick(course.things, step.which));
  },
  async post(course: Course, step: Step, counts: Counts) {
    const manager = pick(room.people.manage, step.line);
    const open = counts.get(manager);
    // one who did not begin it may post it too
    if (open && (await postCount(course, pick(room.people.manage, step.who), open))) counts.delete(manager);
  },
  async cancel(course: Course, step: Step, counts: Counts) {
    const manager = pick(room.people.manage, step.line);
    const open = counts.get(manager);
    if (!open || step.amount > 2) return;
    const { count } = await manager.inventory.count.query(open);
    const call = manager.inventory.cancelCount.mutate({ id: open.id, expectedVersion: count.version });
    if (await tried(course, 'cancel', call)) counts.delete(manager);
  },
};

const acts = { ...containerActs, ...goodsActs, ...silentActs, ...counting };
type Act = keyof typeof acts;
const names = Object.keys(acts) as Act[];
/** What happens more often than the rest, by how much. */
const often: Partial<Record<Act, number>> = {
  draw: 4,
  return: 3,
  wasteDrawn: 1,
  waste: 1,
  undo: 2,
  carry: 1,
  misplace: 1,
  ring: 2,
  pay: 3,
  takeBack: 1,
  use: 1,
  reopen: 1,
  count: 6,
  post: 1,
};
const step = fc.record({
  what: fc.oneof(...names.map((name) => ({ arbitrary: fc.constant(name), weight: 1 + (often[name] ?? 0) }))),
  who: fc.nat(11),
  which: fc.nat(11),
  line: fc.nat(5),
  amount: fc.integer({ min: 1, max: 4 }),
});
const tally: Course['tally'] = new Map();

describe('any order of acts at several PCs', () => {
  it('keeps every container and place in balance, and a posted count says what is there', {
    timeout: 600_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 40, maxLength: 100, size: 'max' }),
        fc.integer({ min: 0, max: 99_999 }),
        async (steps, costCents) => {
          const things = await newStock(room, costCents);
          for (const visit of room.visits) visit.used = [];
          const course: Course = { room, things, carts: new Map(), sales: [], returns: [], now: 0, tally };
          const counts: Counts = new Map();
          for (const [now, { what, ...choice }] of steps.entries()) {
            course.now = now;
            await acts[what](course, choice, counts);
            checkSums(room, things);
          }
          course.now = steps.length;
          const [keeper, owner] = room.people.manage;
          if (!keeper || !owner) throw new Error('Somebody is in.');
          const last = await begin(course, keeper, true);
          for (const thing of things) await countThing(course, owner, last, thing);
          expect(last.counted.size).toBe(things.length);
          expect(await postCount(course, keeper, last)).toBe(true);
          checkSums(room, things);
          checkPatients(room, things);
        },
      ),
      { numRuns: 30, endOnFailure: true },
    );
  });

  it('was mostly done and not refused, each kind of act', () => {
    const sums = [...tally.values()];
    const sum = (of: 'tried' | 'done'): number => sums.reduce((all, one) => all + one[of], 0);
    expect(sum('done') / sum('tried')).toBeGreaterThan(0.5);
    const calling = Object.keys({ ...containerActs, ...goodsActs, ...counting });
    const seldom = calling.filter((what) => (tally.get(what)?.done ?? 0) === 0);
    expect(seldom, JSON.stringify([...tally])).toEqual([]);
  });
});
