import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../kernel/dates.ts';
import { pendingAge, pendingDays } from './rules.ts';

const zone = 'America/New_York';
const now = Date.UTC(2026, 2, 10, 13, 0);

describe('a pending charge', () => {
  it('does not age before its visit', () => {
    expect(pendingDays({ createdAt: now - 20 * day, startsAt: now + day }, now, zone)).toBe(0);
    expect(pendingAge(0, 1)).toBe('fresh');
  });

  it('ages from the day of the visit, or of a consent that came later', () => {
    expect(pendingDays({ createdAt: now - 9 * day, startsAt: now - 2 * day }, now, zone)).toBe(2);
    expect(pendingDays({ createdAt: now - day, startsAt: now - 2 * day }, now, zone)).toBe(1);
  });

  it('is never younger tomorrow', () => {
    fc.assert(
      fc.property(fc.integer({ min: -30, max: 30 }), fc.integer({ min: 0, max: 60 }), (visit, later) => {
        const charge = { createdAt: now, startsAt: now + visit * day };
        const at = now + later * day;
        expect(pendingDays(charge, at + day, zone)).toBeGreaterThanOrEqual(pendingDays(charge, at, zone));
      }),
    );
  });

  it('is overdue from the limit of the clinic on', () => {
    expect([1, 2, 3, 9].map((days) => pendingAge(days, 3))).toEqual(['waiting', 'waiting', 'overdue', 'overdue']);
  });
});
