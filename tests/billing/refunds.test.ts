import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../electron/kernel/dates.ts';
import { refusalOf } from '../harness.ts';
import { passwordOf } from '../standardClinic.ts';
import { type TillScene, tillScene, treatedCart } from '../till/scene.ts';
import { accountOf, creamCart, creamsOnHand, pay, soldCreams } from './creditScene.ts';

describe.each(['process', 'http'] as const)('what was sold is taken back (%s)', (via) => {
  let s: TillScene;
  beforeAll(async () => void (s = await tillScene(via)));
  afterAll(() => s.clinic.close());

  it('by quantity, in two steps that add up to the whole: revenue, tax, stock, money', async () => {
    const sold = await soldCreams(s, 3);
    const [line] = sold.lines;
    const [card] = sold.payments;
    if (!line || !card) throw new Error('A sale has a line and a payment.');
    expect(sold).toMatchObject({ totalCents: 13_500 + 1198, dueCents: 0, voidProblem: null });
    const onHand = await creamsOnHand(s);
    const one = await s.desk.refunds.refund.mutate({
      invoiceId: sold.invoiceId,
      expectedVersion: sold.version,
      reason: 'Does not suit her skin',
      lines: [{ lineId: line.id, quantity: 1000, fate: 'restock' }],
      back: [{ paymentId: card.id, cents: 4899, reference: 'R-77' }],
    });
    expect(one).toMatchObject({ number: 1, totalCents: 4899, backCents: 4899 });
    expect(await creamsOnHand(s)).toBe(onHand + 1);
    const invoice = await s.desk.billing.invoice.query({ id: sold.invoiceId });
    expect(invoice).toMatchObject({ state: 'paid', creditedCents: 4899, paidCents: 9799, balanceCents: 0 });
    expect(invoice.lines[0]).toMatchObject({ takenCents: 4899, takenQuantity: 1000, paidCents: 9799 });
    expect(invoice.creditNotes).toMatchObject([{ number: 1, kind: 'refund', requestedByName: 'Fran Desk' }]);
    expect(invoice.payments.at(-1)).toMatchObject({ kind: 'cardTerminal', amountCents: -4899, reference: 'R-77' });

    const again = await s.desk.billing.creditOptions.query({ invoiceId: sold.invoiceId });
    expect(again.lines[0]?.left).toMatchObject({ quantity: 2000, goodsCents: 9000, taxCents: 799 });
    const tooMuch = s.desk.refunds.refund.mutate({
      invoiceId: sold.invoiceId,
      expectedVersion: again.version,
      reason: 'Everything',
      lines: [{ lineId: line.id, quantity: 3000, fate: 'waste' }],
      back: [],
    });
    expect((await refusalOf(tooMuch)).code).toBe('MONEY_DIFFERS');
    await s.desk.refunds.refund.mutate({
      invoiceId: sold.invoiceId,
      expectedVersion: again.version,
      reason: 'The jars leak',
      lines: [{ lineId: line.id, quantity: 2000, fate: 'waste' }],
      back: [{ paymentId: card.id, cents: 9799 }],
      approvalId: await confirmed(s, sold.invoiceId, 9799),
    });
    expect(await creamsOnHand(s)).toBe(onHand + 1);
    for (const account of ['revenue.retail', 'tax_payable', 'patient_receivable', 'card_clearing'])
      expect(await accountOf(s, account, sold.invoiceId)).toBe(0);
    const gone = await s.desk.billing.creditOptions.query({ invoiceId: sold.invoiceId });
    expect(gone.lines[0]?.left).toMatchObject({ quantity: 0, goodsCents: 0, taxCents: 0, totalCents: 0 });
  });

  it('cash needs an open drawer that holds it, and tips go back to where they came from', async () => {
    const { cart } = await treatedCart(s);
    const tipped = await s.desk.till.setTip.mutate({
      cartId: cart.id,
      tipCents: 3000,
      staffId: s.clinic.ids.staff.injector,
      expectedVersion: cart.version,
    });
    const invoiceId = await pay(s.desk, tipped, [{ kind: 'cash', cents: 31_000 }]);
    const sold = await s.desk.billing.creditOptions.query({ invoiceId });
    const [line] = sold.lines;
    const [cash] = sold.payments;
    if (!line || !cash) throw new Error('A sale has a line and a payment.');
    expect(sold.tips).toMatchObject([{ staffName: 'Ingrid Injector', leftCents: 3000 }]);
    const asked = {
      invoiceId,
      expectedVersion: sold.version,
      reason: 'Not what was agreed',
      lines: [{ lineId: line.id, cents: 4000 }],
      back: [{ paymentId: cash.id, cents: 4000, tipCents: 1000 }],
    };
    const second = await s.clinic.as('frontDesk', 2);
    expect((await refusalOf(second.refunds.refund.mutate(asked))).code).toBe('DRAWER_CLOSED');
    const before = (await s.desk.till.drawer.query({})).session?.expectedCents ?? 0;
    await s.desk.refunds.refund.mutate(asked);
    expect((await s.desk.till.drawer.query({})).session?.expectedCents).toBe(before - 5000);
    expect(await accountOf(s, 'tips_payable', invoiceId)).toBe(-2000);
    expect(await accountOf(s, 'revenue.services', invoiceId)).toBe(-24_000);
    const { version } = await s.desk.billing.creditOptions.query({ invoiceId });
    const wrong = s.desk.refunds.refund.mutate({
      ...asked,
      expectedVersion: version,
      lines: [{ lineId: line.id, cents: 50 }],
      back: [],
    });
    expect(await refusalOf(wrong)).toMatchObject({ code: 'MONEY_DIFFERS', details: { backCents: 50 } });
  });

  it('above the limit a second person confirms; no one approves what they asked for or sold', async () => {
    const sold = await soldCreams(s, 2);
    const [line] = sold.lines;
    const [card] = sold.payments;
    if (!line || !card) throw new Error('A sale has a line and a payment.');
    const asked = {
      invoiceId: sold.invoiceId,
      expectedVersion: sold.version,
      reason: 'Brought back',
      lines: [{ lineId: line.id, quantity: 2000, fate: 'restock' as const }],
      back: [{ paymentId: card.id, cents: sold.totalCents }],
    };
    const needed = await refusalOf(s.desk.refunds.refund.mutate(asked));
    expect(needed).toMatchObject({ code: 'APPROVAL_NEEDED', details: { limitCents: 10_000 } });
    const about = String(needed.details?.['about']);
    const confirm = (staffId: string, password: string) => s.desk.session.confirm.mutate({ about, staffId, password });
    const { staff } = s.clinic.ids;
    expect((await refusalOf(confirm(staff.frontDesk, passwordOf('frontDesk')))).code).toBe('APPROVAL_NEEDED');
    expect((await refusalOf(confirm(staff.owner, 'not the password'))).code).toBe('WRONG_PASSWORD');
    const keeper = await confirm(staff.stockKeeper, passwordOf('stockKeeper'));
    const notAllowed = s.desk.refunds.refund.mutate({ ...asked, approvalId: keeper.approvalId });
    expect((await refusalOf(notAllowed)).code).toBe('APPROVAL_NEEDED');
    const owner = await confirm(staff.owner, passwordOf('owner'));
    const otherDesk = (await s.clinic.as('frontDesk')).refunds.refund.mutate({
      ...asked,
      approvalId: owner.approvalId,
    });
    expect((await refusalOf(otherDesk)).code).toBe('APPROVAL_NEEDED');
    await s.desk.refunds.refund.mutate({ ...asked, approvalId: owner.approvalId });
    const { creditNotes } = await s.desk.billing.creditsOfDay.query({});
    expect(creditNotes[0]).toMatchObject({ requestedByName: 'Fran Desk', approvedByName: 'Olive Owner' });
    const rows = s.clinic.opened.store.read.raw
      .prepare<[], { procedure: string; outcome: string; staff_id: string }>(
        "SELECT procedure, outcome, staff_id FROM audit_log WHERE procedure IN ('session.confirm', 'refunds.refund') ORDER BY seq DESC LIMIT 3",
      )
      .all();
    expect(rows[0]).toMatchObject({ procedure: 'refunds.refund', outcome: 'done', staff_id: staff.frontDesk });
    expect(rows.map((row) => row.outcome)).toContain('refused:APPROVAL_NEEDED');
    const seen = { ...asked, expectedVersion: sold.version + 1, approvalId: owner.approvalId };
    expect((await refusalOf(s.desk.refunds.refund.mutate(seen))).code).not.toBe('INTERNAL');
  });

  it('who sold it cannot approve it; the one who may approve can do it for someone who asks', async () => {
    const cart = await creamCart(s, 3, s.ann, s.owner);
    const invoiceId = await pay(s.owner, cart, [{ kind: 'cardTerminal', cents: cart.totalCents }]);
    const sold = await s.owner.billing.creditOptions.query({ invoiceId });
    const ask = (approvalId: string) => ({
      invoiceId,
      expectedVersion: sold.version,
      reason: 'Brought back',
      lines: [{ lineId: sold.lines[0]?.id ?? '', quantity: 3000, fate: 'restock' as const }],
      back: [{ paymentId: sold.payments[0]?.id ?? '', cents: sold.totalCents }],
      approvalId,
    });
    const about = `credit ${invoiceId} ${sold.totalCents}`;
    const { staff } = s.clinic.ids;
    const byDesk = await s.owner.session.confirm.mutate({
      about,
      staffId: staff.frontDesk,
      password: passwordOf('frontDesk'),
    });
    expect((await refusalOf(s.owner.refunds.refund.mutate(ask(byDesk.approvalId)))).sentence).toContain('sale');
    const own = await soldCreams(s, 3);
    const aboutOwn = `credit ${own.invoiceId} ${own.totalCents}`;
    const { approvalId } = await s.owner.session.confirm.mutate({
      about: aboutOwn,
      staffId: staff.frontDesk,
      password: passwordOf('frontDesk'),
    });
    await s.owner.refunds.refund.mutate({
      ...ask(approvalId),
      invoiceId: own.invoiceId,
      expectedVersion: own.version,
      lines: [{ lineId: own.lines[0]?.id ?? '', quantity: 3000, fate: 'restock' }],
      back: [{ paymentId: own.payments[0]?.id ?? '', cents: own.totalCents }],
    });
    const [note] = (await s.desk.billing.creditsOfDay.query({})).creditNotes;
    expect(note).toMatchObject({ requestedByName: 'Fran Desk', approvedByName: 'Olive Owner' });
  });

  it('an invoice of today is voided: charges can be billed again, the check is not confused', async () => {
    const { appointmentId, cart } = await treatedCart(s);
    const withCream = await s.desk.till.addProduct.mutate({
      cartId: cart.id,
      productId: s.shelf.cream,
      quantity: 1000,
      expectedVersion: cart.version,
    });
    const onHand = await creamsOnHand(s);
    const half = Math.floor(withCream.totalCents / 2);
    const invoiceId = await pay(s.desk, withCream, [
      { kind: 'cardTerminal', cents: half, reference: 'T-9' },
      { kind: 'cash', cents: withCream.totalCents - half },
    ]);
    const sold = await s.desk.billing.creditOptions.query({ invoiceId });
    const done = await s.desk.refunds.void.mutate({
      invoiceId,
      expectedVersion: sold.version,
      reason: 'Billed to the wrong card',
      approvalId: await confirmed(s, invoiceId, sold.totalCents),
    });
    expect(done).toMatchObject({ totalCents: sold.totalCents, backCents: sold.totalCents });
    const invoice = await s.desk.billing.invoice.query({ id: invoiceId });
    expect(invoice).toMatchObject({ state: 'void', paidCents: 0, balanceCents: 0 });
    expect(await creamsOnHand(s)).toBe(onHand);
    for (const account of ['revenue.services', 'revenue.retail', 'tax_payable', 'cash_drawer', 'card_clearing'])
      expect(await accountOf(s, account, invoiceId)).toBe(0);
    const { charges } = await s.desk.billing.charges.query({ appointmentId });
    expect(charges).toMatchObject([{ state: 'confirmed' }]);
    expect((await s.desk.billing.unbilled.query({})).items.map((item) => item.appointmentId)).toContain(appointmentId);
    const next = await s.desk.till.cartFor.mutate({ appointmentId });
    expect(next.check).toMatchObject({ blocked: false });
    const second = await pay(s.desk, next, [{ kind: 'cash', cents: next.totalCents }]);
    expect(await s.desk.billing.check.query({ appointmentId })).toMatchObject({ blocked: false });
    expect((await s.desk.billing.charges.query({ appointmentId })).charges).toMatchObject([{ state: 'invoiced' }]);
    s.clinic.clock.advance(day);
    const tomorrow = await s.clinic.as('frontDesk');
    const late = await tomorrow.billing.creditOptions.query({ invoiceId: second });
    expect(late.voidProblem).toContain('Only an invoice of today');
    const asked = tomorrow.refunds.void.mutate({
      invoiceId: second,
      expectedVersion: late.version,
      reason: 'Too late',
    });
    expect((await refusalOf(asked)).code).toBe('NOT_NOW');
  });
});

/** Olive confirms at the desk of the scene what someone else is about to take back. */
async function confirmed(s: TillScene, invoiceId: string, cents: number): Promise<string> {
  const { approvalId } = await s.desk.session.confirm.mutate({
    about: `credit ${invoiceId} ${cents}`,
    staffId: s.clinic.ids.staff.owner,
    password: passwordOf('owner'),
  });
  return approvalId;
}
