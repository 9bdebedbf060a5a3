import type { Session } from '../api/context.ts';
import { hour } from '../kernel/dates.ts';
import type { Role } from '../kernel/roles.ts';
import { pinHours, pinTries } from '../staff/rules.ts';

/** Who is signed in, and who may switch by PIN at which station. Lives and dies with the process. */
export interface Sessions {
  begin(
    person: Pick<Session, 'staffId' | 'name' | 'role'>,
    stationId: string,
    now: number,
    how: 'password' | 'pin',
  ): Session;
  /** Staff ids that signed in with their password at this station within the last twelve hours. */
  mayUsePin(stationId: string, staffId: string, now: number): boolean;
  /** Counts a PIN before it is compared, so that many at once are no more tries than five; false: the password is needed. */
  tryPin(stationId: string, staffId: string, now: number): boolean;
  /** The PIN was right: its tries are forgotten. */
  pinWasRight(stationId: string, staffId: string): void;
  /** A person got another role or left: holds for every session they have open. */
  standing(staffId: string, now: { role: Role; active: boolean }): void;
}

export function createSessions(newId: () => string): Sessions {
  const enrolled = new Map<string, { until: number; tries: number }>();
  const living = new Map<string, Set<WeakRef<Session>>>();
  const keyOf = (stationId: string, staffId: string): string => `${stationId} ${staffId}`;
  const mayUsePin = (stationId: string, staffId: string, now: number): boolean => {
    const known = enrolled.get(keyOf(stationId, staffId));
    return known !== undefined && known.until > now && known.tries < pinTries;
  };
  const pinWasRight = (stationId: string, staffId: string): void => {
    const known = enrolled.get(keyOf(stationId, staffId));
    if (known) known.tries = 0;
  };
  /** The sessions of a person that someone still holds. */
  const sessionsOf = (staffId: string): Session[] => {
    const known = living.get(staffId) ?? new Set();
    return [...known].flatMap((weak) => {
      const session = weak.deref();
      if (!session) known.delete(weak);
      return session ?? [];
    });
  };
  return {
    begin(person, stationId, now, how) {
      if (how === 'password')
        enrolled.set(keyOf(stationId, person.staffId), { until: now + pinHours * hour, tries: 0 });
      else pinWasRight(stationId, person.staffId);
      const session: Session = {
        ...person,
        id: newId(),
        stationId,
        audience: 'staff',
        startedAt: now,
        lastActiveAt: now,
        locked: false,
      };
      sessionsOf(person.staffId);
      living.set(person.staffId, (living.get(person.staffId) ?? new Set()).add(new WeakRef(session)));
      return session;
    },
    mayUsePin,
    tryPin(stationId, staffId, now) {
      if (!mayUsePin(stationId, staffId, now)) return false;
      const known = enrolled.get(keyOf(stationId, staffId));
      if (known) known.tries += 1;
      return true;
    },
    pinWasRight,
    standing(staffId, { role, active }) {
      for (const session of sessionsOf(staffId)) {
        session.role = role;
        if (!active) session.locked = true;
      }
    },
  };
}
