import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AppointmentState } from '../rules.ts';
import { arrivedAt, stayOf } from './rules.ts';

const minute = 60_000;
const steps = (...list: Array<[AppointmentState, number]>) => list.map(([state, at]) => ({ state, at: at * minute }));

describe('the times of a visit', () => {
  it('are counted part by part, the present one until now', () => {
    const visit = steps(['booked', -600], ['arrived', 0], ['roomed', 12], ['inTreatment', 20]);
    expect(stayOf(visit.slice(0, 1), 30 * minute)).toBeNull();
    expect(stayOf(visit, 45 * minute)).toEqual({ waiting: 12, room: 8, treatment: 25, checkout: 0, total: 45 });
    expect(stayOf([...visit, ...steps(['checkout', 50], ['done', 57])], 400 * minute)).toEqual({
      waiting: 12,
      room: 8,
      treatment: 30,
      checkout: 7,
      total: 57,
    });
  });

  it('leave out what was taken back', () => {
    const back = steps(['booked', 0], ['arrived', 10], ['roomed', 15], ['arrived', 16], ['roomed', 30]);
    expect(stayOf(back, 40 * minute)).toEqual({ waiting: 20, room: 10, treatment: 0, checkout: 0, total: 30 });
    expect(arrivedAt(back)).toBe(10 * minute);
    expect(stayOf(steps(['booked', 0], ['arrived', 10], ['booked', 11]), 40 * minute)).toBeNull();
    expect(arrivedAt(steps(['booked', 0], ['arrived', 10], ['booked', 11]))).toBeNull();
    expect(arrivedAt(steps(['booked', 0], ['arrived', 10], ['booked', 11], ['arrived', 25]))).toBe(25 * minute);
  });

  it('never add up to more than the whole, whichever steps are pressed when', () => {
    const state = fc.constantFrom<AppointmentState>('booked', 'arrived', 'roomed', 'inTreatment', 'checkout', 'done');
    const walk = fc.array(fc.record({ state, by: fc.nat(90) }), { maxLength: 12 });
    fc.assert(
      fc.property(walk, fc.nat(60), (list, more) => {
        let at = 0;
        const taken = list.map((step) => ({ state: step.state, at: (at += step.by) * minute }));
        const stay = stayOf([{ state: 'booked', at: 0 }, ...taken], (at + more) * minute);
        if (!stay) return;
        const { total, ...parts } = stay;
        expect(Object.values(parts).every((part) => part >= 0)).toBe(true);
        expect(parts.waiting + parts.room + parts.treatment + parts.checkout).toBeLessThanOrEqual(total);
        expect(total).toBeLessThanOrEqual(at + more);
      }),
    );
  });
});
