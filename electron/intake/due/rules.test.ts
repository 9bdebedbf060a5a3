import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths } from '../../kernel/dates.ts';
import { audiences, type FormPlan, formsDue } from './rules.ts';

const today = '2026-03-10';
const form = (id: string, audience: FormPlan['audience'], more: Partial<FormPlan> = {}): FormPlan => ({
  id,
  audience,
  serviceIds: [],
  everyMonths: null,
  ...more,
});
const forms = [
  form('history', 'newPatients'),
  form('update', 'returning', { everyMonths: 6 }),
  form('laser', 'services', { serviceIds: ['ipl'], everyMonths: 12 }),
  form('privacy', 'everyone'),
  form('insurance', 'byHand'),
];
const due = (visit: { isNew?: boolean; serviceIds?: string[]; handedIn?: Record<string, string> }): string[] =>
  formsDue(forms, {
    isNew: visit.isNew ?? false,
    serviceIds: visit.serviceIds ?? [],
    handedIn: new Map(Object.entries(visit.handedIn ?? {})),
    today,
  }).map(({ id }) => id);

describe('the forms a visit waits for', () => {
  it.each([
    ['someone new', { isNew: true }, ['history', 'privacy']],
    ['someone new who filled it in', { isNew: true, handedIn: { history: '2026-03-09' } }, ['privacy']],
    ['someone who was here before', {}, ['update', 'privacy']],
    ['someone whose history is fresh', { handedIn: { history: '2025-12-01', privacy: '2020-01-01' } }, []],
    ['someone whose history is old', { handedIn: { history: '2025-09-10', privacy: '2020-01-01' } }, ['update']],
    ['a service', { serviceIds: ['ipl'], handedIn: { update: '2026-01-01', privacy: '2026-01-01' } }, ['laser']],
    [
      'a service of last year',
      { serviceIds: ['ipl'], handedIn: { laser: '2025-03-10', privacy: '2026-03-01' } },
      ['laser'],
    ],
    ['a service of this year', { serviceIds: ['ipl'], handedIn: { laser: '2025-03-11', privacy: '2026-03-01' } }, []],
  ] as const)('of %s', (_who, visit, ids) => {
    expect(due(visit as Parameters<typeof due>[0])).toEqual(ids);
  });

  it('are never one that was handed in today, and asking again comes after its months', () => {
    const plan = fc.record({
      audience: fc.constantFrom(...audiences),
      everyMonths: fc.option(fc.integer({ min: 1, max: 36 })),
      ago: fc.integer({ min: 0, max: 40 }),
      isNew: fc.boolean(),
    });
    fc.assert(
      fc.property(plan, ({ audience, everyMonths, ago, isNew }) => {
        const one = form('a', audience, { everyMonths, serviceIds: ['s'] });
        const day = addMonths(today, -ago);
        const asked = formsDue([one], { isNew, serviceIds: ['s'], handedIn: new Map([['a', day]]), today }).length > 0;
        if (asked) expect(everyMonths !== null && addMonths(day, everyMonths) <= today).toBe(true);
        if (ago === 0) expect(asked).toBe(false);
      }),
    );
  });
});
