import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayBounds, hour, instantAt } from '../../kernel/dates.ts';
import { hoursAlone, labelledHours, policyInForce, type SignedHours, usableUntil } from './rules.ts';

const zone = 'America/New_York';
const opened = instantAt('2026-03-10', 600, zone);
const toxin = { reconstituted: true, labelHours: null, beyondUseHours: null };
const week: SignedHours = { id: 'p', hours: 168, validFrom: '2026-01-01', validUntil: null, revokedAt: null };

describe('hours after opening', () => {
  it('are 24 for what is reconstituted, else what the label says, and the clinic may only shorten them', () => {
    expect(labelledHours(toxin)).toBe(24);
    expect(labelledHours({ ...toxin, labelHours: 72 })).toBe(72);
    expect(labelledHours({ reconstituted: false, labelHours: null, beyondUseHours: null })).toBeNull();
    expect(hoursAlone({ ...toxin, beyondUseHours: 12 })).toBe(12);
    expect(hoursAlone({ ...toxin, beyondUseHours: 336 })).toBe(24);
    expect(hoursAlone({ reconstituted: false, labelHours: null, beyondUseHours: 48 })).toBe(48);
  });

  it('are longer only under a policy that is in force', () => {
    expect(usableUntil(opened, toxin, week, '2027-01-31', zone)).toEqual({ until: opened + 168 * hour, policyId: 'p' });
    expect(usableUntil(opened, toxin, null, '2027-01-31', zone)).toEqual({ until: opened + 24 * hour, policyId: null });
    const over = { ...week, validUntil: '2026-03-09' };
    expect(
      policyInForce([over, { ...week, revokedAt: 5 }, { ...week, validFrom: '2026-03-11' }], '2026-03-10'),
    ).toBeNull();
    expect(policyInForce([over, week], '2026-03-10')).toBe(week);
  });

  it('run by the hour, also over the night the clocks change, and never past the end of the expiry date', () => {
    const eve = Date.UTC(2026, 2, 7, 20, 0);
    expect(usableUntil(eve, toxin, null, '2026-12-31', zone).until - eve).toBe(24 * hour);
    expect(usableUntil(opened, toxin, week, '2026-03-10', zone).until).toBe(Date.UTC(2026, 2, 11, 4, 0));
    const syringe = { reconstituted: false, labelHours: null, beyondUseHours: null };
    expect(usableUntil(opened, syringe, null, '2026-03-10', zone).until).toBe(Date.UTC(2026, 2, 11, 4, 0));
  });

  it('end with the last day of the policy, but never earlier than the label allows', () => {
    const today = { ...week, validUntil: '2026-03-10' };
    expect(usableUntil(opened, toxin, today, '2027-01-31', zone)).toEqual({
      until: opened + 24 * hour,
      policyId: null,
    });
    const soon = { ...week, validUntil: '2026-03-13' };
    expect(usableUntil(opened, toxin, soon, '2027-01-31', zone).until).toBe(dayBounds('2026-03-13', zone).until);
  });

  it('never reach past the expiry, and a policy never shortens them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2000 }),
        fc.option(fc.integer({ min: 1, max: 400 })),
        fc.option(fc.integer({ min: 1, max: 400 })),
        fc.integer({ min: 0, max: 60 }),
        fc.boolean(),
        (hours, labelHours, beyondUseHours, days, reconstituted) => {
          const product = { reconstituted, labelHours, beyondUseHours };
          const expiresOn = addDays('2026-03-10', days);
          const alone = usableUntil(opened, product, null, expiresOn, zone).until;
          const under = usableUntil(opened, product, { ...week, hours }, expiresOn, zone);
          expect(under.until).toBeGreaterThanOrEqual(alone);
          expect(under.until).toBeLessThanOrEqual(dayBounds(expiresOn, zone).until);
          expect(under.policyId !== null).toBe(under.until > alone);
        },
      ),
    );
  });
});
