import type { Approvals } from '../kernel/approvals.ts';
import { minute } from '../kernel/dates.ts';

/** How long a confirmation holds. */
const lasts = 3 * minute;

export interface ApprovalBook extends Approvals {
  /** Notes that someone confirmed something for a session; answers the id that stands for it. */
  grant(of: { staffId: string; sessionId: string; about: string }, now: number): string;
}

/** Confirmations of second persons, kept in memory: each is for one session and one thing, and ends after three minutes. */
export function createApprovals(newId: () => string): ApprovalBook {
  const known = new Map<string, { staffId: string; sessionId: string; about: string; until: number }>();
  return {
    grant(of, now) {
      for (const [id, row] of known) if (row.until <= now) known.delete(id);
      const id = newId();
      known.set(id, { ...of, until: now + lasts });
      return id;
    },
    whoApproved(id, { sessionId, about, now }) {
      const row = known.get(id);
      const fits = row !== undefined && row.sessionId === sessionId && row.about === about && row.until > now;
      return fits ? row.staffId : undefined;
    },
    spend: (id) => void known.delete(id),
  };
}
