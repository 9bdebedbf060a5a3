import { describe, expect, it } from 'vitest';
import { hour } from '../../electron/kernel/dates.ts';
import { refusalOf } from '../harness.ts';
import { type PersonKey, passwordOf, people } from '../standardClinic.ts';
import { cancelPages, sellCream, tillScene, visit } from './scene.ts';

describe('a drawer of its own', () => {
  it('belongs to each PC, with a Z each; numbers and grand total run on through the clinic', async () => {
    const s = await tillScene();
    const second = await s.clinic.as('frontDesk', 2);
    await second.till.openDrawer.mutate({ openingCount: { '10000': 1 } });
    await sellCream(s, s.desk, 'cash');
    await sellCream(s, second, 'cash');
    await sellCream(s, second, 'cardTerminal');
    const [here, there] = [await s.desk.till.x.query({}), await second.till.x.query({})];
    expect([here.figures.invoices.sales, there.figures.invoices.sales]).toEqual([1, 2]);
    expect((await s.owner.till.x.query({ stationId: there.stationId })).figures).toEqual(there.figures);
    const day = await s.owner.till.day.query({});
    expect(day.figures?.invoicedCents).toBe(here.figures.invoicedCents + there.figures.invoicedCents);
    expect(day.drawers.map((row) => row.expectedCents)).toEqual([24_899, 14_899]);
    for (const [desk, x, cents] of [
      [second, there, 14_899],
      [s.desk, here, 24_899],
    ] as const) {
      await cancelPages(desk);
      const z = await desk.till.closeDrawer.mutate({
        closingCount: { '1': cents },
        expectedVersion: x.session.version,
      });
      expect(z.number).toBe(desk === second ? 1 : 2);
    }
    const { reports } = await s.owner.till.zReports.query({ from: '2026-03-10', until: '2026-03-10' });
    expect(reports.map((row) => row.grandTotalCents)).toEqual([3 * 4899, 2 * 4899]);
    await s.clinic.close();
  });

  it('is counted blind where the clinic says so', async () => {
    const s = await tillScene();
    const { version } = await s.owner.clinic.policies.query({});
    await s.owner.clinic.setPolicies.mutate({ values: { 'till.blindCount': true }, expectedVersion: version });
    const { session } = await s.desk.till.drawer.query({});
    expect(session).toMatchObject({ expectedCents: null, cashCents: null, cardCents: null });
    expect((await refusalOf(s.desk.till.x.query({}))).code).toBe('NOT_ALLOWED');
    expect((await s.desk.till.day.query({})).figures).toBeNull();
    expect((await s.owner.till.x.query({})).figures.cash.expectedCents).toBe(20_000);
    const close = { closingCount: { '10000': 2, '100': 1 }, expectedVersion: session?.version ?? 0 };
    const refused = await refusalOf(s.desk.till.closeDrawer.mutate(close));
    expect(refused.code).toBe('BAD_INPUT');
    expect(refused.details).not.toHaveProperty('overShortCents');
    expect(await s.desk.till.closeDrawer.mutate({ ...close, note: 'Counted twice' })).toMatchObject({
      overShortCents: 100,
    });
    await s.clinic.close();
  });

  it('may not be closed with open work where the clinic says never', async () => {
    const s = await tillScene();
    const { version } = await s.owner.clinic.policies.query({});
    await s.owner.clinic.setPolicies.mutate({ values: { 'till.closeWithOpen': 'never' }, expectedVersion: version });
    await visit(s);
    const { session } = await s.desk.till.drawer.query({});
    const close = {
      closingCount: { '10000': 2 },
      openReason: 'They come tomorrow',
      expectedVersion: session?.version ?? 0,
    };
    expect((await refusalOf(s.desk.till.closeDrawer.mutate(close))).code).toBe('NOT_NOW');
    await s.clinic.close();
  });

  it('needs a second person who may review it when it is far off', async () => {
    const s = await tillScene();
    const { session } = await s.desk.till.drawer.query({});
    const close = {
      closingCount: { '10000': 1 },
      note: 'A hundred is missing',
      expectedVersion: session?.version ?? 0,
    };
    const needed = await refusalOf(s.desk.till.closeDrawer.mutate(close));
    expect(needed).toMatchObject({ code: 'APPROVAL_NEEDED', details: { limitCents: 2000, overShortCents: -10_000 } });
    const about = String(needed.details?.['about']);
    const ask = async (who: PersonKey, what = about) => {
      const confirmed = await s.desk.session.confirm.mutate({
        about: what,
        staffId: s.clinic.ids.staff[who],
        password: passwordOf(who),
      });
      return confirmed.approvalId;
    };
    for (const approvalId of [await ask('injector'), await ask('owner', `${about}0`)])
      expect((await refusalOf(s.desk.till.closeDrawer.mutate({ ...close, approvalId }))).code).toBe('APPROVAL_NEEDED');
    const z = await s.desk.till.closeDrawer.mutate({ ...close, approvalId: await ask('owner') });
    expect(await s.owner.till.zReport.query({ id: z.zId })).toMatchObject({
      overShortCents: -10_000,
      confirmedByName: people.find((row) => row.key === 'owner')?.name,
    });
    await s.clinic.close();
  });

  it('of an earlier day is closed with its own date', async () => {
    const s = await tillScene();
    await sellCream(s, s.desk, 'cash');
    await cancelPages(s.desk);
    s.clinic.clock.advance(24 * hour);
    s.desk = await s.clinic.as('frontDesk');
    const { session } = await s.desk.till.drawer.query({});
    const z = await s.desk.till.closeDrawer.mutate({
      closingCount: { '1': 24_899 },
      openReason: 'A vial of yesterday is thrown away next',
      expectedVersion: session?.version ?? 0,
    });
    s.owner = await s.clinic.as('owner');
    expect(await s.owner.till.zReport.query({ id: z.zId })).toMatchObject({
      businessDate: '2026-03-10',
      figures: { invoices: { sales: 1 } },
    });
    await s.clinic.close();
  });
});
