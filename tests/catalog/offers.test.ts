import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../harness.ts';
import { type TillScene, tillScene } from '../till/scene.ts';

describe.each(['process', 'http'] as const)('offers, via %s', (via) => {
  let s: TillScene;
  beforeAll(async () => void (s = await tillScene(via)));
  afterAll(() => s.clinic.close());

  it('are added, say what they hold and save, and are changed with their price on record', async () => {
    const three = { name: 'Three facials', priceCents: 300_00, contents: [{ serviceId: s.facial, quantity: 3000 }] };
    const made = await s.owner.catalog.addOffer.mutate({ ...three, kind: 'package', validDays: 365, shareable: true });
    const [offer] = (await s.desk.catalog.offers.query({})).offers;
    expect(offer).toMatchObject({ listCents: 360_00, shareable: true, active: true });
    expect(offer?.contents).toMatchObject([{ name: 'Facial', unit: null, quantity: 3000, listCents: 360_00 }]);
    const change = { ...three, kind: 'package' as const, id: made.id, active: false, priceCents: 320_00 };
    await s.owner.catalog.updateOffer.mutate({ ...change, expectedVersion: 1 });
    const stale = s.owner.catalog.updateOffer.mutate({ ...change, expectedVersion: 1 });
    expect((await refusalOf(stale)).code).toBe('CHANGED_ELSEWHERE');
    const last = s.clinic.opened.store.read.raw
      .prepare<[], { changed: string }>(
        "SELECT changed FROM audit_log WHERE procedure = 'catalog.updateOffer' AND outcome = 'done' ORDER BY seq DESC LIMIT 1",
      )
      .get();
    expect(JSON.parse(last?.changed ?? '[]')).toEqual([{ field: 'priceCents', from: 300_00, to: 320_00 }]);
  });

  it('price units by the treatment that is priced per unit, and list what can be put in', async () => {
    await s.owner.catalog.addOffer.mutate({
      kind: 'units',
      name: 'Bank 40 units',
      priceCents: 440_00,
      contents: [{ productId: s.shelf.botox, quantity: 40_000 }],
    });
    const { offers } = await s.desk.catalog.offers.query({});
    expect(offers.find((row) => row.kind === 'units')).toMatchObject({ listCents: 560_00 });
    const prices = await s.desk.catalog.listPrices.query({});
    expect(prices.products).toMatchObject([{ id: s.shelf.botox, unit: 'U', priceCents: 14_00 }]);
  });

  it('are refused where they make no sense, each with a sentence', async () => {
    const add = async (input: Parameters<typeof s.owner.catalog.addOffer.mutate>[0]) =>
      refusalOf(s.owner.catalog.addOffer.mutate(input));
    const use = { serviceId: s.facial, quantity: 1000 };
    const base = { name: 'No sense', priceCents: 100_00 };
    expect((await add({ ...base, kind: 'package' })).sentence).toContain('Say which treatments');
    expect((await add({ ...base, kind: 'package', contents: [use, use] })).sentence).toContain('twice');
    expect((await add({ ...base, kind: 'package', contents: [{ ...use, quantity: 1500 }] })).sentence).toContain(
      'whole numbers',
    );
    expect((await add({ ...base, kind: 'package', taxClass: 'standard', contents: [use] })).sentence).toContain(
      'when it is used',
    );
    expect(
      (await add({ ...base, kind: 'package', contents: [{ serviceId: s.botoxService, quantity: 1000 }] })).sentence,
    ).toContain('priced per unit');
    expect((await add({ ...base, kind: 'units', contents: [use] })).sentence).toContain('one product');
    expect(
      (await add({ ...base, kind: 'units', contents: [{ productId: s.shelf.cream, quantity: 1000 }] })).sentence,
    ).toContain('No treatment is priced per unit');
    expect((await add({ ...base, kind: 'membership', intervalMonths: 1 })).sentence).toContain(
      'Give members something',
    );
    expect((await add({ ...base, kind: 'membership', memberDiscount: 100_000 })).sentence).toContain('how often');
    const desk = s.desk.catalog.addOffer.mutate({ ...base, kind: 'package', contents: [use] });
    expect((await refusalOf(desk)).code).toBe('NOT_ALLOWED');
  });
});
