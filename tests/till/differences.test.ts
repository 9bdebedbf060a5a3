import { afterAll, beforeAll, expect, it } from 'vitest';
import { refusalOf } from '../harness.ts';
import { type PersonKey, passwordOf } from '../standardClinic.ts';
import { type TillScene, tillScene, treatedCart } from './scene.ts';

let s: TillScene;
beforeAll(async () => void (s = await tillScene()));
afterAll(() => s.clinic.close());

it('a difference is answered for at the till by who may, or by a second person who may, with their name', async () => {
  const { appointmentId, lineId } = await treatedCart(s, { drawn: 20_000, charted: 18_000, reason: 'Spilled' });
  const input = { appointmentId, serviceLineId: lineId, reason: 'Two units were spilled' };
  const refused = await refusalOf(s.desk.till.explain.mutate(input));
  expect(refused.code).toBe('APPROVAL_NEEDED');
  const { about } = refused.details as { about: string };
  const confirmed = async (who: PersonKey) => {
    const person = { staffId: s.clinic.ids.staff[who], password: passwordOf(who) };
    return s.desk.session.confirm.mutate({ ...person, about });
  };
  const wrong = await confirmed('stockKeeper');
  expect((await refusalOf(s.desk.till.explain.mutate({ ...input, ...wrong }))).sentence).toMatch(/Stan Keeper may not/);
  const given = await confirmed('injector');
  const check = await s.desk.till.explain.mutate({ ...input, ...given });
  expect(check).toMatchObject({ blocked: false, lines: [{ override: { staffName: 'Ingrid Injector' } }] });
  expect((await refusalOf(s.desk.till.explain.mutate({ ...input, ...given }))).code).toBe('APPROVAL_NEEDED');
  expect(await s.owner.till.explain.mutate(input)).toMatchObject({
    lines: [{ override: { staffName: 'Olive Owner' } }],
  });
});
