import type { Session } from '../api/context.ts';
import { hour } from '../kernel/dates.ts';
import { pinHours, pinTries } from '../staff/rules.ts';

/** Who is signed in, and who may switch by PIN at which station. Lives and dies with the process. */
export interface Sessions {
  begin(person: Pick<Session, 'staffId' | 'name' | 'role'>, stationId: string, now: number, how: 'password' | 'pin'): Session;
  /** Staff ids that signed in with their password at this station within the last twelve hours. */
  mayUsePin(stationId: string, staffId: string, now: number): boolean;
  /** Counts a wrong PIN; after five the password is needed again. */
  wrongPin(stationId: string, staffId: string): void;
}

export function createSessions(newId: () => string): Sessions {
  const enrolled = new Map<string, { until: number; tries: number }>();
  const keyOf = (stationId: string, staffId: string): string => `${stationId} ${staffId}`;
  return {
    begin(person, stationId, now, how) {
      const key = keyOf(stationId, person.staffId);
      const known = enrolled.get(key);
      if (how === 'password') enrolled.set(key, { until: now + pinHours * hour, tries: 0 });
      else if (known) known.tries = 0;
      return {
        ...person,
        id: newId(),
        stationId,
        audience: 'staff',
        startedAt: now,
        lastActiveAt: now,
        locked: false,
      };
    },
    mayUsePin(stationId, staffId, now) {
      const known = enrolled.get(keyOf(stationId, staffId));
      return known !== undefined && known.until > now && known.tries < pinTries;
    },
    wrongPin(stationId, staffId) {
      const known = enrolled.get(keyOf(stationId, staffId));
      if (known) known.tries += 1;
    },
  };
}
