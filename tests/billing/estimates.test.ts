import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instantAt } from '../../electron/kernel/dates.ts';
import { signature } from '../consents/scene.ts';
import { refusalOf } from '../harness.ts';
import { type TillScene, tillScene, today, treat } from '../till/scene.ts';

/** Both transports lead to the same clinic: the same story is told over each. */
describe.each(['process', 'http'] as const)('an estimate over %s', (via) => {
  let s: TillScene;
  beforeAll(async () => void (s = await tillScene(via)));
  afterAll(() => s.clinic.close());

  const plan = (unitPriceCents = 1200) => ({
    title: 'Upper face over the summer',
    note: 'As we spoke about.',
    validUntil: '2026-04-09',
    visits: [
      {
        title: 'First session',
        weeksAfter: 0,
        lines: [
          { kind: 'service' as const, serviceId: s.botoxService, quantity: 20_000, unitPriceCents },
          { kind: 'retail' as const, productId: s.shelf.cream, quantity: 1000 },
        ],
      },
      {
        title: 'Review',
        weeksAfter: 12,
        lines: [{ kind: 'service' as const, serviceId: s.facial, quantity: 1000 }],
      },
    ],
  });
  const open = (id: string) => s.desk.billing.estimates.open.query({ id });
  const offer = async () => {
    const draft = await s.desk.billing.estimates.create.mutate({ patientId: s.ann, ...plan() });
    await s.desk.billing.estimates.offer.mutate({ id: draft.id, expectedVersion: draft.version });
    return open(draft.id);
  };
  const accept = async () => {
    const offered = await offer();
    await s.desk.billing.estimates.accept.mutate({
      id: offered.id,
      expectedVersion: offered.version,
      shownHash: offered.documentHash ?? '',
      signedName: 'Ann Lee',
      strokes: signature(),
    });
    return open(offered.id);
  };

  it('is put together at list prices, below them only by who may discount, and never above', async () => {
    const draft = await s.desk.billing.estimates.create.mutate({ patientId: s.ann, ...plan() });
    const view = await open(draft.id);
    const cream = view.visits[0]?.lines[1];
    expect(view).toMatchObject({ standing: 'draft', savedCents: 4000, visits: [{}, { plannedOn: '2026-06-02' }] });
    expect(view.goodsCents).toBe(24_000 + (cream?.listPriceCents ?? 0) + 12_000);
    expect(view.totalCents).toBe(view.goodsCents + view.taxCents);
    expect(view.visits.reduce((sum, visit) => sum + visit.totalCents, 0)).toBe(view.totalCents);
    const { injector } = s;
    expect(await refusalOf(injector.billing.estimates.create.mutate({ patientId: s.ann, ...plan() }))).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    await injector.billing.estimates.create.mutate({ patientId: s.ann, ...plan(1400) });
    const above = await refusalOf(s.desk.billing.estimates.create.mutate({ patientId: s.ann, ...plan(1500) }));
    expect(above.code).toBe('BAD_INPUT');
    expect(above.sentence).toMatch(/above its list price/);
    const saved = await s.desk.billing.estimates.save.mutate({
      id: draft.id,
      expectedVersion: draft.version,
      ...plan(),
      visits: plan().visits.slice(0, 1),
    });
    expect((await open(draft.id)).visits).toHaveLength(1);
    expect(
      await refusalOf(
        s.desk.billing.estimates.save.mutate({ id: draft.id, expectedVersion: draft.version, ...plan() }),
      ),
    ).toMatchObject({ code: 'CHANGED_ELSEWHERE' });
    await s.desk.billing.estimates.withdraw.mutate({ id: draft.id, expectedVersion: saved.version });
    expect((await open(draft.id)).standing).toBe('withdrawn');
  });

  it('never changes once it is offered; what was shown is what is signed', async () => {
    const offered = await offer();
    expect(offered.standing).toBe('offered');
    const asked = { id: offered.id, expectedVersion: offered.version };
    expect(await refusalOf(s.desk.billing.estimates.save.mutate({ ...asked, ...plan(1000) }))).toMatchObject({
      code: 'NOT_NOW',
    });
    const signed = { ...asked, signedName: 'Ann Lee', strokes: signature(), shownHash: offered.documentHash ?? '' };
    expect(
      await refusalOf(s.desk.billing.estimates.accept.mutate({ ...signed, shownHash: 'a'.repeat(64) })),
    ).toMatchObject({ code: 'CHANGED_ELSEWHERE' });
    expect(
      await refusalOf(
        s.desk.billing.estimates.accept.mutate({ ...signed, strokes: { width: 300, height: 100, strokes: [] } }),
      ),
    ).toMatchObject({ code: 'BAD_INPUT' });
    await s.desk.billing.estimates.accept.mutate(signed);
    const accepted = await open(offered.id);
    expect(accepted).toMatchObject({ standing: 'accepted', documentHash: offered.documentHash });
    const record = await s.desk.documents.get.query({ id: accepted.acceptanceId ?? '' });
    expect(record).toMatchObject({ kind: 'estimate', title: `Accepted estimate ${offered.number}` });
  });

  it('is turned into an appointment whose charge keeps the agreed price, to the invoice', async () => {
    const plan = await accept();
    const [first] = plan.visits;
    const startsAt = instantAt(today, 660, 'America/New_York');
    const wish = {
      id: plan.id,
      visitId: first?.id ?? '',
      expectedVersion: plan.version,
      startsAt,
      providerId: s.clinic.ids.staff.injector,
    };
    const booked = await s.desk.billing.estimates.book.mutate(wish);
    expect(
      await refusalOf(s.desk.billing.estimates.book.mutate({ ...wish, expectedVersion: booked.version })),
    ).toMatchObject({ code: 'NOT_NOW', details: { appointmentId: booked.appointmentId } });
    const visit = await s.desk.scheduling.visit.query({ appointmentId: booked.appointmentId });
    const [line] = visit.lines;
    await treat(s, { appointmentId: booked.appointmentId, lineId: line?.id ?? '' });
    const cart = await s.desk.till.cartFor.mutate({ appointmentId: booked.appointmentId });
    expect(cart.lines).toMatchObject([{ unitPriceCents: 1200, quantity: 20_000, goodsCents: 24_000 }]);
    const paid = await s.desk.till.addTender.mutate({
      cartId: cart.id,
      kind: 'cardTerminal',
      cents: cart.dueCents,
      expectedVersion: cart.version,
    });
    const { totalCents } = await s.desk.till.finish.mutate({
      cartId: cart.id,
      expectedVersion: paid.version,
      printReceipt: false,
    });
    expect(totalCents).toBe(24_000);
    expect((await open(plan.id)).visits[0]).toMatchObject({ appointmentId: booked.appointmentId, startsAt });
  });

  it('books a visit again when its appointment was cancelled', async () => {
    const plan = await accept();
    const visit = plan.visits[1];
    const wish = { id: plan.id, visitId: visit?.id ?? '', providerId: s.clinic.ids.staff.injector2 };
    const at = (minutes: number) => instantAt('2026-06-02', minutes, 'America/New_York');
    const first = await s.desk.billing.estimates.book.mutate({
      ...wish,
      startsAt: at(600),
      expectedVersion: plan.version,
    });
    const { appointment } = await s.desk.scheduling.visit.query({ appointmentId: first.appointmentId });
    await s.desk.scheduling.cancel.mutate({
      appointmentId: first.appointmentId,
      reason: 'Travels',
      expectedVersion: appointment.version,
    });
    const again = await s.desk.billing.estimates.book.mutate({
      ...wish,
      startsAt: at(660),
      expectedVersion: first.version,
    });
    expect(again.appointmentId).not.toBe(first.appointmentId);
  });

  it('expires, and is revised into a new draft that takes the place of the old one when it is accepted', async () => {
    const accepted = await accept();
    const revision = await s.desk.billing.estimates.revise.mutate({
      id: accepted.id,
      expectedVersion: accepted.version,
    });
    const draft = await open(revision.id);
    expect(draft).toMatchObject({ standing: 'draft', revisesId: accepted.id, totalCents: accepted.totalCents });
    await s.desk.billing.estimates.offer.mutate({ id: draft.id, expectedVersion: draft.version });
    const offered = await open(draft.id);
    await s.desk.billing.estimates.accept.mutate({
      id: draft.id,
      expectedVersion: offered.version,
      shownHash: offered.documentHash ?? '',
      signedName: 'Ann Lee',
      strokes: signature(),
    });
    expect((await open(accepted.id)).standing).toBe('withdrawn');
    const late = await offer();
    s.clinic.clock.advance(31 * 24 * 3_600_000);
    const fresh = await s.clinic.as('frontDesk');
    expect((await fresh.billing.estimates.open.query({ id: late.id })).standing).toBe('expired');
    const asked = { id: late.id, expectedVersion: late.version };
    const over = await refusalOf(fresh.billing.estimates.decline.mutate({ ...asked, reason: '' }));
    expect(over.code).toBe('NOT_NOW');
    expect(over.sentence).toMatch(/Revise it/);
    const renewed = await fresh.billing.estimates.revise.mutate(asked);
    expect(renewed.id).not.toBe(late.id);
  });
});
