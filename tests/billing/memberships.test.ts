import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { doDay } from '../../electron/app/daily.ts';
import { memberPrices } from '../../electron/billing/memberships/prices/service.ts';
import { takeBack } from '../../electron/billing/storedValues/service.ts';
import { dateOf, day, instantAt } from '../../electron/kernel/dates.ts';
import { refusalOf } from '../harness.ts';
import { type AheadScene, act, aheadScene, line, sell, sellOffer } from './aheadScene.ts';

const zone = 'America/New_York';
let s: AheadScene;
beforeEach(async () => void (s = await aheadScene()));
afterEach(() => s.clinic.close());

const goTo = (date: string, minutes = 8 * 60): void =>
  s.clinic.clock.advance(instantAt(date, minutes, zone) - s.clinic.clock.now());
const runDay = (): void =>
  void doDay(s.clinic.opened, (error) => {
    throw error;
  });
const ahead = async () => (await s.clinic.as('frontDesk')).billing.paidAhead.ofPatient.query({ patientId: s.ann });
const invoices = async () =>
  (await (await s.clinic.as('frontDesk')).billing.invoices.query({ patientId: s.ann })).invoices;
const total = async (account: string) =>
  (await (await s.clinic.as('owner')).ledger.totals.query({ from: '2026-01-01', until: '2099-12-31' })).accounts.find(
    (row) => row.account === account,
  )?.totalCents ?? 0;
const start = () => sellOffer(s, s.club, 'membership', 150_00, 'Glow club');
const membership = async () => {
  const [found] = (await ahead()).memberships;
  if (!found) throw new Error('The membership is there.');
  return found;
};

describe('a membership', () => {
  it('is billed on its due day, once, on account, with that day’s date after the PC was off', async () => {
    start();
    expect(await membership()).toMatchObject({ state: 'active', startedOn: '2026-03-10', nextDueOn: '2026-04-10' });
    runDay();
    expect(await invoices()).toHaveLength(1);
    goTo('2026-06-12');
    runDay();
    runDay();
    const list = await invoices();
    expect(list.map((invoice) => invoice.businessDate)).toEqual([
      '2026-06-10',
      '2026-05-10',
      '2026-04-10',
      '2026-03-10',
    ]);
    expect(list.map((invoice) => invoice.state)).toEqual(['issued', 'issued', 'issued', 'paid']);
    const now = await membership();
    expect(now.nextDueOn).toBe('2026-07-10');
    expect(now.periods.map((period) => period.dueCents)).toEqual([150_00, 150_00, 150_00, 0]);
  });

  it('is billed at local midnight on both nights when the clocks change', async () => {
    goTo('2026-10-01');
    start();
    goTo('2026-10-31', 23 * 60 + 59);
    runDay();
    expect(await invoices()).toHaveLength(1);
    goTo('2026-11-01', 1);
    runDay();
    expect((await invoices())[0]?.businessDate).toBe('2026-11-01');
    goTo('2027-02-28');
    runDay();
    goTo('2027-03-13', 23 * 60 + 59);
    runDay();
    goTo('2027-03-14', 1);
    expect(dateOf(s.clinic.clock.now(), zone)).toBe('2027-03-14');
    runDay();
    expect((await invoices()).map((invoice) => invoice.businessDate)).toEqual([
      '2027-03-01',
      '2027-02-01',
      '2027-01-01',
      '2026-12-01',
      '2026-11-01',
      '2026-10-01',
    ]);
  });

  it('gives a facial a month, whose share is owed, and earns the rest when the period is over', async () => {
    start();
    const { values } = await ahead();
    // the facial is worth its list price of 120; 30 of the price belong to no treatment
    expect(values[0]).toMatchObject({ kind: 'membership', remainingCents: 150_00, expiresOn: '2026-04-09' });
    expect(values[0]?.items[0]).toMatchObject({ remainingCents: 120_00, remainingQuantity: 1000 });
    const item = values[0]?.items[0]?.id ?? '';
    sell(s, [line({ kind: 'service', unitPriceCents: 120_00 })], {
      tenders: [
        {
          kind: 'membership',
          cents: 120_00,
          storedValueId: values[0]?.id ?? '',
          itemId: item,
          quantity: 1000,
          line: 0,
        },
      ],
    });
    expect(await total('memberships')).toBe(-30_00);
    goTo('2026-04-10');
    runDay();
    expect(await total('revenue.memberships')).toBe(-30_00);
    goTo('2026-05-10');
    runDay();
    // the facial of April was not used: it ended with its period
    expect(await total('revenue.memberships')).toBe(-180_00);
    expect(await total('memberships')).toBe(-150_00);
  });

  it('puts member prices on what the patient buys while it runs', () => {
    sellOffer(s, s.plain, 'membership', 40_00, 'Price club');
    const lines = [
      { id: 'toxin', serviceId: s.botoxService, quantity: 20_000, unitPriceCents: 14_00 },
      { id: 'facial', serviceId: s.facial, quantity: 1000, unitPriceCents: 120_00 },
    ];
    const prices = () =>
      memberPrices(s.clinic.opened.store.read, { now: s.clinic.clock.now(), zone }, { patientId: s.ann, lines });
    expect(prices()).toEqual([{ lineId: 'toxin', discountCents: 60_00, reason: 'Member price: Price club' }]);
    start();
    expect(prices()).toEqual([
      { lineId: 'toxin', discountCents: 60_00, reason: 'Member price: Price club' },
      { lineId: 'facial', discountCents: 12_00, reason: 'Member price: Glow club' },
    ]);
  });

  it('is frozen: invoice and credits move by the days, credits wait; thawed early the rest comes off again', async () => {
    start();
    const before = await membership();
    const desk = await s.clinic.as('frontDesk');
    await desk.billing.paidAhead.freeze.mutate({
      membershipId: before.id,
      expectedVersion: before.version,
      from: '2026-03-10',
      until: '2026-03-29',
      reason: 'Travels',
    });
    const frozen = await membership();
    expect(frozen).toMatchObject({ state: 'frozen', nextDueOn: '2026-04-30', freezeDaysLeft: 40 });
    expect((await ahead()).values[0]).toMatchObject({ state: 'frozen', expiresOn: '2026-04-29' });
    goTo('2026-03-20');
    runDay();
    const thawing = await s.clinic.as('frontDesk');
    await thawing.billing.paidAhead.unfreeze.mutate({ membershipId: frozen.id, expectedVersion: frozen.version });
    expect(await membership()).toMatchObject({ state: 'active', nextDueOn: '2026-04-20', freezeDaysLeft: 50 });
    expect((await ahead()).values[0]).toMatchObject({ state: 'active', expiresOn: '2026-04-19' });
    const again = await membership();
    const refused = await refusalOf(
      thawing.billing.paidAhead.freeze.mutate({
        membershipId: again.id,
        expectedVersion: again.version,
        from: '2026-04-01',
        until: '2026-06-01',
        reason: '',
      }),
    );
    expect(refused).toMatchObject({ code: 'NOT_NOW' });
  });

  it('is cancelled with its period, kept after all, or ended today by the owner', async () => {
    start();
    const first = await membership();
    const desk = await s.clinic.as('frontDesk');
    const owner = await s.clinic.as('owner');
    const edit = { membershipId: first.id, reason: 'Moves away' };
    const cancelled = await desk.billing.paidAhead.cancel.mutate({
      ...edit,
      expectedVersion: first.version,
      when: 'periodEnd',
    });
    expect(cancelled.endsOn).toBe('2026-04-10');
    const kept = await desk.billing.paidAhead.keep.mutate({
      membershipId: first.id,
      expectedVersion: cancelled.version,
    });
    const now = { ...edit, expectedVersion: kept.version, when: 'now' as const };
    expect((await refusalOf(desk.billing.paidAhead.cancel.mutate(now))).code).toBe('NOT_ALLOWED');
    const again = await desk.billing.paidAhead.cancel.mutate({
      ...edit,
      expectedVersion: kept.version,
      when: 'periodEnd',
    });
    goTo('2026-04-12');
    runDay();
    expect(await membership()).toMatchObject({ state: 'ended', endsOn: '2026-04-10' });
    expect(await invoices()).toHaveLength(1);
    expect(
      (
        await refusalOf(
          (await s.clinic.as('owner')).billing.paidAhead.cancel.mutate({ ...now, expectedVersion: again.version + 1 }),
        )
      ).code,
    ).toBe('NOT_NOW');
    expect(owner).toBeDefined();
  });

  it('runs for its minimum before it ends', async () => {
    sellOffer(s, s.plain, 'membership', 40_00, 'Price club');
    const found = await membership();
    expect(found.earliestEnd).toBe('2026-06-10');
  });

  it('needs a patient, and ends when its first period is refunded', async () => {
    expect(() =>
      sell(
        s,
        [
          line({
            kind: 'membership',
            unitPriceCents: 150_00,
            ahead: { offerId: s.club, code: null, appointmentId: null },
          }),
        ],
        { patientId: null },
      ),
    ).toThrow('belongs to a patient');
    const sold = start();
    const lineId = (await s.desk.billing.invoice.query({ id: sold.invoiceId })).lines[0]?.id ?? '';
    expect(() =>
      act(s, (tx, doing) => {
        takeBack(tx, doing, { invoiceLineId: lineId, creditNoteId: sold.invoiceId, businessDate: '2026-03-10' });
        const state = tx.raw.prepare<[], { state: string }>('SELECT state FROM memberships').get()?.state;
        throw new Error(`it is ${state}`);
      }),
    ).toThrow('it is ended');
  });
});

describe('what expires', () => {
  it('is written off in the night where the clinic wants that, with the date of the day after', async () => {
    sellOffer(s, s.facials, 'package', 300_00, 'Three facials');
    goTo('2027-03-12');
    runDay();
    expect(await total('revenue.breakage')).toBe(0);
    const owner = await s.clinic.as('owner');
    const { version } = await owner.clinic.policies.query({});
    await owner.clinic.setPolicies.mutate({ values: { 'billing.expireByItself': true }, expectedVersion: version });
    runDay();
    expect(await total('revenue.breakage')).toBe(-300_00);
    const [value] = (await ahead()).values;
    const { moves } = await owner.billing.paidAhead.open.query({ id: value?.id ?? '' });
    expect(moves.at(-1)).toMatchObject({ kind: 'expire', businessDate: '2027-03-11' });
    s.clinic.clock.advance(day);
    runDay();
    expect(await total('revenue.breakage')).toBe(-300_00);
  });
});
