import { afterEach, describe, expect, it } from 'vitest';
import { minute } from '../../electron/kernel/dates.ts';
import { httpClient, refusalOf, type TestClinic, testClinic } from '../harness.ts';
import { people } from '../standardClinic.ts';

let clinic: TestClinic;
afterEach(() => clinic.close());

describe.each(['process', 'http'] as const)('sign-in over %s', (via) => {
  it('opens a session with the right password only, and puts both on record', async () => {
    clinic = await testClinic({ via });
    const client = clinic.anonymous();
    expect((await refusalOf(client.clinic.profile.query({}))).code).toBe('SIGN_IN_NEEDED');
    expect((await refusalOf(client.session.signIn.mutate({ login: 'fran', password: 'wrong-horse-4' }))).code).toBe(
      'WRONG_PASSWORD',
    );
    await client.session.signIn.mutate({ login: ' FRAN ', password: 'correct-horse-4' });
    expect((await client.clinic.profile.query({})).name).toBe('Standard Clinic');
    const outcomes = clinic.opened.store.read.raw
      .prepare('SELECT procedure, outcome FROM audit_log ORDER BY seq DESC LIMIT 2')
      .all();
    expect(outcomes).toEqual([
      { procedure: 'session.signIn', outcome: 'done' },
      { procedure: 'session.signIn', outcome: 'refused:WRONG_PASSWORD' },
    ]);
  });

  it('refuses every call while locked, until the password or PIN is given', async () => {
    clinic = await testClinic({ via });
    const client = clinic.anonymous();
    await client.session.signIn.mutate({ login: 'fran', password: 'correct-horse-4' });
    await client.staff.setPin.mutate({ pin: '274916' });
    await client.session.lock.mutate({});
    expect((await refusalOf(client.staff.list.query({}))).code).toBe('LOCKED');
    expect((await refusalOf(client.session.unlock.mutate({ pin: '274917' }))).code).toBe('WRONG_PIN');
    await client.session.unlock.mutate({ pin: '274916' });
    expect((await client.staff.list.query({})).staff).toHaveLength(people.length);
  });

  it('locks by itself after five idle minutes', async () => {
    clinic = await testClinic({ via });
    const client = await clinic.as('frontDesk');
    clinic.clock.advance(4 * minute);
    await client.session.here.mutate({});
    clinic.clock.advance(4 * minute);
    await client.staff.list.query({});
    clinic.clock.advance(2 * minute);
    expect((await refusalOf(client.staff.list.query({}))).code).toBe('LOCKED');
    expect((await client.session.state.query({})).locked).toBe(true);
  });
});

describe('switching by PIN', () => {
  it('works for people who signed in with their password on this PC within twelve hours, five tries at most', async () => {
    clinic = await testClinic();
    const fran = clinic.anonymous();
    await fran.session.signIn.mutate({ login: 'fran', password: 'correct-horse-4' });
    await fran.staff.setPin.mutate({ pin: '274916' });
    const ingridId = clinic.ids.staff.injector;
    expect((await refusalOf(fran.session.switchTo.mutate({ staffId: ingridId, pin: '998877' }))).code).toBe(
      'PIN_NOT_READY',
    );
    const ingrid = clinic.anonymous();
    await ingrid.session.signIn.mutate({ login: 'ingrid', password: 'correct-horse-2' });
    await ingrid.staff.setPin.mutate({ pin: '583027' });
    expect((await fran.session.people.query({})).people.map((p) => p.name)).toEqual(['Fran Desk', 'Ingrid Injector']);
    await fran.session.switchTo.mutate({ staffId: ingridId, pin: '583027' });
    expect((await fran.session.state.query({})).staff?.name).toBe('Ingrid Injector');
    for (let i = 0; i < 5; i += 1)
      expect(
        (await refusalOf(fran.session.switchTo.mutate({ staffId: clinic.ids.staff.frontDesk, pin: '111222' }))).code,
      ).toBe('WRONG_PIN');
    expect(
      (await refusalOf(fran.session.switchTo.mutate({ staffId: clinic.ids.staff.frontDesk, pin: '274916' }))).code,
    ).toBe('PIN_NOT_READY');
  });
});

describe('many tries at once', () => {
  it('are no more PIN tries than five', async () => {
    clinic = await testClinic();
    const fran = clinic.anonymous();
    await fran.session.signIn.mutate({ login: 'fran', password: 'correct-horse-4' });
    await fran.staff.setPin.mutate({ pin: '274916' });
    await fran.session.lock.mutate({});
    const codes = await Promise.all(
      Array.from(
        { length: 12 },
        async (_, i) => (await refusalOf(fran.session.unlock.mutate({ pin: `3141${10 + i}` }))).code,
      ),
    );
    expect(codes.filter((code) => code === 'WRONG_PIN')).toHaveLength(5);
    expect((await refusalOf(fran.session.unlock.mutate({ pin: '274916' }))).code).toBe('PIN_NOT_READY');
    await fran.session.unlock.mutate({ password: 'correct-horse-4' });
  });

  it('of two new passwords at the same moment both hold', async () => {
    clinic = await testClinic();
    const fran = await clinic.as('frontDesk');
    const ingrid = await clinic.as('injector');
    await Promise.all([
      fran.staff.setPassword.mutate({
        staffId: clinic.ids.staff.frontDesk,
        password: 'marble-river-19',
        currentPassword: 'correct-horse-4',
      }),
      ingrid.staff.setPassword.mutate({
        staffId: clinic.ids.staff.injector,
        password: 'copper-meadow-23',
        currentPassword: 'correct-horse-2',
      }),
    ]);
    for (const credentials of [
      { login: 'fran', password: 'marble-river-19' },
      { login: 'ingrid', password: 'copper-meadow-23' },
    ]) {
      expect(await clinic.anonymous().session.signIn.mutate(credentials)).toEqual({ done: true });
    }
  });
});

describe('two owners who add the same name at once', () => {
  it('add one person, who can sign in', async () => {
    clinic = await testClinic();
    const owner = await clinic.as('owner');
    const added = await Promise.allSettled(
      ['fresh-paint-77', 'other-paint-88'].map((password) =>
        owner.staff.add.mutate({ name: 'Nina New', login: 'nina', password, role: 'injector', provider: true }),
      ),
    );
    const kept = added.flatMap((outcome, i) =>
      outcome.status === 'fulfilled' ? [['fresh-paint-77', 'other-paint-88'][i] ?? ''] : [],
    );
    expect(kept).toHaveLength(1);
    expect(await clinic.anonymous().session.signIn.mutate({ login: 'nina', password: kept[0] ?? '' })).toEqual({
      done: true,
    });
  });
});

describe('a browser', () => {
  it('is signed out twelve hours after its sign-in', async () => {
    clinic = await testClinic({ via: 'http' });
    const fran = await clinic.as('frontDesk');
    for (let minutes = 0; minutes < 12 * 60; minutes += 4) {
      await fran.session.here.mutate({});
      clinic.clock.advance(4 * minute);
    }
    expect((await refusalOf(fran.session.here.mutate({}))).code).toBe('SIGN_IN_NEEDED');
  });
});

describe('a new password', () => {
  it('for oneself asks for the current one; the owner may set a forgotten one', async () => {
    clinic = await testClinic();
    const fran = await clinic.as('frontDesk');
    const owner = await clinic.as('owner');
    const staffId = clinic.ids.staff.frontDesk;
    expect((await refusalOf(fran.staff.setPassword.mutate({ staffId, password: 'marble-river-19' }))).code).toBe(
      'WRONG_PASSWORD',
    );
    const other = {
      staffId: clinic.ids.staff.injector,
      password: 'marble-river-19',
      currentPassword: 'correct-horse-2',
    };
    expect((await refusalOf(fran.staff.setPassword.mutate(other))).code).toBe('NOT_ALLOWED');
    await owner.staff.setPassword.mutate({ staffId, password: 'marble-river-19' });
    expect(await clinic.anonymous().session.signIn.mutate({ login: 'fran', password: 'marble-river-19' })).toEqual({
      done: true,
    });
  });
});

describe('the staff list', () => {
  it('takes rights from open sessions at once when someone gets another role or leaves', async () => {
    clinic = await testClinic();
    const owner = await clinic.as('owner');
    const fran = await clinic.as('frontDesk');
    const rowOf = async () => {
      const row = (await owner.staff.list.query({})).staff.find((member) => member.id === clinic.ids.staff.frontDesk);
      if (!row) throw new Error('no front desk');
      const { hasPin: _pin, login: _login, version, ...rest } = row;
      return { ...rest, expectedVersion: version };
    };
    await fran.patients.search.query({ text: 'nobody' });
    await owner.staff.update.mutate({ ...(await rowOf()), role: 'stockKeeper' });
    expect((await refusalOf(fran.patients.search.query({ text: 'nobody' }))).code).toBe('NOT_ALLOWED');
    await owner.staff.update.mutate({ ...(await rowOf()), active: false });
    expect((await refusalOf(fran.staff.list.query({}))).code).toBe('LOCKED');
    expect((await refusalOf(fran.session.unlock.mutate({ password: 'correct-horse-4' }))).code).toBe('WRONG_PASSWORD');
    expect(
      (await refusalOf(clinic.anonymous().session.signIn.mutate({ login: 'fran', password: 'correct-horse-4' }))).code,
    ).toBe('WRONG_PASSWORD');
  });

  it('adds a person who can sign in at once, and lets nobody but the owner do it', async () => {
    clinic = await testClinic();
    const owner = await clinic.as('owner');
    const desk = await clinic.as('frontDesk');
    const nina = {
      name: 'Nina New',
      login: 'nina',
      password: 'fresh-paint-77',
      role: 'injector',
      provider: true,
    } as const;
    expect((await refusalOf(desk.staff.add.mutate(nina))).code).toBe('NOT_ALLOWED');
    const { id } = await owner.staff.add.mutate(nina);
    const client = clinic.anonymous();
    await client.session.signIn.mutate({ login: 'nina', password: 'fresh-paint-77' });
    expect((await client.session.state.query({})).staff?.id).toBe(id);
    expect((await refusalOf(owner.staff.add.mutate({ ...nina, password: 'other-paint-88' }))).code).toBe('DUPLICATE');
    expect((await refusalOf(owner.staff.add.mutate({ ...nina, login: 'nora', password: 'short' }))).sentence).toMatch(
      /10 characters/,
    );
  });

  it('keeps the last owner an owner', async () => {
    clinic = await testClinic();
    const owner = await clinic.as('owner');
    const me = (await owner.staff.list.query({})).staff.find((row) => row.role === 'owner');
    if (!me) throw new Error('no owner');
    const { hasPin: _pin, login: _login, version, ...rest } = me;
    expect(
      (await refusalOf(owner.staff.update.mutate({ ...rest, role: 'injector', expectedVersion: version }))).code,
    ).toBe('NOT_ALLOWED');
  });

  it('refuses a change that was made on an older version', async () => {
    clinic = await testClinic();
    const owner = await clinic.as('owner');
    const [room] = (await owner.clinic.rooms.query({})).rooms;
    if (!room) throw new Error('no room');
    await owner.clinic.updateRoom.mutate({
      id: room.id,
      name: 'Rose room',
      active: true,
      expectedVersion: room.version,
    });
    const refusal = await refusalOf(
      owner.clinic.updateRoom.mutate({ id: room.id, name: 'Fern room', active: true, expectedVersion: room.version }),
    );
    expect(refusal.code).toBe('CHANGED_ELSEWHERE');
    expect(refusal.details).toMatchObject({ current: { name: 'Rose room' } });
  });
});

describe('idempotency', () => {
  it('answers the same key with the same answer and refuses it with other input', async () => {
    clinic = await testClinic();
    const owner = await clinic.as('owner');
    const context = { context: { key: 'one-key' } };
    const first = await owner.clinic.addRoom.mutate({ name: 'Moss room' }, context);
    const again = await owner.clinic.addRoom.mutate({ name: 'Moss room' }, context);
    expect(again).toEqual(first);
    expect((await owner.clinic.rooms.query({})).rooms).toHaveLength(3);
    expect((await refusalOf(owner.clinic.addRoom.mutate({ name: 'Fern room' }, context))).code).toBe('KEY_REUSED');
  });

  it('refuses a card number in any text', async () => {
    clinic = await testClinic();
    const owner = await clinic.as('owner');
    expect((await refusalOf(owner.clinic.addRoom.mutate({ name: 'visa 4242 4242 4242 4242' }))).code).toBe(
      'CARD_NUMBER',
    );
    for (const raw of ['4242424242424242', '%B4242424242424242^DOE/JANE^2512101', ';4242424242424242=2512101?'])
      expect((await refusalOf(owner.inventory.identify.query({ raw }))).code, raw).toBe('CARD_NUMBER');
    const gs1 = ']d20104012345678901172712311042424242\x1d214242424242424242';
    expect((await refusalOf(owner.inventory.identify.query({ raw: gs1 }))).code).toBe('SCAN_REFUSED');
  });
});

describe('the host over HTTP', () => {
  it('answers only its own pages', async () => {
    clinic = await testClinic({ via: 'http' });
    const url = `${clinic.address}/trpc/session.signIn`;
    const body = JSON.stringify({ login: 'fran', password: 'correct-horse-4' });
    const json = { 'content-type': 'application/json' };
    expect((await fetch(url, { method: 'POST', headers: json, body })).status).toBe(403);
    expect(
      (await fetch(url, { method: 'POST', headers: { ...json, 'x-salve': '1', origin: 'http://evil.example' }, body }))
        .status,
    ).toBe(403);
    expect((await fetch(url, { method: 'POST', headers: { ...json, 'x-salve': '1' }, body })).status).toBe(200);
    await expect(httpClient(clinic.address ?? '').staff.list.query({})).rejects.toThrow(/sign in/);
    const answered = await fetch(`${clinic.address}/trpc/session.state?input=%7B%7D`);
    expect(answered.headers.get('cache-control')).toBe('no-store');
    const broken = await fetch(url, { method: 'POST', headers: { ...json, 'x-salve': '1' }, body: '{"login":' });
    expect(broken.status).toBe(400);
    expect(await broken.json()).toMatchObject({ error: { data: { code: 'BAD_INPUT' } } });
  });
});
