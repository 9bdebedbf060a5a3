import type { Instant } from '../kernel/dates.ts';
import type { Id } from '../kernel/ids.ts';

/** The codes that connect tablets: in memory, single-use, for five minutes. */
export interface TabletCodes {
  /** Makes a code; one that was offered for the same name before does not hold any more. */
  offer(of: { name: string; staffId: Id }, now: Instant): { code: string; until: Instant };
}
