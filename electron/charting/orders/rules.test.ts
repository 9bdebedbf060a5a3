import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  coverOf,
  examProblem,
  gapOf,
  gapSentence,
  limitOf,
  type Order,
  orderRules,
  type ScopeItem,
  scopeProblem,
  stateOf,
  type Treatment,
  takesIn,
} from './rules.ts';

const on = '2026-03-10';
const injectables: ScopeItem = { kind: 'category', target: 'Injectables', areas: [], most: null };
const exam = (change: Partial<Order> = {}): Order => ({
  kind: 'exam',
  id: 'e',
  validFrom: '2026-01-10',
  validUntil: '2027-01-10',
  ended: false,
  roles: [],
  scope: [injectables],
  ...change,
});
const standing = (change: Partial<Order> = {}): Order =>
  exam({ kind: 'standing', id: 's', roles: ['injector'], validUntil: null, ...change });
const botox: Treatment = {
  serviceLineId: 'l',
  serviceId: 'forehead',
  category: 'Injectables',
  productId: 'botox',
  areas: ['Forehead'],
  quantity: 20_000,
};
const by = { on, role: 'injector' as const };
const gap = (order: Order, treatment = botox, visit = [treatment]) => gapOf(order, treatment, visit, by);

describe('what an order is worth', () => {
  it('begins and ends on its days, both included, unless it was revoked', () => {
    expect(stateOf(exam(), '2026-01-09')).toBe('notYet');
    expect(stateOf(exam(), '2026-01-10')).toBe('valid');
    expect(stateOf(exam(), '2027-01-10')).toBe('valid');
    expect(stateOf(exam(), '2027-01-11')).toBe('expired');
    expect(stateOf(exam({ ended: true }), '2026-02-01')).toBe('ended');
    expect(stateOf(standing(), '2099-01-01')).toBe('valid');
  });
});

describe('an order', () => {
  it('allows what its scope names: service, category or product', () => {
    expect(gap(exam())).toBe(null);
    expect(gap(exam({ scope: [{ ...injectables, kind: 'product', target: 'botox' }] }))).toBe(null);
    expect(gap(exam({ scope: [{ ...injectables, kind: 'service', target: 'forehead' }] }))).toBe(null);
    expect(gap(exam({ scope: [{ ...injectables, target: 'Laser' }] }))).toBe('scope');
    expect(gap(exam({ scope: [{ ...injectables, kind: 'product', target: 'filler' }] }))).toBe('scope');
  });

  it('allows its areas only, however they are written', () => {
    const crow = exam({ scope: [{ ...injectables, areas: ['Crow’s feet'] }] });
    expect(gap(crow)).toBe('area');
    expect(gap(crow, { ...botox, areas: ["crow's feet, LEFT"] })).toBe(null);
    expect(gap(crow, { ...botox, areas: [] })).toBe(null);
    expect(takesIn('Front', 'Frontal line')).toBe(false);
  });

  it('allows its amount for the whole visit, and every line of its scope must allow it', () => {
    const most = (quantity: number): ScopeItem => ({ kind: 'product', target: 'botox', areas: [], most: quantity });
    const other = { ...botox, serviceLineId: 'm', serviceId: 'frown' };
    expect(gap(exam({ scope: [most(20_000)] }))).toBe(null);
    expect(gap(exam({ scope: [injectables, most(19_999)] }))).toBe('dose');
    expect(gap(exam({ scope: [most(39_999)] }), botox, [botox, other])).toBe('dose');
    expect(gap(exam({ scope: [most(40_000)] }), botox, [botox, other])).toBe(null);
    expect(gap(exam({ scope: [most(20_000)] }), botox, [botox, { ...other, productId: 'filler' }])).toBe(null);
  });

  it('that stands is for the roles it names, and for prescribers', () => {
    expect(gap(standing())).toBe(null);
    expect(gap(standing({ roles: ['aesthetician'] }))).toBe('role');
    expect(gapOf(standing({ roles: ['aesthetician'] }), botox, [botox], { on, role: 'prescriber' })).toBe(null);
  });
});

describe('the orders of a patient', () => {
  const cover = (orders: Order[], rule: (typeof orderRules)[number], role: 'injector' | 'prescriber' = 'injector') =>
    coverOf(orders, botox, [botox], { on, role, rule });

  it('are an exam, an exam or a standing order, or both, as the clinic says', () => {
    expect(cover([standing()], 'exam')).toEqual({ covered: false, kind: 'exam', gap: 'none', near: null });
    expect(cover([standing()], 'either').covered).toBe(true);
    expect(cover([exam()], 'both')).toMatchObject({ covered: false, kind: 'standing', gap: 'none' });
    expect(cover([exam(), standing()], 'both')).toMatchObject({ covered: true, by: [{ id: 'e' }, { id: 's' }] });
    expect(cover([exam()], 'both', 'prescriber').covered).toBe(true);
    expect(cover([], 'either')).toEqual({ covered: false, kind: 'exam', gap: 'none', near: null });
  });

  it('say what comes nearest', () => {
    const old = exam({ id: 'old', validUntil: '2026-02-01' });
    const laser = exam({ id: 'laser', scope: [{ ...injectables, target: 'Laser' }] });
    expect(cover([laser, old], 'exam')).toMatchObject({ gap: 'expired', near: { id: 'old' } });
    expect(cover([old, laser], 'exam')).toMatchObject({ gap: 'expired', near: { id: 'old' } });
    expect(cover([laser], 'exam')).toMatchObject({ gap: 'scope', near: null });
    const little = standing({ scope: [{ kind: 'product', target: 'botox', areas: [], most: 10_000 }] });
    const found = cover([little], 'either');
    expect(found).toMatchObject({ kind: 'standing', gap: 'dose' });
    if (found.covered) throw new Error('It allows too much.');
    expect(gapSentence('Botox', found, { unit: 'U', ...limitOf(found.near, botox) })).toBe(
      'Botox: the standing order allows 10 U in a visit. Give less, or have a new one signed.',
    );
  });

  it('allow no less when there are more of them, and less of a product never needs more', () => {
    const item = fc.record({
      kind: fc.constantFrom('service' as const, 'category' as const, 'product' as const),
      target: fc.constantFrom('forehead', 'Injectables', 'botox', 'Laser'),
      areas: fc.array(fc.constantFrom('Forehead', 'Glabella'), { maxLength: 2 }),
      most: fc.option(fc.integer({ min: 1, max: 40_000 }), { nil: null }),
    });
    const order = fc.record({
      kind: fc.constantFrom('exam' as const, 'standing' as const),
      id: fc.uuid(),
      validFrom: fc.constantFrom('2026-01-01', '2026-03-10', '2026-04-01'),
      validUntil: fc.constantFrom('2026-03-09', '2026-03-10', null),
      ended: fc.boolean(),
      roles: fc.subarray(['injector' as const, 'aesthetician' as const]),
      scope: fc.array(item, { minLength: 1, maxLength: 3 }),
    });
    const rules = fc.constantFrom(...orderRules);
    const amounts = fc.tuple(fc.nat(40_000), fc.nat(40_000));
    fc.assert(
      fc.property(fc.array(order, { maxLength: 4 }), order, rules, amounts, (orders, more, rule, [a, b]) => {
        const give = (quantity: number, from: Order[]): boolean => {
          const treatment = { ...botox, quantity };
          return coverOf(from, treatment, [treatment], { on, role: 'injector', rule }).covered;
        };
        if (give(a, orders)) {
          expect(give(a, [...orders, more])).toBe(true);
          expect(give(Math.min(a, b), orders)).toBe(true);
        }
        if (rule === 'exam') expect(give(a, orders)).toBe(orders.some((one) => one.kind === 'exam' && give(a, [one])));
      }),
    );
  });
});

describe('an exam', () => {
  const whole = {
    historyReviewed: true,
    allergiesReviewed: true,
    performedOn: on,
    validUntil: '2027-03-10',
    scope: [injectables],
    today: on,
    mostMonths: 12,
  };
  it('is signed only when it is whole', () => {
    expect(examProblem(whole)).toBe(undefined);
    expect(examProblem({ ...whole, historyReviewed: false })).toMatch(/history/);
    expect(examProblem({ ...whole, allergiesReviewed: false })).toMatch(/allergies/);
    expect(examProblem({ ...whole, performedOn: '2026-03-11' })).toMatch(/earlier day/);
    expect(examProblem({ ...whole, validUntil: '2026-03-09' })).toMatch(/before it was made/);
    expect(examProblem({ ...whole, validUntil: '2027-03-11' })).toMatch(/12 months at most/);
    expect(examProblem({ ...whole, scope: [] })).toMatch(/what is allowed/);
    expect(scopeProblem([injectables, { ...injectables, most: 1 }])).toMatch(/twice/);
  });
});
