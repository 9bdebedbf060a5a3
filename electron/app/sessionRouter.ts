import { findStaff } from '../../db/staff/queries.ts';
import type { CallContext, Session } from '../api/context.ts';
import { idleLimits, recordRefusal } from '../api/guard.ts';
import { act, ask } from '../api/setup.ts';
import { router } from '../api/trpc.ts';
import { clinicProfile, listStations, stationById } from '../clinic/service.ts';
import { type ErrorCode, Refusal, refuse } from '../kernel/errors.ts';
import { mayDo, permissions } from '../kernel/roles.ts';
import type { PinHasher } from '../staff/ports.ts';
import { listStaff, pinHashOf } from '../staff/service.ts';
import type { Host } from './host.ts';
import type { Opened } from './openClinic.ts';
import {
  Confirm,
  Confirmed,
  Done,
  HouseState,
  Nothing,
  People,
  Prove,
  SignIn,
  SwitchTo,
  Unlock,
} from './setupSchemas.ts';

/** Sign-in, PIN switch, lock. Every success and refusal is an audit row. */
export function createSessionRouter(host: Host, pins: PinHasher) {
  return router({
    state: ask(Nothing, HouseState, (ctx) => {
      const state = host.state();
      const kind: 'none' | 'sealed' | 'open' | 'problem' = state instanceof Refusal ? 'problem' : state;
      const clinic = state === 'open' ? host.clinic() : undefined;
      const session = ctx.session();
      if (session && clinic && clinic.now() - session.lastActiveAt > idleLimits.staff) session.locked = true;
      const profile = clinic && clinicProfile(clinic.store.read);
      const station = clinic && session && stationById(clinic.store.read, session.stationId);
      return {
        clinic: kind,
        ...(state instanceof Refusal ? { problem: { code: state.code, sentence: state.sentence } } : {}),
        demo: profile?.demo ?? (kind === 'sealed' && host.demo()),
        setupCodeNeeded: kind === 'none' && ctx.via === 'http',
        ...(profile ? { clinicName: profile.name, zone: profile.zone, currency: profile.currency } : {}),
        locked: session?.locked ?? false,
        ...(session
          ? {
              staff: {
                id: session.staffId,
                name: session.name,
                role: session.role,
                permissions: permissions.filter((permission) => mayDo(session.role, permission)),
              },
            }
          : {}),
        ...(station ? { station } : {}),
        folder: kind === 'problem' ? host.folder.root : '',
      };
    }),
    signIn: act(SignIn, Done, async (ctx, input) => {
      host.tries(`sign-in ${input.login}`);
      const staffId = await host.openWithPassword(input.login, input.password);
      if (!staffId) fail(host, ctx, 'WRONG_PASSWORD', 'session.signIn');
      beginSession(host, ctx, staffId, input.stationNumber, 'session.signIn');
      return { done: true };
    }),
    signOut: act(Nothing, Done, (ctx) => {
      const session = ctx.session();
      if (session) put(host.clinic(), session, 'session.signOut');
      ctx.bind(undefined);
      return { done: true };
    }),
    lock: act(Nothing, Done, (ctx) => {
      const session = ctx.session() ?? refuse('SIGN_IN_NEEDED');
      if (!session.locked) put(host.clinic(), session, 'session.lock');
      session.locked = true;
      return { done: true };
    }),
    unlock: act(Unlock, Done, async (ctx, input) => {
      const session = ctx.session() ?? refuse('SIGN_IN_NEEDED');
      const clinic = host.clinic();
      if ('pin' in input) await checkPin(host, ctx, pins, session.stationId, session.staffId, input.pin);
      else {
        const member = findStaff(clinic.store.read, session.staffId) ?? refuse('SIGN_IN_NEEDED');
        host.tries(`sign-in ${member.login}`);
        if ((await host.passwords.check(member.login, input.password)) !== session.staffId)
          fail(
            host,
            ctx,
            'WRONG_PASSWORD',
            'session.unlock',
            'That is not your password. Try again, or sign out to let someone else in.',
          );
        host.sessions.begin(session, session.stationId, clinic.now(), 'password');
      }
      session.locked = false;
      session.lastActiveAt = clinic.now();
      put(clinic, session, 'session.unlock');
      return { done: true };
    }),
    switchTo: act(SwitchTo, Done, async (ctx, input) => {
      const session = ctx.session() ?? refuse('SIGN_IN_NEEDED');
      const clinic = host.clinic();
      await checkPin(host, ctx, pins, session.stationId, input.staffId, input.pin);
      const member = findStaff(clinic.store.read, input.staffId) ?? refuse('SIGN_IN_NEEDED');
      const next = host.sessions.begin(
        { staffId: member.id, name: member.name, role: member.role },
        session.stationId,
        clinic.now(),
        'pin',
      );
      ctx.bind(next);
      put(clinic, next, 'session.switchTo');
      return { done: true };
    }),
    /** A second person confirms something at this desk, without signing in: their tries count like any other. */
    confirm: act(Confirm, Confirmed, async (ctx, input) => {
      const session = ctx.session() ?? refuse('SIGN_IN_NEEDED');
      if (session.locked) refuse('LOCKED');
      const clinic = host.clinic();
      const member = findStaff(clinic.store.read, input.staffId);
      if (!member?.active || member.id === session.staffId)
        refuse('APPROVAL_NEEDED', 'This needs someone else: no one confirms what they asked for themselves.');
      if ('pin' in input) await checkPin(host, ctx, pins, session.stationId, member.id, input.pin);
      else {
        host.tries(`sign-in ${member.login}`);
        if ((await host.passwords.check(member.login, input.password)) !== member.id)
          fail(
            host,
            ctx,
            'WRONG_PASSWORD',
            'session.confirm',
            `That is not the password of ${member.name}. Try again.`,
          );
      }
      put(clinic, { ...session, staffId: member.id }, 'session.confirm');
      const of = { staffId: member.id, sessionId: session.id, about: input.about };
      return { approvalId: host.approvals.grant(of, clinic.now()), name: member.name };
    }),
    /** The person at the keyboard types their password once more for something that asks for it. */
    prove: act(Prove, Confirmed, async (ctx, input) => {
      const session = ctx.session() ?? refuse('SIGN_IN_NEEDED');
      if (session.locked) refuse('LOCKED');
      const clinic = host.clinic();
      const member = findStaff(clinic.store.read, session.staffId) ?? refuse('NOT_FOUND');
      host.tries(`sign-in ${member.login}`);
      if ((await host.passwords.check(member.login, input.password)) !== member.id)
        fail(host, ctx, 'WRONG_PASSWORD', 'session.prove', 'That is not your password. Try again.');
      put(clinic, session, 'session.prove');
      const of = { staffId: member.id, sessionId: session.id, about: input.about };
      return { approvalId: host.approvals.grant(of, clinic.now()), name: member.name };
    }),
    /** A sign of life from the screen: the person moved the mouse or typed. */
    here: act(Nothing, Done, (ctx) => {
      const session = ctx.session() ?? refuse('SIGN_IN_NEEDED');
      const clinic = host.clinic();
      if (session.locked || clinic.now() - session.lastActiveAt > idleLimits.staff) {
        session.locked = true;
        refuse('LOCKED');
      }
      session.lastActiveAt = clinic.now();
      return { done: true };
    }),
    people: ask(Nothing, People, (ctx) => {
      const session = ctx.session() ?? refuse('SIGN_IN_NEEDED');
      const clinic = host.clinic();
      const people = listStaff(clinic.store.read).filter(
        (row) => row.active && row.hasPin && host.sessions.mayUsePin(session.stationId, row.id, clinic.now()),
      );
      return { people: people.map(({ id, name, role }) => ({ id, name, role })) };
    }),
  });
}

/** Starts a session for someone whose secret was right. @throws Refusal NOT_ALLOWED for people who left */
export function beginSession(
  host: Host,
  ctx: CallContext,
  staffId: string,
  stationNumber: number | undefined,
  procedure: string,
): void {
  const clinic = host.clinic();
  const member = findStaff(clinic.store.read, staffId);
  if (!member?.active) refuse('NOT_ALLOWED', 'This person does not work here any more. Ask the owner.');
  const stations = listStations(clinic.store.read);
  const station =
    stations.find((s) => s.number === (stationNumber ?? 1)) ??
    refuse('NOT_FOUND', 'This PC is not known to the clinic.');
  const session = host.sessions.begin(
    { staffId, name: member.name, role: member.role },
    station.id,
    clinic.now(),
    'password',
  );
  ctx.bind(session);
  put(clinic, session, procedure);
}

function put(clinic: Opened, session: Session, procedure: string): void {
  clinic.store.write((tx) => {
    clinic.record(tx, {
      at: clinic.now(),
      staffId: session.staffId,
      stationId: session.stationId,
      sessionId: session.id,
      procedure,
      patientId: null,
      entities: [],
      outcome: 'done',
      changed: [],
    });
  });
  clinic.anchor();
}

async function checkPin(
  host: Host,
  ctx: CallContext,
  pins: PinHasher,
  stationId: string,
  staffId: string,
  pin: string,
): Promise<void> {
  const clinic = host.clinic();
  const hash = pinHashOf(clinic.store.read, staffId);
  if (!hash || !host.sessions.tryPin(stationId, staffId, clinic.now())) refuse('PIN_NOT_READY');
  if (await pins.fits(hash, pin)) return host.sessions.pinWasRight(stationId, staffId);
  fail(host, ctx, 'WRONG_PIN', 'session.pin');
}

/** Refuses a secret that was wrong, and puts it on record where there is a record to put it on. */
export function fail(host: Host, ctx: CallContext, code: ErrorCode, procedure: string, sentence?: string): never {
  if (host.state() === 'open') recordRefusal(host.clinic(), ctx.session(), procedure, code);
  refuse(code, sentence);
}
