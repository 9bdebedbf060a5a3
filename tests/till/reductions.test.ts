import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../harness.ts';
import { passwordOf } from '../standardClinic.ts';
import { type TillScene, tillScene, treatedCart } from './scene.ts';

type Cart = Awaited<ReturnType<TillScene['desk']['till']['newCart']['mutate']>>;
const secret = passwordOf('owner');
const at = (cart: Cart) => ({ cartId: cart.id, expectedVersion: cart.version });

describe('prices, discounts, codes and tax', () => {
  let s: TillScene;
  beforeAll(async () => void (s = await tillScene()));
  afterAll(() => s.clinic.close());

  const withCream = async (quantity = 1000): Promise<Cart> => {
    const cart = await s.desk.till.newCart.mutate({});
    return s.desk.till.addProduct.mutate({ ...at(cart), productId: s.shelf.cream, quantity });
  };

  it('a lower price keeps the list price beside it; above the limit a second person confirms exactly that', async () => {
    const policies = await s.owner.clinic.policies.query({});
    await s.owner.clinic.setPolicies.mutate({
      values: { 'till.discountLimit': 200_000 },
      expectedVersion: policies.version,
    });
    const cart = await withCream();
    const lineId = cart.lines[0]?.id ?? '';
    const price = { ...at(cart), lineId, unitPriceCents: 3000, reason: 'Price match' };
    const refused = await refusalOf(s.desk.till.setPrice.mutate(price));
    expect(refused).toMatchObject({ code: 'APPROVAL_NEEDED', details: { limit: 200_000 } });
    const { about } = refused.details as { about: string };
    const ownerId = s.clinic.ids.staff.owner;
    const other = await s.desk.session.confirm.mutate({ staffId: ownerId, password: secret, about: 'x' });
    expect((await refusalOf(s.desk.till.setPrice.mutate({ ...price, approvalId: other.approvalId }))).code).toBe(
      'APPROVAL_NEEDED',
    );
    const given = await s.desk.session.confirm.mutate({ staffId: ownerId, password: secret, about });
    const cheaper = await s.desk.till.setPrice.mutate({ ...price, approvalId: given.approvalId });
    expect(cheaper.lines).toMatchObject([{ unitPriceCents: 3000, listPriceCents: 4500, priceReason: 'Price match' }]);
    const back = await s.desk.till.setPrice.mutate({ ...at(cheaper), lineId, unitPriceCents: null });
    expect(back.lines).toMatchObject([{ unitPriceCents: 4500, listPriceCents: null, priceReason: null }]);
  });

  it('a discount of the whole sale is spread exactly, follows the lines, and leaves lines with their own alone', async () => {
    const { cart: begun } = await treatedCart(s, { drawn: 5000, charted: 5000 });
    let cart: Cart = await s.owner.till.addProduct.mutate({ ...at(begun), productId: s.shelf.cream });
    cart = await s.owner.till.setSaleDiscount.mutate({ ...at(cart), discount: { cents: 1001 }, reason: 'Birthday' });
    expect(cart.lines.map((line) => line.discountCents)).toEqual([609, 392]);
    expect(cart).toMatchObject({ discountCents: 1001, saleDiscount: { cents: 1001, reason: 'Birthday' } });
    cart = await s.owner.till.addProduct.mutate({ ...at(cart), productId: s.shelf.cream });
    expect(cart.lines.map((line) => line.discountCents)).toEqual([438, 563]);
    expect((await refusalOf(s.owner.till.setPromo.mutate({ ...at(cart), code: 'SPRING' }))).code).toBe('NOT_NOW');
    cart = await s.owner.till.setSaleDiscount.mutate({ ...at(cart), discount: null });
    expect(cart).toMatchObject({ discountCents: 0, saleDiscount: null });
  });

  it('a promo code says why it does not apply, is used once per patient, and is checked again at the end', async () => {
    const terms = {
      rate: 100_000,
      cents: null,
      appliesTo: 'retail' as const,
      categories: [],
      validFrom: '2026-03-01',
      validUntil: '2026-03-31',
      maxUses: 1,
      oncePerPatient: true,
      minimumCents: 5000,
      active: true,
    };
    await s.owner.billing.savePromoCode.mutate({ code: 'spring 10', ...terms });
    expect((await refusalOf(s.owner.billing.savePromoCode.mutate({ code: 'SPRING10', ...terms }))).code).toBe(
      'DUPLICATE',
    );
    let cart = await withCream();
    const reasonOf = async (code = 'Spring10') =>
      (await refusalOf(s.desk.till.setPromo.mutate({ ...at(cart), code }))).details;
    expect(await reasonOf('WINTER')).toMatchObject({ reason: 'unknown' });
    expect(await reasonOf()).toMatchObject({ reason: 'patientNeeded' });
    cart = await s.desk.till.setPatient.mutate({ ...at(cart), patientId: s.ann });
    expect(await reasonOf()).toMatchObject({ reason: 'belowMinimum' });
    cart = await s.desk.till.addProduct.mutate({ ...at(cart), productId: s.shelf.cream });
    cart = await s.desk.till.setPromo.mutate({ ...at(cart), code: 'Spring10' });
    expect(cart).toMatchObject({ discountCents: 900, promo: { code: 'SPRING10', cents: 900 } });
    expect(cart.lines[0]?.discountReason).toBe('Code SPRING10');
    const [line] = cart.lines;
    const one = await s.desk.till.setQuantity.mutate({ ...at(cart), lineId: line?.id ?? '', quantity: 1000 });
    const paid = await s.desk.till.addTender.mutate({ ...at(one), kind: 'cash', cents: 5000 });
    expect((await refusalOf(s.desk.till.finish.mutate({ ...at(paid), printReceipt: false }))).code).toBe(
      'PROMO_REFUSED',
    );
    const two = await s.desk.till.setQuantity.mutate({ ...at(paid), lineId: line?.id ?? '', quantity: 2000 });
    const full = await s.desk.till.addTender.mutate({ ...at(two), kind: 'cash', cents: two.dueCents });
    await s.desk.till.finish.mutate({ ...at(full), printReceipt: false });
    cart = await withCream(2000);
    cart = await s.desk.till.setPatient.mutate({ ...at(cart), patientId: s.ann });
    expect(await reasonOf()).toMatchObject({ reason: 'usedUp' });
    expect((await s.owner.billing.promoCodes.query({})).promoCodes).toMatchObject([{ uses: 1, givenCents: 900 }]);
  });

  it('prices may contain their tax; an exempt patient pays none, and the reason is kept', async () => {
    await s.owner.billing.setTaxRate.mutate({ taxClass: 'standard', name: 'VAT', rate: 200_000, inclusive: true });
    let cart = await withCream();
    expect(cart).toMatchObject({ totalCents: 4500, taxCents: 750, includedTaxCents: 750 });
    expect(cart.taxes).toEqual([
      { taxName: 'VAT', taxRate: 200_000, included: true, taxableCents: 3750, taxCents: 750 },
    ]);
    const exempt = { patientId: s.ann, reason: 'Embassy card 12', validUntil: null, expectedVersion: 0 };
    await s.desk.billing.setExemption.mutate(exempt);
    expect((await refusalOf(s.desk.billing.setExemption.mutate(exempt))).code).toBe('CHANGED_ELSEWHERE');
    cart = await s.desk.till.setPatient.mutate({ ...at(cart), patientId: s.ann });
    expect(cart).toMatchObject({ taxExemption: 'Embassy card 12', taxCents: 0, totalCents: 4500, taxes: [] });
    cart = await s.desk.till.addTender.mutate({ ...at(cart), kind: 'cardTerminal', cents: 4500 });
    const done = await s.desk.till.finish.mutate({ ...at(cart), printReceipt: false });
    expect(await s.desk.billing.invoice.query({ id: done.invoiceId })).toMatchObject({
      taxExemption: 'Embassy card 12',
      taxCents: 0,
    });
  });

  it('a parked cart is found and taken up on another PC; a visit joins a cart that was begun', async () => {
    let cart = await withCream();
    cart = await s.desk.till.park.mutate({ ...at(cart), label: 'Lady with the blue bag' });
    const { carts } = await s.owner.till.open.query({});
    expect(carts.find((row) => row.id === cart.id)).toMatchObject({ label: 'Lady with the blue bag', lines: 1 });
    cart = await s.owner.till.resume.mutate(at(cart));
    expect(cart.parkedAt).toBeNull();
    const { appointmentId, cart: theirs } = await treatedCart(s, { drawn: 5000, charted: 5000 });
    cart = await s.desk.till.addVisit.mutate({ ...at(cart), appointmentId });
    expect(cart).toMatchObject({ appointmentId, patient: { id: s.ann } });
    expect(cart.lines.map((line) => line.kind).toSorted()).toEqual(['retail', 'service']);
    expect((await s.desk.till.cart.query({ id: theirs.id })).state).toBe('abandoned');
    expect((await s.desk.till.cartFor.mutate({ appointmentId })).id).toBe(cart.id);
  });
});
