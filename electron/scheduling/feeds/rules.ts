import { day, type Instant } from '../../kernel/dates.ts';

const daysBack = 30;
const daysAhead = 180;

/** What a feed covers: calendar programs need no more, and an old secret gives away no more. */
export function feedWindow(now: Instant): { from: Instant; until: Instant } {
  return { from: now - daysBack * day, until: now + daysAhead * day };
}

/** The path at which a token (256 bits in base64url) is served. */
export function feedPath(token: string): string {
  return `/calendars/${token}.ics`;
}

/** The token in a file name of such a path; undefined for a name that is none. */
export function tokenIn(file: string): string | undefined {
  return /^([A-Za-z0-9_-]{43})\.ics$/.exec(file)?.[1];
}

/** The title of an entry: the services, and who it is for where the clinic allows it (programs keep copies elsewhere). */
export function entryTitle(
  services: string,
  patient: { givenName: string; familyName: string },
  named: boolean,
): string {
  const who = `${patient.givenName} ${patient.familyName}`.trim();
  return named && who !== '' ? `${services} · ${who}` : services;
}
