import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, refusalOf, type TestClinic, testClinic } from '../harness.ts';

describe('services', () => {
  let clinic: TestClinic;
  let owner: Client;
  beforeAll(async () => {
    clinic = await testClinic();
    owner = await clinic.as('owner');
  });
  afterAll(() => clinic.close());
  const facial = {
    name: 'Facial',
    category: 'Skin',
    durationMinutes: 45,
    pricing: 'flat' as const,
    priceCents: 12_000,
  };

  it('are added, changed with their price on record, and listed in order', async () => {
    const made = await owner.catalog.addService.mutate(facial);
    await owner.catalog.addService.mutate({ ...facial, name: 'Peel', processingMinutes: 20, taxClass: 'standard' });
    expect((await refusalOf(owner.catalog.addService.mutate({ ...facial, name: ' facial ' }))).code).toBe('DUPLICATE');
    const changed = await owner.catalog.updateService.mutate({
      ...facial,
      id: made.id,
      active: true,
      priceCents: 13_500,
      expectedVersion: 1,
    });
    expect(changed.version).toBe(2);
    expect(
      (
        await refusalOf(
          owner.catalog.updateService.mutate({ ...facial, id: made.id, active: true, expectedVersion: 1 }),
        )
      ).code,
    ).toBe('CHANGED_ELSEWHERE');
    const last = clinic.opened.store.read.raw
      .prepare<[], { changed: string }>(
        "SELECT changed FROM audit_log WHERE procedure = 'catalog.updateService' AND outcome = 'done'",
      )
      .get();
    expect(JSON.parse(last?.changed ?? '[]')).toEqual([{ field: 'priceCents', from: 12_000, to: 13_500 }]);
    await owner.catalog.updateService.mutate({ ...facial, id: made.id, active: false, expectedVersion: 2 });
    const { services } = await (await clinic.as('frontDesk')).catalog.services.query({});
    expect(services.map((row) => [row.name, row.active, row.processingMinutes, row.cosmetic])).toEqual([
      ['Peel', true, 20, true],
      ['Facial', false, 0, true],
    ]);
  });

  it('are for the owner to change, and must make sense', async () => {
    expect(
      (await refusalOf((await clinic.as('frontDesk')).catalog.addService.mutate({ ...facial, name: 'Other' }))).code,
    ).toBe('NOT_ALLOWED');
    for (const wrong of [
      { durationMinutes: 0 },
      { priceCents: -1 },
      { pricing: 'perUnit' as const },
      { durationMinutes: 700, bufferMinutes: 60 },
    ]) {
      expect((await refusalOf(owner.catalog.addService.mutate({ ...facial, name: 'Other', ...wrong }))).code).toBe(
        'BAD_INPUT',
      );
    }
    const missing = await refusalOf(
      owner.catalog.addService.mutate({ ...facial, name: 'Other', productId: '0190a5c0-0000-7000-8000-000000000000' }),
    );
    expect(missing.code).toBe('NOT_FOUND');
  });
});
