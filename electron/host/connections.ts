import { randomBytes } from 'node:crypto';
import type { Session } from '../api/context.ts';

const lifetimeSeconds = 12 * 3600;
export const cookieName = 'salve';
export const tabletCookieName = 'salve-tablet';
/** A tablet stays connected until the desk disconnects it; browsers keep a cookie 400 days at most. */
const tabletSeconds = 400 * 24 * 3600;

/** The Set-Cookie value by which a tablet's page is known from now on. */
export function tabletCookie(token: string): string {
  return `${tabletCookieName}=${token}; Path=/tablet; HttpOnly; SameSite=Strict; Max-Age=${tabletSeconds}`;
}

/** Sessions of browsers, by the random token in their cookie. */
export interface Connections {
  sessionOf(token: string | undefined): Session | undefined;
  /** Binds a session to a new token (fresh at every sign-in) or forgets the old one; returns the Set-Cookie value. */
  bind(oldToken: string | undefined, session: Session | undefined): string;
}

/** A session ends with its cookie, twelve hours after the sign-in, whatever the browser keeps. */
export function createConnections(now: () => number): Connections {
  const sessions = new Map<string, Session>();
  return {
    sessionOf(token) {
      const session = token ? sessions.get(token) : undefined;
      if (!token || !session || now() - session.startedAt < lifetimeSeconds * 1000) return session;
      sessions.delete(token);
      return undefined;
    },
    bind(oldToken, session) {
      if (oldToken) sessions.delete(oldToken);
      const attributes = 'Path=/; HttpOnly; SameSite=Strict';
      if (!session) return `${cookieName}=; ${attributes}; Max-Age=0`;
      const token = randomBytes(32).toString('base64url');
      sessions.set(token, session);
      return `${cookieName}=${token}; ${attributes}; Max-Age=${lifetimeSeconds}`;
    },
  };
}
