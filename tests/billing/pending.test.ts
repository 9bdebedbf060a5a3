import { afterEach, beforeEach, expect, it } from 'vitest';
import { pendingText } from '../../db/billing/pending/queries.ts';
import { day } from '../../electron/kernel/dates.ts';
import { type ConsentScene, consentScene, signAll } from '../consents/scene.ts';
import { refusalOf } from '../harness.ts';

let scene: ConsentScene;
beforeEach(async () => {
  scene = await consentScene();
  await signAll(scene, scene.desk, scene.lineIds[0] ?? '');
});
afterEach(() => scene.clinic.close());

it('shows a charge that waits with its age, and one that waits too long as overdue', async () => {
  const list = async () => {
    const desk = await scene.clinic.as('frontDesk');
    const { charges } = await desk.billing.pending.list.query({});
    return charges.map(({ description, days, age, patientName }) => [patientName, description, days, age]);
  };
  const name = 'Zoë Łuczak-Çelikoğlu';
  expect(await list()).toEqual([[name, 'Neurotoxin', 0, 'fresh']]);
  scene.clinic.clock.advance(day);
  expect(await list()).toEqual([[name, 'Neurotoxin', 1, 'waiting']]);
  scene.clinic.clock.advance(2 * day);
  expect(await list()).toEqual([[name, 'Neurotoxin', 3, 'overdue']]);
  scene.clinic.clock.advance(400 * day);
  expect((await list())[0]?.[2]).toBe(403);
});

it('is cancelled with a reason by who may, once', async () => {
  const { charges } = await scene.desk.billing.pending.list.query({});
  const [charge] = charges;
  const cancel = { chargeId: charge?.chargeId ?? '', expectedVersion: charge?.version ?? 0 };
  const injector = await scene.clinic.as('injector');
  expect((await refusalOf(injector.billing.pending.cancel.mutate({ ...cancel, reason: 'No show' }))).code).toBe(
    'NOT_ALLOWED',
  );
  expect((await refusalOf(scene.desk.billing.pending.cancel.mutate({ ...cancel, reason: ' ' }))).code).toBe(
    'BAD_INPUT',
  );
  await scene.desk.billing.pending.cancel.mutate({ ...cancel, reason: 'Came for the peel only' });
  expect((await scene.desk.billing.pending.list.query({})).charges).toEqual([]);
  const again = scene.desk.billing.pending.cancel.mutate({ ...cancel, reason: 'Again' });
  expect((await refusalOf(again)).code).toBe('NOT_NOW');
  const all = await scene.desk.billing.charges.query({ appointmentId: scene.appointmentId });
  expect(all.charges).toMatchObject([{ state: 'cancelled', cancelReason: 'Came for the peel only' }]);
});

it('is found by its index, however many charges there are', () => {
  const plan = scene.clinic.opened.store.read.raw.prepare(`EXPLAIN QUERY PLAN ${pendingText}`).all() as Array<{
    detail: string;
  }>;
  expect(plan.map(({ detail }) => detail).join('\n')).toContain('charges_state');
});
