import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { day, hour } from '../../electron/kernel/dates.ts';
import { refusalOf } from '../harness.ts';
import { type TillScene, tillScene } from '../till/scene.ts';

describe.each(['process', 'http'] as const)('the deposit of an appointment, by %s', (via) => {
  let s: TillScene;
  beforeAll(async () => {
    s = await tillScene(via);
    const { services } = await s.owner.catalog.services.query({});
    const facial = services.find((row) => row.id === s.facial);
    if (!facial) throw new Error('There is no facial.');
    const { id, version, position: _, ...fields } = facial;
    await s.owner.catalog.updateService.mutate({ ...fields, needsDeposit: true, id, expectedVersion: version });
    await s.owner.clinic.setPolicies.mutate({
      values: {
        'scheduling.deposit': { kind: 'flat', cents: 50_00 },
        'scheduling.lateHours': 24,
        'scheduling.lateCancelFee': { kind: 'flat', cents: 80_00 },
        'scheduling.depositKept': true,
      },
      expectedVersion: 0,
    });
    s.clinic.clock.advance(60_000);
    s.desk = await s.clinic.as('frontDesk');
  });
  afterAll(() => s.clinic.close());

  let patientId = '';
  let next = 10;
  beforeEach(async () => {
    const somebody = { givenName: 'Dee', familyName: `Posit ${next}` };
    patientId = (await s.desk.patients.create.mutate(somebody)).id;
  });
  const when = (days: number): number => s.clinic.clock.now() + days * day;
  const wish = (startsAt: number) => ({
    patientId,
    startsAt,
    lines: [{ serviceId: s.facial, providerId: s.clinic.ids.staff.injector }],
    outsideHours: true,
  });
  const bookIn = (days: number) => s.desk.scheduling.book.mutate(wish(when(days)));
  const cancel = (of: { id: string; version: number }, byClinic = false) =>
    s.desk.scheduling.cancel.mutate({ appointmentId: of.id, reason: 'Travels', byClinic, expectedVersion: of.version });
  const money = (appointmentId: string) => s.desk.billing.appointmentMoney.query({ appointmentId });
  const deposit = async (appointmentId: string) => (await money(appointmentId)).deposit;
  const pay = async (appointmentId: string) => {
    const cart = await s.desk.till.depositFor.mutate({ appointmentId });
    const at = { cartId: cart.id, expectedVersion: cart.version };
    const laid = await s.desk.till.addTender.mutate({ ...at, kind: 'cardTerminal', cents: cart.dueCents });
    await s.desk.till.finish.mutate({ cartId: cart.id, expectedVersion: laid.version, printReceipt: false });
    return cart;
  };
  /** An appointment far ahead whose deposit is paid. */
  const paid = async () => {
    next += 1;
    const made = await bookIn(next);
    await pay(made.id);
    return made;
  };

  it('is taken on a cart of its own, one however often it is asked for', async () => {
    const made = await bookIn(3);
    const cart = await s.desk.till.depositFor.mutate({ appointmentId: made.id });
    expect(cart).toMatchObject({ appointmentId: null, patient: { id: patientId }, dueCents: 50_00 });
    expect(cart.lines).toMatchObject([{ kind: 'deposit', appointmentId: made.id, totalCents: 50_00 }]);
    expect((await s.desk.till.depositFor.mutate({ appointmentId: made.id })).id).toBe(cart.id);
    expect((await pay(made.id)).id).toBe(cart.id);
    expect(await deposit(made.id)).toMatchObject({ state: 'paid', remainingCents: 50_00 });
    const again = await refusalOf(s.desk.till.depositFor.mutate({ appointmentId: made.id }));
    expect([again.code, again.sentence]).toEqual(['NOT_NOW', expect.stringMatching(/No deposit is due/)]);
  });

  it('stays with an appointment that is moved, alone or with its series', async () => {
    const made = await paid();
    const moved = await s.desk.scheduling.move.mutate({
      appointmentId: made.id,
      startsAt: made.startsAt + hour,
      expectedVersion: made.version,
      outsideHours: true,
    });
    expect(await deposit(made.id)).toMatchObject({ state: 'paid', remainingCents: 50_00 });
    expect((await cancel(moved, true)).state).toBe('cancelled');
    const { appointments } = await s.desk.scheduling.bookSeries.mutate({
      ...wish(when(50)),
      repeat: { frequency: 'weekly', every: 1, ends: { count: 3 } },
    });
    const states = async () => Promise.all(appointments.map(async ({ id }) => (await deposit(id))?.state));
    // it came along to the first of the series
    expect(await states()).toEqual(['paid', 'due', 'due']);
    await s.desk.scheduling.moveTogether.mutate({
      appointmentId: appointments[0]?.id ?? '',
      of: 'series',
      scope: 'all',
      startsAt: (appointments[0]?.startsAt ?? 0) + hour,
      seen: appointments.map(({ id, version }) => ({ id, version })),
      choices: [],
      outsideHours: true,
    });
    expect(await states()).toEqual(['paid', 'due', 'due']);
    await s.desk.scheduling.cancelTogether.mutate({
      appointmentId: appointments[0]?.id ?? '',
      of: 'series',
      scope: 'all',
      reason: 'Moves away',
      byClinic: true,
      seen: appointments.map(({ id, version }) => ({ id, version: version + 1 })),
    });
    expect(await states()).toEqual(['credit', undefined, undefined]);
  });

  it('is the patient’s credit once it is off, goes along to the next booking, and comes back with an undo', async () => {
    const before = await paid();
    const off = await cancel(before);
    expect(off.state).toBe('cancelled');
    expect(await deposit(before.id)).toMatchObject({ state: 'credit', remainingCents: 50_00 });
    const after = await bookIn(70);
    expect(await deposit(before.id)).toBeNull();
    expect(await deposit(after.id)).toMatchObject({ state: 'paid', remainingCents: 50_00 });
    const mistake = await cancel(after, true);
    const undone = { appointmentId: after.id, to: 'booked' as const, expectedVersion: mistake.version };
    await s.desk.scheduling.advance.mutate({ ...undone });
    expect(await deposit(after.id)).toMatchObject({ state: 'paid', remainingCents: 50_00 });
    // booked by mistake: it is laid down for the first one again when that is undone
    await cancel({ id: after.id, version: mistake.version + 1 }, true);
    await s.desk.scheduling.advance.mutate({ appointmentId: before.id, to: 'booked', expectedVersion: off.version });
    expect(await deposit(before.id)).toMatchObject({ state: 'paid', remainingCents: 50_00 });
    const cart = await s.desk.till.cartFor.mutate({ appointmentId: before.id });
    expect(cart.tenders.every((row) => row.kind === 'deposit')).toBe(true);
    await cancel({ id: before.id, version: off.version + 1 }, true);
  });

  it('is kept where the rules say so, counts towards the fee, and then goes nowhere', async () => {
    const soon = await s.desk.scheduling.book.mutate(wish(s.clinic.clock.now() + 3 * hour));
    await pay(soon.id);
    expect(await money(soon.id)).toMatchObject({ ifCancelledCents: 30_00, keptIfCancelledCents: 50_00 });
    expect((await cancel(soon)).state).toBe('lateCancelled');
    expect(await money(soon.id)).toMatchObject({
      fee: { cents: 30_00, state: 'undecided' },
      deposit: { state: 'kept', remainingCents: 0 },
    });
    const after = await bookIn(80);
    expect((await deposit(after.id))?.state).toBe('due');
    expect((await s.owner.ledger.check.query({})).sumCents).toBe(0);
  });
});
