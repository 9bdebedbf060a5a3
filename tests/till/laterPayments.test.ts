import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pagesOfDocument } from '../../electron/app/rendering.ts';
import { creamCart, pay, soldCreams } from '../billing/creditScene.ts';
import { refusalOf } from '../harness.ts';
import { type TillScene, tillScene } from './scene.ts';

/** Creams that Ann, or another patient, leaves owed. */
async function owedCreams(s: TillScene, pieces: number, patientId = s.ann): Promise<string> {
  const cart = await creamCart(s, pieces, patientId);
  return pay(s.desk, cart, [{ kind: 'account', cents: cart.totalCents }]);
}

describe.each(['process', 'http'] as const)('paying later what was left owed (%s)', (via) => {
  let s: TillScene;
  beforeAll(async () => void (s = await tillScene(via)));
  afterAll(() => s.clinic.close());

  const dueOf = async (invoiceId: string): Promise<number> =>
    (await s.desk.billing.invoice.query({ id: invoiceId })).balanceCents;

  it('goes to the oldest first, and to each at most what was asked', async () => {
    const ids = [await owedCreams(s, 1), await owedCreams(s, 2), await owedCreams(s, 1)];
    const owed = await s.desk.till.owed.query({ patientId: s.ann });
    expect(owed).toMatchObject({ patientId: s.ann, patientName: 'Ann Lee', dueCents: 4899 + 9799 + 4899, ahead: [] });
    expect(owed.invoices.map((row) => row.id)).toEqual(ids);
    const [first = '', second = '', third = ''] = ids;
    const ask = {
      invoiceIds: ids,
      most: [
        { invoiceId: first, cents: 0 },
        { invoiceId: second, cents: 3000 },
      ],
      expectedDueCents: owed.dueCents,
      printReceipt: false,
    };
    const card = (cents: number) => ({ kind: 'cardTerminal' as const, cents, reference: 'T-9' });
    const tooMuch = await refusalOf(s.desk.till.payInvoices.mutate({ ...ask, tenders: [card(7900)] }));
    expect(tooMuch).toMatchObject({ code: 'MONEY_DIFFERS', details: { dueCents: 7899 } });
    const nothing = ids.map((invoiceId) => ({ invoiceId, cents: 0 }));
    const none = s.desk.till.payInvoices.mutate({ ...ask, most: nothing, tenders: [card(1)] });
    expect((await refusalOf(none)).code).toBe('BAD_INPUT');
    const done = await s.desk.till.payInvoices.mutate({
      ...ask,
      tenders: [card(4000), { kind: 'cash', cents: 4000 }],
    });
    expect(done).toMatchObject({ paidCents: 7899, changeCents: 101, dueCents: owed.dueCents - 7899 });
    expect(done.invoices.map(({ invoiceId, paidCents }) => [invoiceId, paidCents])).toEqual([
      [second, 3000],
      [third, 4899],
    ]);
    expect(await Promise.all(ids.map(dueOf))).toEqual([4899, 6799, 0]);
    expect(await s.desk.documents.get.query({ id: done.documentId })).toMatchObject({
      kind: 'payment',
      title: `Payment for ${done.invoices.map((row) => row.number).join(', ')}`,
    });
    // each invoice it paid shows it, and the one it did not pay does not
    const papers = await Promise.all(ids.map((id) => s.desk.billing.invoice.query({ id })));
    expect(papers.map(({ laterPayments }) => laterPayments.map((paper) => paper.documentId))).toEqual([
      [],
      [done.documentId],
      [done.documentId],
    ]);
    const { model } = pagesOfDocument(s.clinic.opened.store.read, done.documentId);
    const words = JSON.stringify(model.nodes);
    for (const word of ['Ann Lee (chart 1)', '$78.99', '$30.00', '$67.99', 'Card (T-9)', '-$1.01', '$116.98'])
      expect(words).toContain(word);
    const late = s.desk.till.payInvoices.mutate({ ...ask, tenders: [card(1)] });
    expect((await refusalOf(late)).code).toBe('CHANGED_ELSEWHERE');
    const rest = await s.desk.till.owed.query({ patientId: s.ann });
    await s.desk.till.payInvoices.mutate({
      patientId: s.ann,
      expectedDueCents: rest.dueCents,
      tenders: [{ kind: 'check', cents: rest.dueCents, reference: '77' }],
      printReceipt: false,
    });
    expect(await Promise.all(ids.map(dueOf))).toEqual([0, 0, 0]);
  });

  it('a credit may pay, of the patient or of who answers for them, and of nobody else', async () => {
    const sold = await soldCreams(s, 1);
    await s.desk.refunds.refund.mutate({
      invoiceId: sold.invoiceId,
      expectedVersion: sold.version,
      reason: 'Wants something else',
      kind: 'exchange',
      lines: [{ lineId: sold.lines[0]?.id ?? '', quantity: 1000, fate: 'restock' }],
      keptCents: sold.totalCents,
    });
    const child = await s.desk.patients.create.mutate({ givenName: 'Cleo', familyName: 'Lee' });
    const invoiceId = await owedCreams(s, 1, child.id);
    const [credit] = (await s.desk.till.owed.query({ patientId: s.ann })).ahead;
    expect(credit).toMatchObject({ kind: 'deposit', remainingCents: 4899 });
    const ofChild = () => s.desk.till.owed.query({ invoiceIds: [invoiceId] });
    expect((await ofChild()).ahead).toEqual([]);
    const payIt = () =>
      s.desk.till.payInvoices.mutate({
        invoiceIds: [invoiceId],
        expectedDueCents: 4899,
        tenders: [{ kind: 'deposit', storedValueId: credit?.storedValueId ?? '' }],
        printReceipt: false,
      });
    expect(await refusalOf(payIt())).toMatchObject({ code: 'VALUE_REFUSED', details: { reason: 'notTheirs' } });
    await s.desk.billing.setGuarantor.mutate({ patientId: child.id, guarantorId: s.ann });
    expect((await ofChild()).ahead).toMatchObject([{ storedValueId: credit?.storedValueId }]);
    expect(await payIt()).toMatchObject({ paidCents: 4899, dueCents: 0 });
    expect(await ofChild()).toMatchObject({ dueCents: 0, invoices: [] });
    const both = s.desk.till.owed.query({ invoiceIds: [invoiceId, sold.invoiceId] });
    expect((await refusalOf(both)).sentence).toContain('different people');
  });
});
