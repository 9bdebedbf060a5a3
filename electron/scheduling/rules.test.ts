import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AppointmentState,
  appointmentStates,
  cancelledState,
  decideStep,
  frees,
  isOpenForChange,
  nextStates,
  stepBack,
  trailOf,
  waitingMinutes,
} from './rules.ts';

const hour = 3_600_000;
const at = { startsAt: 10 * hour, now: 10 * hour };

describe('states of an appointment', () => {
  it('go forward, may skip, and end', () => {
    expect(nextStates('booked')).toEqual([
      'confirmed',
      'arrived',
      'roomed',
      'inTreatment',
      'checkout',
      'done',
      'cancelled',
      'lateCancelled',
      'noShow',
    ]);
    expect(nextStates('roomed')).toEqual(['inTreatment', 'checkout', 'done', 'cancelled', 'lateCancelled']);
    expect(nextStates('inTreatment')).toEqual(['checkout', 'done']);
    expect(nextStates('done')).toEqual([]);
    expect(nextStates('noShow')).toEqual([]);
  });

  it('take one step back and no more', () => {
    expect(decideStep(['booked', 'arrived', 'roomed'], 'arrived', at)).toEqual({ ok: true, back: true });
    expect(decideStep(['booked', 'arrived', 'roomed'], 'booked', at)).toMatchObject({ ok: false });
    expect(stepBack(['booked', 'arrived', 'roomed', 'arrived'])).toBe('booked');
    expect(stepBack(['booked'])).toBeUndefined();
    expect(decideStep(['booked', 'cancelled'], 'booked', at)).toEqual({ ok: true, back: true });
    expect(decideStep(['booked', 'cancelled'], 'arrived', at)).toMatchObject({ ok: false });
  });

  it('know a no-show only after the start', () => {
    expect(decideStep(['booked'], 'noShow', { ...at, now: at.startsAt - 1 })).toMatchObject({ ok: false });
    expect(decideStep(['booked'], 'noShow', at)).toEqual({ ok: true, back: false });
  });

  it('cancel late inside the window', () => {
    expect(cancelledState(100 * hour, 76 * hour, 24)).toBe('cancelled');
    expect(cancelledState(100 * hour, 76 * hour + 1, 24)).toBe('lateCancelled');
  });

  it('free time exactly when it is not open and not on its way', () => {
    expect(appointmentStates.filter(frees)).toEqual(['cancelled', 'lateCancelled', 'noShow']);
    expect(appointmentStates.filter(isOpenForChange)).toEqual([
      'requested',
      'booked',
      'confirmed',
      'arrived',
      'roomed',
      'inTreatment',
    ]);
    expect(waitingMinutes(0, 59_999)).toBe(0);
    expect(waitingMinutes(60_000, 0)).toBe(0);
  });

  it('can always be walked back to where they began', () => {
    const walk = fc.array(fc.constantFrom(...appointmentStates), { maxLength: 30 });
    fc.assert(
      fc.property(walk, (wishes) => {
        const steps: AppointmentState[] = ['booked'];
        for (const to of wishes) if (decideStep(steps, to, at).ok) steps.push(to);
        expect(trailOf(steps).at(-1)).toBe(steps.at(-1));
        for (let back = stepBack(steps); back !== undefined; back = stepBack(steps)) {
          expect(decideStep(steps, back, at)).toEqual({ ok: true, back: true });
          steps.push(back);
        }
        expect(steps.at(-1)).toBe('booked');
      }),
    );
  });
});
