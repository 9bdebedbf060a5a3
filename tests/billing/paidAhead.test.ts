import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { redeemable } from '../../electron/billing/storedValues/covers/service.ts';
import { forfeitDeposit } from '../../electron/billing/storedValues/deposits/service.ts';
import { giveBack, leftOfLine, redeem, takeBack, usesPaidBy } from '../../electron/billing/storedValues/service.ts';
import { day, hour } from '../../electron/kernel/dates.ts';
import { refusalOf } from '../harness.ts';
import { visit } from '../till/scene.ts';
import { type AheadScene, act, aheadScene, line, sell, sellOffer } from './aheadScene.ts';

let s: AheadScene;
beforeEach(async () => void (s = await aheadScene()));
// closing verifies the house: every value is the sum of its moves, and the ledger owes what is left
afterEach(() => s.clinic.close());

const ahead = () => s.desk.billing.paidAhead.ofPatient.query({ patientId: s.ann });
const db = () => s.clinic.opened.store.read;
const asker = () => ({ now: s.clinic.clock.now(), zone: 'America/New_York' });
const liability = async (account: string) =>
  (await (await s.clinic.as('owner')).ledger.totals.query({ from: '2026-01-01', until: '2099-12-31' })).accounts.find(
    (row) => row.account === account,
  )?.totalCents ?? 0;

describe('a package', () => {
  const facial = (id = 'line') => ({
    id,
    serviceId: s.facial,
    productId: null,
    pricing: 'flat' as const,
    quantity: 1000,
    unitPriceCents: 120_00,
    discountCents: 0,
  });

  it('is owed when sold, worth its share use by use, and used up with the last', async () => {
    sellOffer(s, s.facials, 'package', 300_00, 'Three facials', 1);
    const before = await ahead();
    expect(before.remainingCents).toBe(299_99);
    expect(await liability('packages')).toBe(-299_99);
    const values: number[] = [];
    for (let use = 0; use < 3; use += 1) {
      const [cover] = redeemable(db(), asker(), { patientId: s.ann, appointmentId: null, lines: [facial()] });
      if (!cover) throw new Error('The package fits.');
      expect(cover.reason).toBe('Package: Three facials');
      expect(cover.cents + cover.discountCents).toBe(120_00);
      values.push(cover.cents);
      sell(
        s,
        [
          line({
            kind: 'service',
            unitPriceCents: 120_00,
            discountCents: cover.discountCents,
            discountReason: cover.reason,
          }),
        ],
        {
          tenders: [
            {
              kind: 'package',
              cents: cover.cents,
              storedValueId: cover.storedValueId,
              itemId: cover.itemId,
              quantity: cover.quantity,
              line: 0,
            },
          ],
        },
      );
    }
    expect(values.reduce((sum, cents) => sum + cents, 0)).toBe(299_99);
    const after = await ahead();
    expect(after.values[0]).toMatchObject({ state: 'used', remainingCents: 0 });
    expect(await liability('packages')).toBe(0);
    expect(redeemable(db(), asker(), { patientId: s.ann, appointmentId: null, lines: [facial()] })).toEqual([]);
    const history = await s.desk.billing.paidAhead.open.query({ id: after.values[0]?.id ?? '' });
    expect(history.moves.map((move) => move.kind)).toEqual(['issue', 'redeem', 'redeem', 'redeem']);
    expect(history.moves.every((move) => move.invoiceNumber !== null)).toBe(true);
  });

  it('is offered once for two lines when one use already lies on the cart', () => {
    sellOffer(s, s.facials, 'package', 300_00, 'Three facials');
    const lines = [facial('one'), facial('two')];
    const [first] = redeemable(db(), asker(), { patientId: s.ann, appointmentId: null, lines });
    if (!first) throw new Error('The package fits.');
    const laid = [
      { storedValueId: first.storedValueId, itemId: first.itemId, lineId: 'one', quantity: 1000, cents: first.cents },
    ];
    const rest = redeemable(db(), asker(), { patientId: s.ann, appointmentId: null, lines, laid });
    expect(rest.map((cover) => cover.lineId)).toEqual(['two']);
    expect(rest[0]?.remainingQuantity).toBe(2000);
  });

  it('gives a use back with a refund of its payment, and only what is left with a refund of its sale', async () => {
    const sold = sellOffer(s, s.facials, 'package', 300_00, 'Three facials');
    const [cover] = redeemable(db(), asker(), { patientId: s.ann, appointmentId: null, lines: [facial()] });
    if (!cover) throw new Error('The package fits.');
    const used = sell(
      s,
      [
        line({
          kind: 'service',
          unitPriceCents: 120_00,
          discountCents: cover.discountCents,
          discountReason: 'Package',
        }),
      ],
      {
        tenders: [
          {
            kind: 'package',
            cents: cover.cents,
            storedValueId: cover.storedValueId,
            itemId: cover.itemId,
            quantity: 1000,
            line: 0,
          },
        ],
      },
    );
    const invoice = await s.desk.billing.invoice.query({ id: used.invoiceId });
    const [use] = usesPaidBy(db(), invoice.payments[0]?.id ?? '');
    expect(use).toMatchObject({ quantity: 1000, cents: 100_00 });
    const soldLine = (await s.desk.billing.invoice.query({ id: sold.invoiceId })).lines[0]?.id ?? '';
    expect(leftOfLine(db(), soldLine)).toBe(200_00);
    expect(() =>
      act(s, (tx, doing) => {
        takeBack(tx, doing, {
          invoiceLineId: soldLine,
          cents: 200_01,
          creditNoteId: used.invoiceId,
          businessDate: '2026-03-10',
        });
      }),
    ).toThrow('Only what is left');
    expect(() =>
      act(s, (tx, doing) => {
        if (use) giveBack(tx, doing, { ...use, creditNoteId: used.invoiceId, businessDate: '2026-03-10' });
        throw new Error('only to see that it fits');
      }),
    ).toThrow('only to see');
  });

  it('serves only its owner, unless it may be shared, and not after its last day', async () => {
    sellOffer(s, s.facials, 'package', 300_00, 'Three facials');
    const [cover] = redeemable(db(), asker(), { patientId: s.ann, appointmentId: null, lines: [facial()] });
    if (!cover) throw new Error('The package fits.');
    const other = await s.desk.patients.create.mutate({ givenName: 'Bea', familyName: 'Lee', birthDate: '1990-01-01' });
    const use = (patientId: string) => () =>
      act(s, (tx, doing) => {
        redeem(tx, doing, { ...cover, patientId, paymentId: cover.storedValueId, businessDate: '2026-03-10' });
        throw new Error('not refused');
      });
    expect(use(other.id)).toThrow('belongs to someone else');
    expect(
      redeemable(db(), asker(), { patientId: other.id, fromPatientId: s.ann, appointmentId: null, lines: [facial()] }),
    ).toEqual([]);
    s.clinic.clock.advance(366 * day);
    expect(use(s.ann)).toThrow('has expired');
    expect(redeemable(db(), asker(), { patientId: s.ann, appointmentId: null, lines: [facial()] })).toEqual([]);
  });

  it('expires by a person: listed before, refused until its last day is over, breakage afterwards', async () => {
    sellOffer(s, s.facials, 'package', 300_00, 'Three facials');
    const expiring = () => s.desk.billing.paidAhead.expiring.query({});
    expect((await expiring()).values).toEqual([]);
    s.clinic.clock.advance(340 * day);
    const owner = await s.clinic.as('owner');
    const desk = await s.clinic.as('frontDesk');
    const [soon] = (await desk.billing.paidAhead.expiring.query({})).values;
    expect(soon).toMatchObject({ expired: false, patientName: 'Ann Lee', expiresOn: '2027-03-10' });
    const input = { id: soon?.id ?? '', expectedVersion: soon?.version ?? 0 };
    expect((await refusalOf(owner.billing.paidAhead.expire.mutate(input))).code).toBe('NOT_NOW');
    s.clinic.clock.advance(26 * day);
    const [later, boss] = [await s.clinic.as('frontDesk'), await s.clinic.as('owner')];
    expect((await refusalOf(later.billing.paidAhead.expire.mutate(input))).code).toBe('NOT_ALLOWED');
    await boss.billing.paidAhead.expire.mutate(input);
    const totals = await boss.ledger.totals.query({ from: '2026-01-01', until: '2099-12-31' });
    expect(totals.accounts.find((row) => row.account === 'revenue.breakage')?.totalCents).toBe(-300_00);
    expect((await later.billing.paidAhead.expiring.query({})).values).toEqual([]);
  });
});

describe('banked units', () => {
  it('pay for as many units as are left; the rest is paid another way', () => {
    sellOffer(s, s.bank, 'units', 440_00, 'Bank 40 units');
    const toxin = {
      id: 'line',
      serviceId: s.botoxService,
      productId: s.shelf.botox,
      pricing: 'perUnit' as const,
      quantity: 50_000,
      unitPriceCents: 14_00,
      discountCents: 0,
    };
    const [cover] = redeemable(db(), asker(), { patientId: s.ann, appointmentId: null, lines: [toxin] });
    expect(cover).toMatchObject({
      quantity: 40_000,
      cents: 440_00,
      discountCents: 120_00,
      reason: 'Banked units: Bank 40 units',
    });
  });
});

describe('a deposit', () => {
  const deposit = (appointmentId: string) =>
    sell(
      s,
      [
        line({
          kind: 'deposit',
          unitPriceCents: 50_00,
          description: 'Deposit',
          ahead: { offerId: null, code: null, appointmentId },
        }),
      ],
      { appointmentId },
    );

  it('is offered for its appointment, and is kept when the patient does not come', async () => {
    const booked = await visit(s);
    deposit(booked.appointmentId);
    const offered = (appointmentId: string) =>
      redeemable(db(), asker(), { patientId: s.ann, appointmentId, lines: [] });
    expect(offered(booked.appointmentId)).toMatchObject([{ kind: 'deposit', cents: 50_00, forThisVisit: true }]);
    const kept = act(s, (tx, doing) =>
      forfeitDeposit(tx, doing, {
        appointmentId: booked.appointmentId,
        businessDate: '2026-03-10',
        reason: 'Did not come',
        cents: 20_00,
      }),
    );
    expect(kept).toBe(20_00);
    expect(await liability('deposits')).toBe(-30_00);
    expect(await liability('revenue.fees')).toBe(-20_00);
    expect(
      act(s, (tx, doing) =>
        forfeitDeposit(tx, doing, {
          appointmentId: booked.appointmentId,
          businessDate: '2026-03-10',
          reason: 'Did not come',
        }),
      ),
    ).toBe(30_00);
    expect(await liability('deposits')).toBe(0);
  });

  it('is kept with the step of a patient who does not come, counts towards the fee, and comes back with the step', async () => {
    const { version } = await s.owner.clinic.policies.query({});
    await s.owner.clinic.setPolicies.mutate({
      values: { 'scheduling.noShowFee': { kind: 'flat', cents: 80_00 }, 'scheduling.depositKept': true },
      expectedVersion: version,
    });
    const booked = await s.desk.scheduling.book.mutate({
      patientId: s.ann,
      startsAt: s.clinic.clock.now() + hour,
      lines: [{ serviceId: s.facial, providerId: s.clinic.ids.staff.injector2 }],
    });
    deposit(booked.id);
    s.clinic.clock.advance(2 * hour);
    const desk = await s.clinic.as('frontDesk');
    const missed = await desk.scheduling.advance.mutate({
      appointmentId: booked.id,
      to: 'noShow',
      expectedVersion: booked.version,
      fee: { how: 'charge' },
    });
    expect(await liability('deposits')).toBe(0);
    expect(await desk.billing.appointmentMoney.query({ appointmentId: booked.id })).toMatchObject({
      fee: { cents: 30_00, state: 'charged' },
      deposit: { state: 'kept' },
    });
    await desk.scheduling.advance.mutate({ appointmentId: booked.id, to: 'booked', expectedVersion: missed.version });
    expect(await liability('deposits')).toBe(-50_00);
    expect((await desk.billing.appointmentMoney.query({ appointmentId: booked.id })).deposit?.state).toBe('paid');
  });
});
