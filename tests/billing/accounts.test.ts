import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../electron/kernel/dates.ts';
import { refusalOf } from '../harness.ts';
import { type TillScene, tillScene } from '../till/scene.ts';
import { creamCart, pay, soldCreams } from './creditScene.ts';

describe.each(['process', 'http'] as const)('the account of a patient (%s)', (via) => {
  let s: TillScene;
  beforeAll(async () => {
    s = await tillScene(via);
    await s.owner.clinic.setPolicies.mutate({ values: { 'billing.refundLimit': 100_000 }, expectedVersion: 0 });
  });
  afterAll(() => s.clinic.close());

  const from = '2026-03-01';
  const until = '2026-03-31';

  it('shows every change with its balance, and the entries behind it', async () => {
    const sold = await soldCreams(s, 2);
    await s.desk.refunds.refund.mutate({
      invoiceId: sold.invoiceId,
      expectedVersion: sold.version,
      reason: 'One jar too many',
      lines: [{ lineId: sold.lines[0]?.id ?? '', quantity: 1000, fate: 'restock' }],
      back: [{ paymentId: sold.payments[0]?.id ?? '', cents: 4900 }],
    });
    const account = await s.desk.billing.account.query({ patientId: s.ann });
    expect(account).toMatchObject({ balanceCents: 0, creditCents: 0, openInvoices: [], family: null });
    expect(account.entries.map((entry) => [entry.sourceKind, entry.amountCents, entry.balanceCents])).toEqual([
      ['payment', 4900, 0],
      ['creditNote', -4900, -4900],
      ['payment', -9799, 0],
      ['invoice', 9799, 9799],
    ]);
    const [back, credit] = account.entries;
    expect(credit).toMatchObject({ creditNumber: 1, creditKind: 'refund', invoiceNumber: sold.number });
    const behind = await s.desk.billing.entriesBehind.query({ entryId: credit?.entryId ?? '' });
    expect(behind.lines.reduce((sum, line) => sum + line.amountCents, 0)).toBe(0);
    expect(behind.lines.map((line) => line.account).toSorted()).toEqual([
      'patient_receivable',
      'revenue.retail',
      'tax_payable',
    ]);
    expect(behind.lines[0]?.reversesId).not.toBeNull();
    expect(back?.tenderKind).toBe('cardTerminal');
    const all = await s.desk.billing.entriesBehind.query({ invoiceId: sold.invoiceId });
    expect(all.lines.length).toBeGreaterThan(behind.lines.length);
  });

  it('keeps a credit for an exchange, with a cart to spend it on', async () => {
    const sold = await soldCreams(s, 1);
    const asked = {
      invoiceId: sold.invoiceId,
      expectedVersion: sold.version,
      reason: 'Wants the lotion instead',
      kind: 'exchange' as const,
      lines: [{ lineId: sold.lines[0]?.id ?? '', quantity: 1000, fate: 'restock' as const }],
    };
    expect((await refusalOf(s.desk.refunds.refund.mutate(asked))).code).toBe('MONEY_DIFFERS');
    const done = await s.desk.refunds.refund.mutate({ ...asked, keptCents: sold.totalCents });
    expect(done.creditId).not.toBeNull();
    expect(await s.desk.till.cart.query({ id: done.cartId ?? '' })).toMatchObject({
      state: 'open',
      patient: { id: s.ann },
    });
    const account = await s.desk.billing.account.query({ patientId: s.ann });
    expect(account).toMatchObject({ balanceCents: 0, creditCents: sold.totalCents });
    expect(account.ahead).toMatchObject([{ kind: 'deposit', remainingCents: sold.totalCents }]);
    const counter = await soldCreams(s, 1, null);
    const nobody = s.desk.refunds.refund.mutate({
      ...asked,
      invoiceId: counter.invoiceId,
      expectedVersion: counter.version,
      lines: [{ lineId: counter.lines[0]?.id ?? '', quantity: 1000, fate: 'restock' }],
      keptCents: counter.totalCents,
    });
    expect((await refusalOf(nobody)).sentence).toContain('sold at the counter');
  });

  it('a lower price is corrected exactly, a higher one is refused with the way', async () => {
    const sold = await soldCreams(s, 2);
    const asked = (unitPriceCents: number, cents: number) => ({
      invoiceId: sold.invoiceId,
      expectedVersion: sold.version,
      reason: 'The shelf said 40',
      kind: 'correction' as const,
      lines: [{ lineId: sold.lines[0]?.id ?? '', unitPriceCents }],
      back: [{ paymentId: sold.payments[0]?.id ?? '', cents }],
    });
    expect((await refusalOf(s.desk.refunds.refund.mutate(asked(5000, 0)))).sentence).toContain('void the invoice');
    expect(await s.desk.refunds.refund.mutate(asked(4000, 9799 - 8710))).toMatchObject({ totalCents: 1089 });
    const after = await s.desk.billing.creditOptions.query({ invoiceId: sold.invoiceId });
    expect(after.lines[0]?.left).toMatchObject({ quantity: 2000, goodsCents: 8000, taxCents: 710 });
  });

  it('a statement runs from the opening to the closing balance and is kept with its hash', async () => {
    const march = await s.desk.billing.statement.query({ patientId: s.ann, from, until });
    expect(march.openingCents).toBe(0);
    expect(march.closingCents).toBe(march.openingCents + march.chargedCents - march.settledCents);
    expect(march.entries.at(-1)?.balanceCents).toBe(march.closingCents);
    s.clinic.clock.advance(40 * day);
    const later = await s.clinic.as('frontDesk');
    const april = await later.billing.statement.query({ patientId: s.ann, from: '2026-04-01', until: '2026-04-30' });
    expect(april).toMatchObject({ openingCents: march.closingCents, entries: [] });
    const { documentId } = await later.billing.keepStatement.mutate({ patientId: s.ann, from, until });
    expect(await later.documents.get.query({ id: documentId })).toMatchObject({ kind: 'statement' });
    const wrong = later.billing.statement.query({ patientId: s.ann, from: until, until: from });
    expect((await refusalOf(wrong)).code).toBe('BAD_INPUT');
  });

  it('one person answers for the family: one balance, one statement', async () => {
    const desk = await s.clinic.as('frontDesk', 2);
    const child = await desk.patients.create.mutate({ givenName: 'Cleo', familyName: 'Lee', birthDate: '2009-05-01' });
    const aunt = await desk.patients.create.mutate({ givenName: 'Dana', familyName: 'Lee', birthDate: '1980-01-01' });
    await desk.billing.setGuarantor.mutate({ patientId: child.id, guarantorId: s.ann });
    const circle = desk.billing.setGuarantor.mutate({ patientId: s.ann, guarantorId: aunt.id });
    expect((await refusalOf(circle)).sentence).toContain('answers for others');
    const chain = desk.billing.setGuarantor.mutate({ patientId: aunt.id, guarantorId: child.id });
    expect((await refusalOf(chain)).sentence).toContain('Someone else answers');
    const ofChild = await desk.billing.account.query({ patientId: child.id });
    expect(ofChild.family).toMatchObject({ guarantor: { id: s.ann }, members: [{ id: child.id }] });
    expect(ofChild.family?.creditCents).toBe((await desk.billing.account.query({ patientId: s.ann })).creditCents);
    const cart = await creamCart(s, 1, child.id, desk);
    await pay(desk, cart, [{ kind: 'cardTerminal', cents: cart.totalCents }]);
    const family = await desk.billing.statement.query({
      patientId: child.id,
      from,
      until: '2026-04-30',
      family: true,
    });
    expect(family.patients.map((who) => who.name)).toEqual(['Ann Lee', 'Cleo Lee']);
    expect(new Set(family.entries.map((entry) => entry.patientName))).toEqual(new Set(['Ann Lee', 'Cleo Lee']));
    await desk.billing.setGuarantor.mutate({ patientId: child.id, guarantorId: null });
    expect((await desk.billing.account.query({ patientId: s.ann })).family).toBeNull();
  });
});
