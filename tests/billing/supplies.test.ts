import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../harness.ts';
import { type TillScene, tillScene, treat, visit } from '../till/scene.ts';

let s: TillScene;
let needle: string;
let gauze: string;
const needed = () => [
  { productId: needle, quantity: 2000 },
  { productId: gauze, quantity: 4000 },
];

beforeAll(async () => {
  s = await tillScene();
  const supply = { kind: 'supply', unit: 'each', packageSize: 1000 } as const;
  needle = (await s.keeper.inventory.addProduct.mutate({ ...supply, name: 'Needle 30G' })).id;
  gauze = (await s.keeper.inventory.addProduct.mutate({ ...supply, name: 'Gauze 5 x 5' })).id;
  for (const [lot, expiresOn, quantity] of [
    ['N2', '2027-08-31', 50_000],
    ['N1', '2026-09-30', 3000],
  ] as const)
    await s.keeper.inventory.receive.mutate({
      productId: needle,
      lot,
      expiresOn,
      locationId: s.shelf.locationId,
      quantity,
      costCents: quantity / 100,
    });
  await s.keeper.inventory.receive.mutate({
    productId: gauze,
    lot: 'G1',
    expiresOn: '2028-01-31',
    locationId: s.shelf.locationId,
    quantity: 100_000,
    costCents: 900,
  });
  const service = (await s.owner.catalog.services.query({})).services.find((row) => row.id === s.botoxService);
  if (!service) throw new Error('There is Botox.');
  const { position: _position, version, ...fields } = service;
  await s.owner.catalog.updateService.mutate({ ...fields, supplies: needed(), expectedVersion: version });
});
afterAll(() => s.clinic.close());

const of = (appointmentId: string) => s.desk.billing.supplies.ofVisit.query({ appointmentId });
async function row(appointmentId: string, productId: string) {
  const found = (await of(appointmentId)).lines
    .flatMap((line) => line.supplies)
    .find((one) => one.productId === productId);
  if (!found) throw new Error('It is not among the supplies.');
  return found;
}
const cogs = (): number =>
  s.clinic.opened.store.read.raw
    .prepare<[], { cents: number }>(`SELECT SUM(amount_cents) AS cents FROM journal_lines WHERE account = 'cogs'`)
    .get()?.cents ?? 0;
async function pay(appointmentId: string) {
  const cart = await s.desk.till.cartFor.mutate({ appointmentId });
  const card = { cartId: cart.id, kind: 'cardTerminal', cents: cart.dueCents, expectedVersion: cart.version } as const;
  const paid = cart.dueCents === 0 ? cart : await s.desk.till.addTender.mutate(card);
  return s.desk.till.finish.mutate({ cartId: cart.id, expectedVersion: paid.version, printReceipt: false });
}

describe('the list of a service', () => {
  it('takes goods in whole pieces, once each, and nothing that is drawn', async () => {
    const service = (await s.owner.catalog.services.query({})).services.find((one) => one.id === s.facial);
    const { position: _position, version, ...fields } = service ?? (() => expect.unreachable())();
    const save = (supplies: Array<{ productId: string; quantity: number }>) =>
      refusalOf(s.owner.catalog.updateService.mutate({ ...fields, supplies, expectedVersion: version }));
    expect((await save([{ productId: s.shelf.botox, quantity: 1000 }])).sentence).toMatch(/is drawn from a container/);
    expect((await save([{ productId: needle, quantity: 1500 }])).sentence).toMatch(/whole pieces/);
    const twice = { productId: needle, quantity: 1000 };
    expect((await save([twice, twice])).sentence).toMatch(/twice/);
  });
});

describe('the supplies of a visit', () => {
  it('are pending with the first lot to expire, are used by default or by hand, and cost what they cost', async () => {
    const { appointmentId, lineId } = await visit(s);
    const { lines, open, writable } = await of(appointmentId);
    expect({ open, writable, supplies: lines[0]?.supplies }).toMatchObject({
      open: 0,
      writable: true,
      supplies: [
        { productId: needle, decision: 'open', expected: 2000, offered: [{ number: 'N1' }, { number: 'N2' }] },
        { productId: gauze, decision: 'open', expected: 4000 },
      ],
    });
    const before = cogs();
    await s.injector.charting.supplies.take.mutate({
      serviceLineId: lineId,
      productId: needle,
      quantity: 4000,
      expectedVersion: 0,
    });
    expect(await row(appointmentId, needle)).toMatchObject({
      decision: 'used',
      used: 4000,
      lots: [
        { lot: 'N1', quantity: 3000 },
        { lot: 'N2', quantity: 1000 },
      ],
      staffName: 'Ingrid Injector',
    });
    expect(cogs() - before).toBe(40);
    await s.injector.billing.supplies.reopen.mutate({ serviceLineId: lineId, productId: needle, expectedVersion: 1 });
    expect(cogs()).toBe(before);
    const n2 = (await row(appointmentId, needle)).offered[1]?.lotId ?? '';
    await s.injector.charting.supplies.take.mutate({
      serviceLineId: lineId,
      productId: needle,
      quantity: 2000,
      lotId: n2,
      expectedVersion: 2,
    });
    expect((await row(appointmentId, needle)).lots).toMatchObject([{ lot: 'N2', quantity: 2000 }]);
    await s.desk.billing.supplies.unused.mutate({
      serviceLineId: lineId,
      productId: gauze,
      reason: 'Not needed today',
      expectedVersion: 0,
    });
    expect(await row(appointmentId, gauze)).toMatchObject({ decision: 'unused', reason: 'Not needed today', used: 0 });
  });

  it('of what was performed stop the checkout until they are settled; one press settles them as usual', async () => {
    const made = await visit(s);
    await treat(s, made);
    expect((await of(made.appointmentId)).open).toBe(2);
    const refused = await refusalOf(pay(made.appointmentId));
    expect(refused).toMatchObject({
      code: 'CHECK_DIFFERS',
      details: { check: { blocked: true, lines: [{ suppliesOpen: 2, problems: [] }] } },
    });
    const settled = await s.desk.charting.supplies.takeUsual.mutate({ appointmentId: made.appointmentId });
    expect(settled.lines[0]?.supplies.map((one) => [one.decision, one.used])).toEqual([
      ['used', 2000],
      ['used', 4000],
    ]);
    expect(await pay(made.appointmentId)).toMatchObject({ totalCents: 28_000 });
  });

  it('may be left open with a reason by someone who may, and be settled later', async () => {
    const made = await visit(s);
    await treat(s, made);
    const leave = { appointmentId: made.appointmentId, reason: 'The shelf is being counted' };
    expect((await refusalOf(s.desk.billing.supplies.leave.mutate(leave))).code).toBe('NOT_ALLOWED');
    await s.injector.billing.supplies.leave.mutate(leave);
    expect(await row(made.appointmentId, needle)).toMatchObject({ decision: 'left', reason: leave.reason });
    expect(await pay(made.appointmentId)).toMatchObject({ totalCents: 28_000 });
    await s.injector.charting.supplies.take.mutate({
      serviceLineId: made.lineId,
      productId: needle,
      quantity: 2000,
      expectedVersion: 2,
    });
    expect(await row(made.appointmentId, needle)).toMatchObject({ decision: 'used', used: 2000 });
    expect((await refusalOf(s.injector.billing.supplies.leave.mutate(leave))).code).toBe('NOT_NOW');
  });

  it('of a line that was not performed stop nothing', async () => {
    const made = await visit(s);
    const { encounterId } = await s.injector.charting.open.mutate({ appointmentId: made.appointmentId });
    const chart = await s.injector.charting.encounter.query({ appointmentId: made.appointmentId });
    await s.injector.charting.sign.mutate({
      encounterId,
      notPerformed: [{ serviceLineId: made.lineId, reason: 'Patient changed her mind' }],
      expectedVersion: chart.encounter?.version ?? 0,
      seenIds: chart.seenIds,
    });
    expect(await of(made.appointmentId)).toMatchObject({ open: 0, lines: [{ state: 'notPerformed', supplies: [] }] });
  });

  it('are fixed by the signature: a list changed afterwards adds nothing to it, and nothing is unbilled by them', async () => {
    const made = await visit(s);
    await treat(s, made);
    const service = (await s.owner.catalog.services.query({})).services.find((one) => one.id === s.botoxService);
    const { position: _position, version, ...fields } = service ?? (() => expect.unreachable())();
    const more = [...needed(), { productId: s.shelf.cream, quantity: 1000 }];
    await s.owner.catalog.updateService.mutate({ ...fields, supplies: more, expectedVersion: version });
    expect((await of(made.appointmentId)).lines[0]?.supplies).toHaveLength(2);
    await s.owner.catalog.updateService.mutate({ ...fields, supplies: needed(), expectedVersion: version + 1 });
    await s.desk.charting.supplies.takeUsual.mutate({ appointmentId: made.appointmentId });
    await pay(made.appointmentId);
    expect((await s.desk.billing.unbilled.query({})).items.filter((one) => one.reason === 'drawnOnly')).toEqual([]);
  });

  it('are settled once: two at the same time, one is told to look again; too much, recalled and cancelled are refused', async () => {
    const made = await visit(s);
    const use = (quantity: number, expectedVersion = 0) =>
      s.desk.charting.supplies.take.mutate({ serviceLineId: made.lineId, productId: gauze, quantity, expectedVersion });
    const answers = await Promise.allSettled([use(4000), use(4000)]);
    expect(answers.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect((await refusalOf(use(4000))).code).toBe('CHANGED_ELSEWHERE');
    expect((await refusalOf(use(4000, 1))).code).toBe('NOT_NOW');
    await s.desk.billing.supplies.reopen.mutate({ serviceLineId: made.lineId, productId: gauze, expectedVersion: 1 });
    expect((await refusalOf(use(500_000, 2))).sentence).toMatch(/^Only [\d]+ of Gauze 5 x 5 can be used/);
    const appointment = await s.desk.scheduling.visit.query({ appointmentId: made.appointmentId });
    await s.desk.scheduling.cancel.mutate({
      appointmentId: made.appointmentId,
      expectedVersion: appointment.appointment.version,
      reason: 'Ill',
      byClinic: true,
    });
    expect((await refusalOf(use(1000, 2))).code).toBe('NOT_NOW');
  });
});
