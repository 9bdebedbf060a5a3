import { callTRPCProcedure } from '@trpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { CallContext, Session } from '../electron/api/context.ts';
import { type Declaration, refusalOf } from '../electron/api/trpc.ts';
import { type AppRouter, createAppRouter } from '../electron/app/router.ts';
import { mayDo, permissions, type Role, roles } from '../electron/kernel/roles.ts';
import { type TestClinic, testClinic } from './harness.ts';
import { people } from './standardClinic.ts';

type AnyProcedure = { _def: { type: 'query' | 'mutation' | 'subscription'; meta?: Declaration } };

let clinic: TestClinic;
let router: AppRouter;
let procedures: Array<[path: string, procedure: AnyProcedure]>;

beforeAll(async () => {
  clinic = await testClinic();
  router = createAppRouter(clinic.host);
  procedures = Object.entries(router._def.procedures as unknown as Record<string, AnyProcedure>);
});
afterAll(() => clinic.close());

function sessionFor(role: Role, audience: Session['audience'] = 'staff'): Session {
  const key = people.find((person) => person.role === role)?.key ?? 'frontDesk';
  const session = clinic.host.sessions.begin(
    { staffId: clinic.ids.staff[key], name: role, role },
    clinic.ids.stationId,
    clinic.clock.now(),
    'password',
  );
  session.audience = audience;
  return session;
}

/** Calls a procedure with input that fits nothing; returns how it was refused, or 'answered'. */
async function answerOf(
  path: string,
  procedure: AnyProcedure,
  session: Session | undefined,
  page: 'desk' | 'tablet' = 'desk',
): Promise<string> {
  const abort = new AbortController();
  const ctx: CallContext = {
    clinic: () => clinic.opened,
    session: () => session,
    bind: () => undefined,
    key: undefined,
    via: 'ipc',
    tablet: page === 'tablet' ? { keep: () => undefined } : undefined,
  };
  try {
    const result: unknown = await callTRPCProcedure({
      router,
      path,
      type: procedure._def.type,
      ctx,
      getRawInput: () => Promise.resolve({ nonsense: true }),
      signal: abort.signal,
      batchIndex: 0,
    });
    if (procedure._def.type === 'subscription') {
      const first = (result as AsyncGenerator<unknown>).next();
      abort.abort();
      await first;
    }
    return 'answered';
  } catch (error) {
    return refusalOf(error).code;
  }
}

describe('every procedure', () => {
  it('declares permission, audience and what it reads', () => {
    expect(procedures.length).toBeGreaterThan(20);
    for (const [path, procedure] of procedures) {
      const meta = procedure._def.meta;
      expect(meta, path).toBeDefined();
      expect(['anyone', ...permissions], path).toContain(meta?.permission);
      expect(meta?.audience.length, path).toBeGreaterThan(0);
      expect(
        meta?.kind === 'query' || meta?.kind === 'setup'
          ? ['query', 'mutation']
          : meta?.kind === 'feed'
            ? ['subscription']
            : ['mutation'],
        path,
      ).toContain(procedure._def.type);
    }
  });

  it('is open to anyone only where there is nobody signed in yet', () => {
    const open = procedures
      .filter(([, procedure]) => procedure._def.meta?.permission === 'anyone')
      .map(([path]) => path);
    expect(open.every((path) => /^(session|setup|tablet)\./.test(path))).toBe(true);
  });

  it.each(roles)('lets the role %s do what it may and nothing else', async (role) => {
    for (const [path, procedure] of procedures) {
      const meta = procedure._def.meta;
      if (!meta || meta.permission === 'anyone') continue;
      const answer = await answerOf(path, procedure, sessionFor(role));
      if (mayDo(role, meta.permission) && meta.audience.includes('staff'))
        expect(['NOT_ALLOWED', 'SIGN_IN_NEEDED', 'INTERNAL'], `${role} ${path}: ${answer}`).not.toContain(answer);
      else expect(answer, `${role} ${path}`).toBe('NOT_ALLOWED');
    }
  });

  it('refuses people who are not signed in, locked sessions, tablets and patients', async () => {
    const locked = sessionFor('owner');
    locked.locked = true;
    for (const [path, procedure] of procedures) {
      const meta = procedure._def.meta;
      if (!meta || meta.permission === 'anyone') continue;
      expect(await answerOf(path, procedure, undefined), path).toBe('SIGN_IN_NEEDED');
      expect(await answerOf(path, procedure, locked), path).toBe('LOCKED');
      for (const audience of ['tablet', 'patient'] as const)
        if (!meta.audience.includes(audience))
          expect(await answerOf(path, procedure, sessionFor('owner', audience)), path).toBe('NOT_ALLOWED');
    }
  });
});

describe('a tablet', () => {
  /** Everything a tablet may call. A procedure that is not here is refused; one that is takes its patient from the hand-over. */
  const onTablet = [
    'tablet.state',
    'tablet.logo',
    'tablet.connect',
    'tablet.check',
    'tablet.here',
    'tablet.witness',
    'tablet.lock',
    'tablets.finish',
    'tablets.stop',
    'intake.onTablet.list',
    'intake.onTablet.begin',
    'intake.onTablet.filling',
    'intake.onTablet.saveDraft',
    'intake.onTablet.submit',
    'consents.onTablet.list',
    'consents.onTablet.preview',
    'consents.onTablet.sign',
    'consents.onTablet.decline',
  ];

  it.each(roles.filter((role) => mayDo(role, 'tablets.handle')))(
    'that someone with the role %s handed over may call what is for tablets and nothing else',
    async (role) => {
      const called: string[] = [];
      for (const [path, procedure] of procedures) {
        const answer = await answerOf(path, procedure, sessionFor(role, 'tablet'), 'tablet');
        if (answer !== 'NOT_ALLOWED') called.push(path);
      }
      expect(called.sort()).toEqual([...onTablet].sort());
    },
  );

  it('is nobody before it is connected, and shows nothing while it is locked', async () => {
    const locked = sessionFor('owner', 'tablet');
    locked.locked = true;
    for (const [path, procedure] of procedures) {
      const meta = procedure._def.meta;
      if (meta?.permission === 'anyone') {
        if (!meta.audience.includes('tablet'))
          expect(await answerOf(path, procedure, undefined, 'tablet'), path).toBe('NOT_ALLOWED');
        continue;
      }
      expect(await answerOf(path, procedure, undefined, 'tablet'), path).toBe('SIGN_IN_NEEDED');
      expect(await answerOf(path, procedure, locked, 'tablet'), path).toBe('LOCKED');
    }
  });

  it('never says whose patient or visit it means', () => {
    for (const path of onTablet) {
      const input = procedures.find(([name]) => name === path)?.[1]._def.meta?.input;
      if (!(input instanceof z.ZodObject)) throw new Error(`${path} takes no object.`);
      expect(
        Object.keys(input.shape).filter((name) => /patient|appointment|visit|handOver/i.test(name)),
        path,
      ).toEqual([]);
    }
  });
});

describe('the roles', () => {
  it('are narrow: what each may not do', () => {
    const denied = (role: Role) => permissions.filter((permission) => !mayDo(role, permission));
    expect(denied('owner')).toEqual([]);
    expect(denied('frontDesk')).toEqual([
      'clinic.manage',
      'staff.manage',
      'chart.read',
      'chart.write',
      'chart.sign',
      'chart.export',
      'chart.import',
      'chart.cosign',
      'chart.templates',
      'photos.export',
      'orders.sign',
      'orders.direct',
      'safety.manage',
      'stock.draw',
      'stock.handle',
      'stock.manage',
      'stock.approve',
      'stock.policy',
      'billing.approve',
      'billing.writeOff',
      'fees.waive',
      'earnings.all',
      'till.review',
      'till.approve',
      'paidAhead.writeOff',
      'check.override',
      'devices.manage',
      'ledger.read',
    ]);
    expect(denied('injector')).toEqual([
      'clinic.manage',
      'staff.manage',
      'patients.merge',
      'chart.export',
      'chart.import',
      'chart.cosign',
      'chart.templates',
      'photos.export',
      'orders.sign',
      'orders.direct',
      'safety.manage',
      'stock.manage',
      'stock.approve',
      'stock.policy',
      'billing.refund',
      'billing.approve',
      'billing.writeOff',
      'till.use',
      'till.discount',
      'till.cash',
      'till.day',
      'earnings.all',
      'till.review',
      'till.price',
      'till.account',
      'till.exempt',
      'till.approve',
      'paidAhead.handle',
      'paidAhead.writeOff',
      'devices.manage',
      'ledger.read',
    ]);
    expect(denied('medicalDirector').filter((permission) => mayDo('injector', permission))).toEqual([]);
    expect(denied('aesthetician').filter((permission) => mayDo('injector', permission))).toEqual([
      'fees.waive',
      'check.override',
    ]);
    const changes = (role: Role): string[] =>
      permissions.filter((one) => mayDo(role, one) && !/(read|see|session|devices\.use)$/.test(one));
    expect(changes('auditor')).toEqual([]);
    expect(changes('biller')).toEqual([
      'estimates.edit',
      'billing.refund',
      'billing.writeOff',
      'till.day',
      'earnings.own',
    ]);
    expect(
      denied('stockKeeper').filter((permission) => permission.startsWith('patients') || permission.startsWith('chart')),
    ).toHaveLength(10);
  });
});
