import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { redeemable } from '../../electron/billing/storedValues/covers/service.ts';
import { byCode, leftOfLine } from '../../electron/billing/storedValues/service.ts';
import { refusalOf } from '../harness.ts';
import { type AheadScene, aheadScene, line, sell } from './aheadScene.ts';

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

describe('a gift card', () => {
  const card = async (cents = 100_00, code: string | null = null) => {
    const sold = sell(s, [
      line({
        kind: 'giftCard',
        unitPriceCents: cents,
        description: 'Gift card',
        ahead: { offerId: null, code, appointmentId: null },
      }),
    ]);
    const lineId = (await s.desk.billing.invoice.query({ id: sold.invoiceId })).lines[0]?.id ?? '';
    return { ...sold, lineId };
  };
  const sold = () =>
    db()
      .raw.prepare<[], { code: string }>(
        "SELECT code FROM stored_values WHERE state <> 'void' ORDER BY issued_at DESC, id DESC",
      )
      .get()?.code ?? '';

  it('pays in parts, is loaded again, and says its balance by its code', async () => {
    await card();
    const code = sold();
    const value = byCode(db(), code);
    if (!value) throw new Error('The card is there.');
    sell(s, [line({ kind: 'service', unitPriceCents: 120_00 })], {
      patientId: null,
      tenders: [{ kind: 'giftCard', cents: 70_00, storedValueId: value.id }, { cents: 50_00 }],
    });
    expect((await s.desk.billing.paidAhead.giftCard.query({ code: code.toLowerCase() })).remainingCents).toBe(30_00);
    await card(20_00, code);
    const loaded = await s.desk.billing.paidAhead.giftCard.query({ code });
    expect(loaded).toMatchObject({ remainingCents: 50_00, issuedCents: 120_00, state: 'active' });
    expect(loaded.moves.map((move) => [move.kind, move.amountCents])).toEqual([
      ['issue', 100_00],
      ['redeem', -70_00],
      ['issue', 20_00],
    ]);
    expect(() =>
      sell(s, [line({ kind: 'service', unitPriceCents: 60_00 })], {
        tenders: [{ kind: 'giftCard', cents: 60_00, storedValueId: value.id }],
      }),
    ).toThrow('not as much left');
    expect(await liability('gift_cards')).toBe(-50_00);
  });

  it('cannot be guessed: after ten inquiries in a minute the desk waits', async () => {
    await card();
    const ask = () => s.desk.billing.paidAhead.giftCard.query({ code: 'K7QM41TX9B2C' });
    for (let tries = 0; tries < 10; tries += 1) expect((await refusalOf(ask())).code).toBe('NOT_FOUND');
    expect((await refusalOf(s.desk.billing.paidAhead.giftCard.query({ code: sold() }))).code).toBe('TOO_MANY_TRIES');
    s.clinic.clock.advance(61_000);
    expect((await s.desk.billing.paidAhead.giftCard.query({ code: sold() })).remainingCents).toBe(100_00);
  });

  it('that is lost is stopped and replaced: the old code is void, the new one holds what was left', async () => {
    const { lineId } = await card();
    const old = await s.desk.billing.paidAhead.giftCard.query({ code: sold() });
    const { version } = await s.desk.billing.paidAhead.freezeCard.mutate({
      id: old.id,
      expectedVersion: old.version,
      frozen: true,
    });
    expect(() =>
      sell(s, [line({ kind: 'service', unitPriceCents: 10_00 })], {
        tenders: [{ kind: 'giftCard', cents: 10_00, storedValueId: old.id }],
      }),
    ).toThrow('frozen');
    const made = await s.desk.billing.paidAhead.replaceCard.mutate({
      id: old.id,
      expectedVersion: version,
      reason: 'Lost on the bus',
    });
    const next = await s.desk.billing.paidAhead.giftCard.query({ code: made.code });
    expect(next).toMatchObject({ remainingCents: 100_00, state: 'active' });
    expect(await s.desk.billing.paidAhead.open.query({ id: old.id })).toMatchObject({
      state: 'void',
      remainingCents: 0,
      replacedById: next.id,
    });
    expect(leftOfLine(db(), lineId)).toBe(100_00);
    expect(await liability('gift_cards')).toBe(-100_00);
  });

  it('stands on a patient’s page once it is bound, and expires only where the clinic says so', async () => {
    await s.owner.clinic.setPolicies.mutate({
      values: { 'billing.giftCardMonths': 24 },
      expectedVersion: (await s.owner.clinic.policies.query({})).version,
    });
    await card();
    const found = await s.desk.billing.paidAhead.giftCard.query({ code: sold() });
    expect(found.expiresOn).toBe('2028-03-10');
    expect((await ahead()).values).toEqual([]);
    await s.desk.billing.paidAhead.bindCard.mutate({ id: found.id, expectedVersion: found.version, patientId: s.ann });
    expect((await ahead()).values).toHaveLength(1);
    expect(redeemable(db(), asker(), { patientId: s.ann, appointmentId: null, lines: [] })).toMatchObject([
      { kind: 'giftCard', cents: 100_00 },
    ]);
  });

  it('is printed with its barcode; without a printer the job waits and says so', async () => {
    await card();
    const found = await s.desk.billing.paidAhead.giftCard.query({ code: sold() });
    const job = await s.desk.billing.paidAhead.printCard.mutate({ id: found.id });
    expect(job.problem).toContain('printer');
    const { documentId } = await s.desk.billing.paidAhead.cardDocument.mutate({ id: found.id });
    expect((await s.desk.documents.get.query({ id: documentId })).kind).toBe('giftCard');
  });
});
