import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aboutCredit } from '../../electron/billing/credits/approval/rules.ts';
import { type Client, refusalOf } from '../harness.ts';
import { passwordOf } from '../standardClinic.ts';
import { type AheadScene, aheadScene, facialCart, payAheadFor } from './aheadScene.ts';
import { accountOf, creamCart, pay } from './creditScene.ts';

describe.each(['process', 'http'] as const)('what is owed is given up (%s)', (via) => {
  let s: AheadScene;
  beforeEach(async () => void (s = await aheadScene(via)));
  afterEach(() => s.clinic.close());

  /** Creams that Ann leaves owed. */
  const owed = async (pieces: number, seller = s.desk) => {
    const cart = await creamCart(s, pieces, s.ann, seller);
    const invoiceId = await pay(seller, cart, [{ kind: 'account', cents: cart.totalCents }]);
    return s.desk.billing.creditOptions.query({ invoiceId });
  };
  const giveUp = (by: Client, of: { invoiceId: string; version: number }, cents: number, approvalId?: string) =>
    by.refunds.writeOff.mutate({
      invoiceId: of.invoiceId,
      expectedVersion: of.version,
      reason: 'Moved away, letters come back',
      cents,
      ...(approvalId === undefined ? {} : { approvalId }),
    });
  const confirm = async (at: Client, about: string, staffId: string, password: string): Promise<string> =>
    (await at.session.confirm.mutate({ about, staffId, password })).approvalId;

  it('up to what is owed: revenue and tax stay, and no paper is written', async () => {
    const sold = await owed(1);
    expect((await refusalOf(giveUp(s.desk, sold, 1000))).code).toBe('NOT_ALLOWED');
    const tooMuch = await refusalOf(giveUp(s.owner, sold, 4900));
    expect(tooMuch).toMatchObject({ code: 'MONEY_DIFFERS', details: { dueCents: 4899 } });
    const part = await giveUp(s.owner, sold, 1000);
    expect(part).toMatchObject({ totalCents: 1000, backCents: 0, documentId: null, printJobId: null });
    const invoice = await s.desk.billing.invoice.query({ id: sold.invoiceId });
    expect(invoice).toMatchObject({ state: 'issued', balanceCents: 3899, creditedCents: 1000 });
    const rest = await s.desk.billing.creditOptions.query({ invoiceId: sold.invoiceId });
    await giveUp(s.owner, rest, 3899);
    const of = (account: string) => accountOf(s, account, sold.invoiceId);
    expect(await of('write_offs')).toBe(4899);
    expect(await of('patient_receivable')).toBe(0);
    expect(await of('revenue.retail')).toBe(-4500);
    expect(await of('tax_payable')).toBe(-399);
    const { figures } = await s.owner.till.x.query({});
    expect(figures).toMatchObject({ writeOffCents: 4899, refundCents: 0, grossCents: 4500, problems: [] });
    const again = await s.desk.billing.creditOptions.query({ invoiceId: sold.invoiceId });
    expect((await refusalOf(giveUp(s.owner, again, 1))).code).toBe('MONEY_DIFFERS');
  });

  it('above the limit with a second person: what one gave up alone that day counts', async () => {
    const first = await owed(2);
    await giveUp(s.owner, first, 9799);
    const second = await owed(1);
    const needed = await refusalOf(giveUp(s.owner, second, 4899));
    expect(needed).toMatchObject({ code: 'APPROVAL_NEEDED', details: { limitCents: 10_000, aloneTodayCents: 9799 } });
    const about = String(needed.details?.['about']);
    const { staff } = s.clinic.ids;
    // who asked for it confirms, and the one at the keyboard is the one who approves
    const asked = await confirm(s.owner, about, staff.frontDesk, passwordOf('frontDesk'));
    expect((await refusalOf(giveUp(s.owner, second, 4898, asked))).code).toBe('APPROVAL_NEEDED');
    await giveUp(s.owner, second, 4899, asked);
    const notes = (await s.desk.billing.creditsOfDay.query({})).creditNotes;
    expect(notes.find((note) => note.invoiceId === second.invoiceId)).toMatchObject({
      kind: 'writeOff',
      requestedByName: 'Fran Desk',
      approvedByName: 'Olive Owner',
    });
    expect(notes.find((note) => note.invoiceId === first.invoiceId)?.approvedByName).toBeNull();
  });

  it('never of one’s own sale alone, however small, and nobody approves their own', async () => {
    const own = await owed(1, s.owner);
    const needed = await refusalOf(giveUp(s.owner, own, 100));
    expect(needed).toMatchObject({ code: 'APPROVAL_NEEDED' });
    expect(needed.sentence).toContain('your own sale');
    const about = String(needed.details?.['about']);
    const { staff } = s.clinic.ids;
    const self = s.owner.session.confirm.mutate({ about, staffId: staff.owner, password: passwordOf('owner') });
    expect((await refusalOf(self)).code).toBe('APPROVAL_NEEDED');
    // the front desk may ask, but the seller cannot be who approves
    const asked = await confirm(s.owner, about, staff.frontDesk, passwordOf('frontDesk'));
    expect((await refusalOf(giveUp(s.owner, own, 100, asked))).sentence).toContain('did not make the sale');
    const partner = { login: 'petra', password: 'a-lamp-in-the-hall' };
    const { id } = await s.owner.staff.add.mutate({
      name: 'Petra Partner',
      title: 'Partner',
      role: 'owner',
      provider: false,
      ...partner,
    });
    const approved = await confirm(s.owner, about, id, partner.password);
    await giveUp(s.owner, own, 100, approved);
    const [note] = (await s.desk.billing.creditsOfDay.query({})).creditNotes;
    expect(note).toMatchObject({ requestedByName: 'Olive Owner', approvedByName: 'Petra Partner' });
  });

  it('of a package only what was used; what is left is taken back with all its uses', async () => {
    const empty = await s.desk.till.newCart.mutate({ patientId: s.ann });
    const cart = await s.desk.till.addOffer.mutate({
      cartId: empty.id,
      expectedVersion: empty.version,
      offerId: s.facials,
    });
    const invoiceId = await pay(s.desk, cart, [{ kind: 'account', cents: cart.totalCents }]);
    const options = () => s.desk.billing.creditOptions.query({ invoiceId });
    expect(await options()).toMatchObject({ dueCents: 300_00, writeOffCents: 0 });
    expect(await refusalOf(giveUp(s.owner, await options(), 1))).toMatchObject({
      code: 'VALUE_REFUSED',
      details: { lostCents: 0 },
    });
    await pay(s.desk, await payAheadFor(s, (await facialCart(s)).cart), []);
    const refused = await refusalOf(giveUp(s.owner, await options(), 100_01));
    expect(refused).toMatchObject({ code: 'VALUE_REFUSED', details: { lostCents: 100_00 } });
    expect(refused.sentence).toContain('$200.00');
    expect(await options()).toMatchObject({ dueCents: 300_00, writeOffCents: 100_00 });
    await giveUp(s.owner, await options(), 100_00);
    expect(await accountOf(s, 'packages')).toBe(-200_00);
    const left = await options();
    expect(left).toMatchObject({ dueCents: 200_00, lines: [{ aheadLeftCents: 200_00, left: { totalCents: 200_00 } }] });
    const lineId = left.lines[0]?.id ?? '';
    await s.owner.refunds.refund.mutate({
      invoiceId,
      expectedVersion: left.version,
      reason: 'Never paid for',
      lines: [{ lineId, quantity: 1000 }],
      approvalId: await confirm(
        s.owner,
        aboutCredit(invoiceId, 200_00),
        s.clinic.ids.staff.frontDesk,
        passwordOf('frontDesk'),
      ),
    });
    const { values } = await s.desk.billing.paidAhead.ofPatient.query({ patientId: s.ann });
    expect(values).toMatchObject([{ state: 'used', remainingCents: 0, items: [{ remainingQuantity: 0 }] }]);
    expect(await accountOf(s, 'packages')).toBe(0);
    expect(await accountOf(s, 'patient_receivable')).toBe(0);
    expect(await accountOf(s, 'write_offs')).toBe(100_00);
  });
});
