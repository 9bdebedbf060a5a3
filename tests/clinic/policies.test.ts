import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { policyDefaults } from '../../electron/clinic/policies/rules.ts';
import { policy, policyAt } from '../../electron/clinic/policies/service.ts';
import { type Client, refusalOf, type TestClinic, testClinic } from '../harness.ts';

describe.each(['process', 'http'] as const)('the rules of the clinic, by %s', (via) => {
  let clinic: TestClinic;
  let owner: Client;
  beforeAll(async () => {
    clinic = await testClinic({ via });
    owner = await clinic.as('owner');
  });
  afterAll(() => clinic.close());

  it('have their defaults until they are set', async () => {
    const found = await owner.clinic.policies.query({});
    expect(found).toEqual({ values: policyDefaults, version: 0, changedAt: null, changedBy: null });
  });

  it('are changed by who may, keep what they were, and say so in the audit row', async () => {
    const desk = await clinic.as('frontDesk');
    const wish = { values: { 'scheduling.noShowFee': { kind: 'flat' as const, cents: 7500 } }, expectedVersion: 0 };
    expect((await refusalOf(desk.clinic.setPolicies.mutate(wish))).code).toBe('NOT_ALLOWED');
    const before = clinic.clock.now();
    clinic.clock.advance(60_000);
    const saved = await owner.clinic.setPolicies.mutate(wish);
    const db = clinic.opened.store.read;
    expect(policy(db, 'scheduling.noShowFee')).toEqual({ kind: 'flat', cents: 7500 });
    expect(policyAt(db, 'scheduling.noShowFee', before)).toEqual({ kind: 'none' });
    expect(policyAt(db, 'scheduling.noShowFee', clinic.clock.now())).toEqual({ kind: 'flat', cents: 7500 });
    const row = db.raw
      .prepare<[], { changed: string }>(
        "SELECT changed FROM audit_log WHERE procedure = 'clinic.setPolicies' AND outcome = 'done'",
      )
      .get();
    expect(JSON.parse(row?.changed ?? '')).toEqual([
      { field: 'scheduling.noShowFee', from: { kind: 'none' }, to: { kind: 'flat', cents: 7500 } },
    ]);
    const now = await owner.clinic.policies.query({});
    expect([now.version, now.changedBy]).toEqual([saved.version, clinic.ids.staff.owner]);
  });

  it('refuse what does not fit together, and a change on top of one that was not seen', async () => {
    const { version } = await owner.clinic.policies.query({});
    const set = (values: Parameters<typeof owner.clinic.setPolicies.mutate>[0]['values'], expectedVersion = version) =>
      owner.clinic.setPolicies.mutate({ values, expectedVersion });
    expect((await refusalOf(set({ 'scheduling.waitOverMinutes': 5 }))).sentence).toMatch(/amber/);
    expect((await refusalOf(set({ 'scheduling.depositAfterNoShows': 2 }))).sentence).toMatch(/amount/);
    expect((await refusalOf(set({ 'scheduling.lateHours': 48 }, 0))).code).toBe('CHANGED_ELSEWHERE');
    const cheap = { kind: 'percent' as const, rate: 2_000_000 };
    expect((await refusalOf(set({ 'scheduling.deposit': cheap }))).sentence).toMatch(/100 %/);
    await set({ 'scheduling.deposit': { kind: 'percent', rate: 200_000 }, 'scheduling.depositAfterNoShows': 2 });
    // the same values again change nothing
    const again = await owner.clinic.policies.query({});
    await set({ 'scheduling.depositAfterNoShows': 2 }, again.version);
    expect((await owner.clinic.policies.query({})).version).toBe(again.version);
  });
});
