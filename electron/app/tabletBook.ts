import { createHash, randomBytes } from 'node:crypto';
import { findStaff } from '../../db/staff/queries.ts';
import { findTabletByToken, type HandOverRow, type TabletRow } from '../../db/tablets/queries.ts';
import type { Session } from '../api/context.ts';
import type { TabletCodes } from '../tablets/ports.ts';
import { codeFrom, codeLasts, readCode } from '../tablets/rules.ts';
import type { Opened } from './openClinic.ts';

/** What is known of tablets while the process lives: codes on offer, and which patient has said who they are. */
export interface TabletBook extends TabletCodes {
  /** What a code stands for; it holds once. */
  redeem(typed: string, now: number): { name: string; staffId: string } | undefined;
  /** The session of the tablet with this token: locked until its patient has said who they are. */
  sessionOf(token: string | undefined): Session | undefined;
  /** Opens the tablet to the patient of a hand-over: its session is the hand-over. */
  open(session: Session, handOver: HandOverRow, now: number): void;
}

/** The hash under which a token is kept. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function createTabletBook(clinic: () => Opened | undefined, now: () => number): TabletBook {
  const offers = new Map<string, { name: string; staffId: string; until: number }>();
  const sessions = new Map<string, Session>();
  const lockedOne = (tablet: TabletRow): Session => ({
    id: tablet.id,
    staffId: tablet.connectedBy,
    name: tablet.name,
    role: 'frontDesk',
    stationId: tablet.id,
    audience: 'tablet',
    startedAt: now(),
    lastActiveAt: now(),
    locked: true,
  });
  return {
    offer(of, at) {
      for (const [code, offer] of offers) if (offer.until <= at || offer.name === of.name) offers.delete(code);
      const code = codeFrom(randomBytes(6));
      const until = at + codeLasts;
      offers.set(code, { ...of, until });
      return { code, until };
    },
    redeem(typed, at) {
      const code = readCode(typed);
      const offer = offers.get(code);
      offers.delete(code);
      return offer && offer.until > at ? { name: offer.name, staffId: offer.staffId } : undefined;
    },
    sessionOf(token) {
      const opened = clinic();
      const tablet = opened && token ? findTabletByToken(opened.store.read, hashOf(token)) : undefined;
      if (!tablet) return undefined;
      const session = sessions.get(tablet.id) ?? lockedOne(tablet);
      sessions.set(tablet.id, session);
      return session;
    },
    open(session, handOver, at) {
      const opened = clinic();
      const pen = opened && findStaff(opened.store.read, handOver.handedBy);
      if (!pen) return;
      session.id = handOver.id;
      session.staffId = pen.id;
      session.role = pen.role;
      session.lastActiveAt = at;
      session.locked = false;
    },
  };
}
