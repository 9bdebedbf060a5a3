import { z } from 'zod';
import { findStaff } from '../../db/staff/queries.ts';
import type { AuditNote, CallContext, Session } from '../api/context.ts';
import type { Change } from '../api/feed.ts';
import { idleLimits } from '../api/guard.ts';
import { act, ask } from '../api/setup.ts';
import { router } from '../api/trpc.ts';
import { clinicProfile } from '../clinic/service.ts';
import { logoPng } from '../documents/logo/service.ts';
import { Refusal, refuse } from '../kernel/errors.ts';
import { TabletView } from '../tablets/patient/schemas.ts';
import { answerCheck, tabletView } from '../tablets/patient/service.ts';
import { connectTablet } from '../tablets/service.ts';
import type { Host } from './host.ts';
import type { Opened } from './openClinic.ts';
import { filesOf } from './outbox.ts';
import { fail } from './sessionRouter.ts';
import { Done, Nothing } from './setupSchemas.ts';
import { hashOf, newToken } from './tabletBook.ts';

const State = z.object({
  /** False: nobody has opened the clinic yet. */
  open: z.boolean(),
  clinicName: z.string(),
  zone: z.string(),
  /** Null: this page is not connected. */
  view: TabletView.nullable(),
});
const ConnectInput = z.object({ code: z.string().trim().min(1, 'Type the code from the desk.').max(40) });
const CheckInput = z.object({ answer: z.string().trim().min(1, 'Please answer first.').max(120) });
const WitnessInput = z.object({
  login: z.string().trim().min(1, 'Type your sign-in name.').max(60),
  password: z.string().min(1, 'Type your password.').max(200),
  about: z.string().min(1).max(200),
});
const Picture = z.object({ logo: z.object({ base64: z.string() }).nullable() });

/** The page of a tablet before its patient has said who they are: connecting, resting, asking. It looks every few seconds. */
export function createTabletRouter(host: Host) {
  const tablet = ['tablet'] as const;
  return router({
    state: ask(
      Nothing,
      State,
      (ctx) => {
        if (host.state() !== 'open') return { open: false, clinicName: '', zone: 'UTC', view: null };
        const clinic = host.clinic();
        const session = ctx.session();
        if (session && clinic.now() - session.lastActiveAt > idleLimits.tablet) session.locked = true;
        const { name, zone } = clinicProfile(clinic.store.read);
        const view = session
          ? tabletView(clinic.store.read, session.stationId, session.locked ? null : session.id)
          : null;
        return { open: true, clinicName: name, zone, view };
      },
      tablet,
    ),
    logo: ask(
      Nothing,
      Picture,
      (ctx) => {
        const clinic = ctx.session() ? host.clinic() : undefined;
        const png = clinic && logoPng(clinic.store.read, filesOf(clinic));
        return { logo: png ? { base64: Buffer.from(png).toString('base64') } : null };
      },
      tablet,
    ),
    connect: act(
      ConnectInput,
      Done,
      (ctx, input) => {
        host.tries('tablet code');
        const clinic = host.clinic();
        const offer = host.tablets.redeem(input.code, clinic.now());
        if (!offer)
          fail(
            host,
            ctx,
            'WRONG_PIN',
            'tablet.connect',
            'This code does not hold, or not any more. Ask for a new one at the desk.',
          );
        const token = newToken();
        const made = clinic.store.write((tx) => {
          const by = { now: clinic.now(), newId: () => host.newId() };
          const row = connectTablet(tx, by, { ...offer, tokenHash: hashOf(token) });
          const entity = ['tablets', 'tablet', row.id, row.version] as const;
          clinic.record(tx, note(clinic, 'tablet.connect', { staffId: offer.staffId, stationId: row.id }, [entity]));
          return row;
        });
        ctx.tablet?.keep(token);
        told(clinic, [{ slice: 'tablets', kind: 'tablet', id: made.id, version: made.version }]);
        return { done: true };
      },
      tablet,
    ),
    /** Someone says who they are. A wrong answer is counted and put on record. */
    check: act(
      CheckInput,
      Done,
      (ctx, input) => {
        const session = ctx.session() ?? refuse('SIGN_IN_NEEDED');
        const clinic = host.clinic();
        host.tries(`tablet ${session.stationId}`);
        const touched: Change[] = [];
        const row = clinic.store.write((tx) => {
          const of = {
            now: clinic.now(),
            touch: (slice: string, kind: string, id: string, version: number) =>
              void touched.push({ slice, kind, id, version }),
          };
          const found = answerCheck(tx, of, session.stationId, input.answer);
          const who = { staffId: found?.handedBy ?? session.staffId, stationId: session.stationId };
          const entities = touched.map((each) => [each.slice, each.kind, each.id, each.version] as const);
          clinic.record(tx, {
            ...note(clinic, 'tablet.check', who, entities),
            sessionId: touched[0]?.id ?? null,
            patientId: found?.patientId ?? null,
            outcome: found ? 'done' : 'refused:WRONG_PIN',
          });
          return found;
        });
        told(clinic, touched);
        if (!row)
          throw new Refusal('WRONG_PIN', 'That is not what we have on file. Please try again, or ask at the desk.');
        host.tablets.open(session, row, clinic.now());
        return { done: true };
      },
      tablet,
    ),
    /** Someone of the staff confirms as a witness, without signing in: their tries count like any other. */
    witness: act(
      WitnessInput,
      z.object({ approvalId: z.string() }),
      async (ctx, input) => {
        const clinic = host.clinic();
        const session = open(ctx, clinic);
        host.tries(`sign-in ${input.login}`);
        const staffId = await host.passwords.check(input.login, input.password);
        if (staffId === undefined || !findStaff(clinic.store.read, staffId)?.active)
          fail(host, ctx, 'WRONG_PASSWORD', 'tablet.witness');
        if (staffId === session.staffId)
          refuse('APPROVAL_NEEDED', 'Whoever handed the tablet over cannot be the witness. Ask someone else.');
        clinic.store.write((tx) =>
          clinic.record(tx, {
            ...note(clinic, 'tablet.witness', { staffId, stationId: session.stationId }, []),
            sessionId: session.id,
          }),
        );
        clinic.anchor();
        const of = { staffId, sessionId: session.id, about: input.about };
        return { approvalId: host.approvals.grant(of, clinic.now()) };
      },
      tablet,
    ),
    /** A sign of life from the screen: the patient reads, scrolls or writes. */
    here: act(
      Nothing,
      Done,
      (ctx) => {
        const session = open(ctx, host.clinic());
        session.lastActiveAt = host.clinic().now();
        return { done: true };
      },
      tablet,
    ),
    /** Nobody touched it for long enough: it asks again who has it. */
    lock: act(
      Nothing,
      Done,
      (ctx) => {
        const session = ctx.session();
        if (session) session.locked = true;
        return { done: true };
      },
      tablet,
    ),
  });
}

/** The session, if it is open. @throws Refusal SIGN_IN_NEEDED, LOCKED */
function open(ctx: CallContext, clinic: Opened): Session {
  const session = ctx.session() ?? refuse('SIGN_IN_NEEDED');
  if (clinic.now() - session.lastActiveAt > idleLimits.tablet) session.locked = true;
  if (session.locked) refuse('LOCKED', 'Please say who you are again to go on; nothing you finished is lost.');
  return session;
}

function note(
  clinic: Opened,
  procedure: string,
  who: Pick<AuditNote, 'staffId' | 'stationId'>,
  entities: AuditNote['entities'],
): AuditNote {
  return {
    at: clinic.now(),
    ...who,
    sessionId: null,
    procedure,
    patientId: null,
    entities,
    outcome: 'done',
    changed: [],
  };
}

/** After the commit: the anchor, and the desk hears of it. */
function told(clinic: Opened, touched: Change[]): void {
  clinic.anchor();
  if (touched.length > 0) clinic.feed.publish({ kind: 'touched', touched });
}
