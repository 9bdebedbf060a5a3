import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actAs } from '../../electron/app/systemAct.ts';
import type { PolicyValues } from '../../electron/clinic/policies/rules.ts';
import { appointmentById } from '../../electron/scheduling/service.ts';
import { type Client, refusalOf } from '../harness.ts';
import { clock, type Scene, scene, today } from '../scheduling/scene.ts';

const fees: Partial<PolicyValues> = {
  'scheduling.noShowFee': { kind: 'percent', rate: 500_000 },
  'scheduling.lateCancelFee': { kind: 'flat', cents: 4000 },
  'scheduling.lateArrivalFee': { kind: 'flat', cents: 2500 },
};

describe.each(['process', 'http'] as const)('fees, by %s', (via) => {
  let s: Scene;
  let desk: Client;
  const at = (time: string): number => clock(today, time);
  const bookAt = (time: string, patientId = s.ann) =>
    desk.scheduling.book.mutate({
      patientId,
      startsAt: at(time),
      lines: [
        { serviceId: s.consult, providerId: s.clinic.ids.staff.injector },
        { serviceId: s.consult, providerId: s.clinic.ids.staff.injector },
      ],
    });
  const advance = (appointmentId: string, to: 'noShow' | 'booked' | 'arrived', expectedVersion: number, fee?: object) =>
    desk.scheduling.advance.mutate({ appointmentId, to, expectedVersion, ...fee });
  const money = (appointmentId: string) => desk.billing.appointmentMoney.query({ appointmentId });
  const later = async (minutes: number): Promise<void> => {
    s.clinic.clock.advance(minutes * 60_000);
    desk = await s.clinic.as('frontDesk');
  };
  const charge = { fee: { how: 'charge' as const } };

  beforeAll(async () => {
    s = await scene(via);
    desk = s.desk;
  });
  afterAll(() => s.clinic.close());

  it('are those in force when the appointment was booked', async () => {
    const before = await bookAt('09:30');
    await later(1);
    await s.owner.clinic.setPolicies.mutate({ values: fees, expectedVersion: 0 });
    const after = await bookAt('11:00', s.bob);
    await later(40);
    expect((await money(before.id)).ifNoShowCents).toBe(0);
    // half of two consultations at 100.00
    expect((await money(after.id)).ifNoShowCents).toBe(10_000);
    await advance(before.id, 'noShow', 1);
    expect((await money(before.id)).fee).toBeNull();
  });

  it('are charged with the step, once, wait at the till and go when the step is taken back', async () => {
    const visit = await bookAt('13:00');
    await later(4 * 60);
    await advance(visit.id, 'noShow', 1, charge);
    expect((await money(visit.id)).fee).toMatchObject({ kind: 'noShow', cents: 10_000, state: 'charged' });
    await desk.billing.decideFee.mutate({ appointmentId: visit.id, decision: { how: 'charge' }, seen: 'charged' });
    const { charges } = await desk.billing.charges.query({ appointmentId: visit.id });
    expect(charges.map((row) => [row.kind, row.state])).toEqual([['noShow', 'confirmed']]);
    const { items } = await desk.billing.unbilled.query({});
    expect(items.find((row) => row.appointmentId === visit.id)).toMatchObject({
      serviceName: 'Missed appointment',
      goodsCents: 10_000,
      reason: 'confirmed',
      serviceLineId: null,
    });
    expect((await desk.billing.openFees.query({ patientId: s.ann })).fees.map((row) => row.cents)).toEqual([10_000]);
    await advance(visit.id, 'booked', 2);
    expect((await desk.billing.openFees.query({ patientId: s.ann })).fees).toEqual([]);
    // missed after all: a new fee, the old one stays cancelled
    await advance(visit.id, 'noShow', 3, charge);
    const again = await desk.billing.charges.query({ appointmentId: visit.id });
    expect(again.charges.map((row) => row.state)).toEqual(['cancelled', 'confirmed']);
  });

  it('are paid like anything else, and then the step stays', async () => {
    const { fees: open } = await desk.billing.openFees.query({ patientId: s.ann });
    const appointmentId = open[0]?.appointmentId ?? '';
    const cart = await desk.till.cartFor.mutate({ appointmentId });
    expect(cart.lines.map((line) => [line.kind, line.description, line.totalCents])).toEqual([
      ['fee', 'Missed appointment', 10_000],
    ]);
    const paid = await desk.till.addTender.mutate({
      cartId: cart.id,
      kind: 'cardTerminal',
      cents: 10_000,
      reference: 'AP 1',
      expectedVersion: cart.version,
    });
    await desk.till.finish.mutate({ cartId: cart.id, printReceipt: false, expectedVersion: paid.version });
    expect((await money(appointmentId)).fee?.state).toBe('invoiced');
    const refused = await refusalOf(advance(appointmentId, 'booked', 4));
    expect([refused.code, refused.sentence]).toEqual(['NOT_NOW', expect.stringMatching(/on an invoice already/)]);
    const row = appointmentById(s.clinic.opened.store.read, appointmentId);
    expect([row.state, row.version]).toEqual(['noShow', 4]);
    const revenue = s.clinic.opened.store.read.raw
      .prepare<[], { cents: number }>(
        "SELECT -sum(amount_cents) AS cents FROM journal_lines WHERE account = 'revenue.fees'",
      )
      .get();
    expect(revenue?.cents).toBe(10_000);
  });

  it('are waived by who may, with a reason that is kept, until the step is taken again', async () => {
    const visit = await bookAt('14:30', s.bob);
    const waive = { how: 'waive' as const, reason: 'Car accident' };
    const cancel = { appointmentId: visit.id, reason: 'Ill', expectedVersion: 1 };
    const forbidden = await refusalOf(desk.scheduling.cancel.mutate({ ...cancel, fee: waive }));
    expect(forbidden.code).toBe('NOT_ALLOWED');
    expect(appointmentById(s.clinic.opened.store.read, visit.id).state).toBe('booked');
    await desk.scheduling.cancel.mutate(cancel);
    expect((await money(visit.id)).fee).toMatchObject({ kind: 'lateCancel', cents: 4000, state: 'undecided' });
    const undecided = async () => (await desk.billing.undecidedFees.query({})).fees;
    expect(await undecided()).toMatchObject([
      { appointmentId: visit.id, patientName: 'Bob Moss', kind: 'lateCancel', cents: 4000 },
    ]);
    const injector = await s.clinic.as('injector');
    const decision = { appointmentId: visit.id, decision: waive, seen: 'undecided' as const };
    await injector.billing.decideFee.mutate(decision);
    const stale = await refusalOf(desk.billing.decideFee.mutate({ ...decision, decision: { how: 'charge' } }));
    expect(stale).toMatchObject({ code: 'CHANGED_ELSEWHERE', details: { current: { state: 'waived' } } });
    expect((await money(visit.id)).fee).toMatchObject({
      state: 'waived',
      reason: 'Car accident',
      byName: 'Ingrid Injector',
    });
    expect(await undecided()).toEqual([]);
    await later(1);
    await advance(visit.id, 'booked', 2);
    expect((await money(visit.id)).fee).toBeNull();
    await later(1);
    await desk.scheduling.cancel.mutate({ ...cancel, expectedVersion: 3 });
    expect((await money(visit.id)).fee?.state).toBe('undecided');
  });

  it('are not asked for when the clinic cancels', async () => {
    const visit = await bookAt('16:30', s.bob);
    const cancelled = await desk.scheduling.cancel.mutate({
      appointmentId: visit.id,
      reason: 'Provider is ill',
      byClinic: true,
      expectedVersion: 1,
    });
    expect([cancelled.state, (await money(visit.id)).fee]).toEqual(['cancelled', null]);
    const none = desk.billing.decideFee.mutate({
      appointmentId: visit.id,
      decision: { how: 'charge' },
      seen: 'undecided',
    });
    expect((await refusalOf(none)).sentence).toMatch(/no fee/);
  });

  it('are asked of who comes late, and counted for the provider where the clinic says so', async () => {
    s.owner = await s.clinic.as('owner');
    const { version } = await s.owner.clinic.policies.query({});
    await s.owner.clinic.setPolicies.mutate({
      values: { 'scheduling.feePaysProvider': true },
      expectedVersion: version,
    });
    await later(1);
    const visit = await bookAt('15:00', s.bob);
    await later((at('15:20') - s.clinic.clock.now()) / 60_000);
    await advance(visit.id, 'arrived', 1);
    expect((await desk.billing.undecidedFees.query({})).fees).toMatchObject([
      { appointmentId: visit.id, kind: 'late', cents: 2500 },
      { kind: 'lateCancel' },
    ]);
    await desk.billing.decideFee.mutate({ appointmentId: visit.id, decision: charge.fee, seen: 'undecided' });
    expect((await money(visit.id)).fee).toMatchObject({ kind: 'late', minutes: 20, cents: 2500, state: 'charged' });
    const { raw } = s.clinic.opened.store.read;
    expect(raw.prepare('SELECT performed_by AS id FROM charges WHERE appointment_id = ?').get(visit.id)).toEqual({
      id: s.clinic.ids.staff.injector,
    });
    await advance(visit.id, 'booked', 2);
    expect((await money(visit.id)).fee).toBeNull();
  });
});

describe('a deposit', () => {
  it('is due by service or by how often a patient did not come, and waived with a reason', async () => {
    const s = await scene();
    await s.owner.clinic.setPolicies.mutate({
      values: { 'scheduling.deposit': { kind: 'percent', rate: 250_000 }, 'scheduling.depositAfterNoShows': 1 },
      expectedVersion: 0,
    });
    const { services } = await s.owner.catalog.services.query({});
    const peel = services.find((row) => row.id === s.peel);
    if (!peel) throw new Error('There is no peel.');
    const { id, version, position: _, ...fields } = peel;
    await s.owner.catalog.updateService.mutate({ ...fields, needsDeposit: true, id, expectedVersion: version });
    const book = async (patientId: string, serviceId: string, time: string) =>
      (
        await s.desk.scheduling.book.mutate({
          patientId,
          startsAt: clock(today, time),
          lines: [{ serviceId, providerId: s.clinic.ids.staff.injector }],
        })
      ).id;
    const deposit = async (appointmentId: string) =>
      (await s.desk.billing.appointmentMoney.query({ appointmentId })).deposit;
    const plain = await book(s.ann, s.consult, '11:00');
    expect(await deposit(plain)).toBeNull();
    const asked = await book(s.bob, s.peel, '13:00');
    expect(await deposit(asked)).toMatchObject({ cents: 2500, because: 'service', state: 'due' });
    const missed = await book(s.ann, s.consult, '09:15');
    s.clinic.clock.advance(30 * 60_000);
    s.desk = await s.clinic.as('frontDesk');
    await s.desk.scheduling.advance.mutate({ appointmentId: missed, to: 'noShow', expectedVersion: 1 });
    const next = await book(s.ann, s.consult, '15:00');
    expect(await deposit(next)).toMatchObject({ cents: 2500, because: 'history', state: 'due' });
    const waive = { appointmentId: next, reason: 'Regular patient' };
    expect((await refusalOf(s.desk.billing.waiveDeposit.mutate(waive))).code).toBe('NOT_ALLOWED');
    const injector = await s.clinic.as('injector');
    await injector.billing.waiveDeposit.mutate(waive);
    expect(await deposit(next)).toMatchObject({ state: 'waived', reason: 'Regular patient' });
    expect((await refusalOf(injector.billing.waiveDeposit.mutate(waive))).code).toBe('NOT_NOW');
    actAs(
      s.clinic.opened,
      { staffId: s.clinic.ids.staff.owner, role: 'owner', stationId: s.clinic.ids.stationId, procedure: 'test.waiver' },
      (tx) => expect(() => tx.raw.prepare('UPDATE waivers SET reason = ?').run('x')).toThrow(/append-only/),
    );
    await s.clinic.close();
  });
});
