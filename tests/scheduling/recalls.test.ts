import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chart, consent, drawToxin, type Scene, setScene, sign } from '../charting/scene.ts';
import { type Client, refusalOf, testClinic } from '../harness.ts';

const day = 86_400_000;

describe.each(['process', 'http'] as const)('recalls, by %s', (via) => {
  let s: Scene;
  let desk: Client;
  const later = async (days: number): Promise<void> => {
    s.clinic.clock.advance(days * day);
    desk = await s.clinic.as('frontDesk');
  };
  const due = async () => (await desk.scheduling.recalls.query({})).recalls;
  beforeAll(async () => {
    s = await setScene(await testClinic({ via }), ['toxin', 'facial']);
    desk = s.desk;
    const { services } = await desk.catalog.services.query({});
    const facial = services.find((row) => row.name === 'Signature facial');
    if (!facial) throw new Error('There is no facial.');
    const { id, version, position: _, ...fields } = facial;
    await s.owner.catalog.updateService.mutate({ ...fields, recallDays: 30, id, expectedVersion: version });
    await consent(s);
    await drawToxin(s, 80);
    // two areas, 40 U each: double the usual dose
    await chart(s, [40, 40]);
    await sign(s);
  });
  afterAll(() => s.clinic.close());

  it('begin at sign-off, with the interval of the service or of the dose', async () => {
    expect(await due()).toEqual([]);
    await later(97);
    expect((await due()).map((row) => [row.serviceName, row.dueOn, row.intervalDays, row.units, row.areas])).toEqual([
      ['Signature facial', '2026-04-09', 30, null, null],
      ['Botox forehead', '2026-06-28', 110, 80_000, 2],
    ]);
  });

  it('are put off to a day or to the next treatment, shown again, and marked as contacted', async () => {
    const [facial, toxin] = await due();
    if (!facial || !toxin) throw new Error('Two are due.');
    const today = (await desk.scheduling.recalls.query({})).today;
    const off = { recallId: facial.id, reason: 'Away in summer', expectedVersion: facial.version };
    expect((await refusalOf(desk.scheduling.dismissRecall.mutate({ ...off, until: today }))).code).toBe('BAD_INPUT');
    await desk.scheduling.dismissRecall.mutate({ ...off, until: '2026-07-20' });
    const contacted = { recallId: toxin.id, contacted: true, expectedVersion: toxin.version };
    await desk.scheduling.contactRecall.mutate(contacted);
    expect((await refusalOf(desk.scheduling.contactRecall.mutate(contacted))).code).toBe('CHANGED_ELSEWHERE');
    expect((await due()).map((row) => [row.serviceName, row.contactedBy])).toEqual([['Botox forehead', 'Fran Desk']]);
    await later(40);
    expect((await due()).map((row) => [row.serviceName, row.shownFrom, row.dismissReason])).toEqual([
      ['Botox forehead', '2026-06-28', null],
      ['Signature facial', '2026-07-20', 'Away in summer'],
    ]);
    const again = (await due())[1];
    const forGood = { recallId: facial.id, reason: 'Moved away', until: null, expectedVersion: again?.version ?? 0 };
    const { version } = await desk.scheduling.dismissRecall.mutate(forGood);
    expect(await due()).toHaveLength(1);
    await desk.scheduling.showRecall.mutate({ recallId: facial.id, expectedVersion: version });
    expect((await due()).map((row) => row.serviceName)).toEqual(['Signature facial', 'Botox forehead']);
  });

  it('leave out who has that service ahead, and come back when that is cancelled', async () => {
    const [facial] = await due();
    if (!facial) throw new Error('The facial is due.');
    const booked = await desk.scheduling.book.mutate({
      patientId: facial.patientId,
      startsAt: Math.ceil((s.clinic.clock.now() + 3 * day) / day) * day + 16 * 3_600_000,
      lines: [{ serviceId: facial.serviceId, providerId: s.clinic.ids.staff.injector }],
      outsideHours: true,
    });
    expect((await due()).map((row) => row.serviceName)).toEqual(['Botox forehead']);
    await desk.scheduling.cancel.mutate({ appointmentId: booked.id, reason: 'Ill', expectedVersion: 1 });
    expect(await due()).toHaveLength(2);
  });

  it('follow a merged chart to its survivor, and end after a year', async () => {
    const survivor = await desk.patients.create.mutate({
      givenName: 'Petra',
      familyName: 'Survivor',
      phone: '212 555 0190',
    });
    s.clinic.opened.store.write(
      (tx) => void tx.raw.prepare('UPDATE patients SET merged_into_id = ? WHERE id = ?').run(survivor.id, s.patientId),
    );
    expect(new Set((await due()).map((row) => row.patientName))).toEqual(new Set(['Petra Survivor']));
    await later(400);
    expect(await due()).toEqual([]);
  });
});
