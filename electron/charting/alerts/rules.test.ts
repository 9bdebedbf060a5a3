import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  concerns,
  hitOf,
  holds,
  type PastGiving,
  type PatientFacts,
  type PlannedGiving,
  reachOf,
  ruleProblem,
  type SafetyRule,
} from './rules.ts';
import { standardRules } from './standard/rules.ts';

const rule = (change: Partial<SafetyRule>): SafetyRule => ({
  id: 'r',
  trigger: 'allergy',
  words: [],
  conditions: [],
  number: null,
  most: null,
  targetKind: 'productKind',
  target: 'toxin',
  weight: 'reason',
  sentence: 'Not for this patient.',
  active: true,
  ...change,
});
const line: PlannedGiving = {
  serviceLineId: 'l',
  serviceId: 'forehead',
  serviceName: 'Neurotoxin, forehead',
  category: 'Injectables',
  productId: 'botox',
  productKind: 'toxin',
  unit: 'U',
  quantity: 20_000,
  goods: false,
};
const cream: PlannedGiving = {
  ...line,
  productId: 'cream',
  productKind: 'skincare',
  unit: 'each',
  quantity: 1000,
  goods: true,
};
const healthy: PatientFacts = { age: 40, allergies: [], medications: [], conditions: [], recalled: [] };
const before = (daysAgo: number, quantity = 20_000): PastGiving => ({ ...line, daysAgo, quantity });
const hit = (
  one: SafetyRule,
  patient: Partial<PatientFacts> = {},
  past: PastGiving[] = [],
  visit: PlannedGiving[] = [line],
): string | null => hitOf(one, visit[0] ?? line, visit, { ...healthy, ...patient }, past);

describe('goods that are used or sold beside a treatment', () => {
  const allergy = { words: ['lidocaine'] } as const;
  const patient = { allergies: ['Lidocaine'] };

  it('concern the rules that name them or their kind, and none that is about the treatment', () => {
    const against = (targetKind: SafetyRule['targetKind'], target: string) =>
      hit(rule({ ...allergy, targetKind, target }), patient, [], [cream, line]);
    expect(against('product', 'cream')).toBe('Lidocaine');
    expect(against('productKind', 'skincare')).toBe('Lidocaine');
    expect(against('product', 'botox')).toBeNull();
    for (const [kind, target] of [
      ['any', ''],
      ['service', 'forehead'],
      ['category', 'Injectables'],
      ['words', 'neurotoxin'],
    ] as const)
      expect(against(kind, target)).toBeNull();
  });

  it('are counted by themselves: their pieces are no units of what is injected', () => {
    const units = rule({
      trigger: 'cumulative',
      number: 0,
      most: 20_000,
      targetKind: 'category',
      target: 'Injectables',
    });
    expect(hit(units, {}, [], [line, { ...cream, unit: 'U' }])).toBeNull();
    const doses = rule({ trigger: 'cumulative', number: 30, most: 1000, targetKind: 'product', target: 'cream' });
    expect(hit(doses, {}, [{ ...cream, daysAgo: 3 }], [cream, line])).toBe('2 in 30 days');
  });
});

describe('words', () => {
  it('are found whole, in their order, however they are written', () => {
    expect(holds('Lidocaine HCl 1 %', 'LIDOCAÏNE')).toBe(true);
    expect(holds('Lidocainex', 'lidocaine')).toBe(false);
    expect(holds('Protein of cow’s milk', "cow's milk")).toBe(true);
    expect(holds('milk, cow', 'cow milk')).toBe(false);
    expect(holds('anything', '')).toBe(false);
  });

  it('are found wherever they stand between other words', () => {
    const word = fc.stringMatching(/^[a-z]{3,8}$/);
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 4 }),
        fc.array(word, { minLength: 1, maxLength: 3 }),
        fc.array(word),
        (a, phrase, z) => {
          const text = [...a, ...phrase, ...z].join(' ');
          expect(holds(text.toUpperCase(), phrase.join('-'))).toBe(true);
        },
      ),
    );
  });
});

describe('a rule', () => {
  it('listens to allergies, medications, conditions and age', () => {
    const lidocaine = rule({ words: ['lidocaine', 'Xylocaine'] });
    expect(hit(lidocaine, { allergies: ['Latex', 'xylocaine spray'] })).toBe('xylocaine spray');
    expect(hit(lidocaine, { allergies: ['Latex'] })).toBe(null);
    const thinner = rule({ trigger: 'medication', words: ['warfarin'] });
    expect(hit(thinner, { medications: [{ name: 'Warfarin', endedDays: null }] })).toBe('Warfarin');
    expect(hit(thinner, { medications: [{ name: 'Warfarin', endedDays: 3 }] })).toBe(null);
    const isotretinoin = { ...thinner, words: ['isotretinoin'], number: 183 };
    expect(hit(isotretinoin, { medications: [{ name: 'Isotretinoin', endedDays: 183 }] })).toBe(
      'Isotretinoin, until 183 days ago',
    );
    expect(hit(isotretinoin, { medications: [{ name: 'Isotretinoin', endedDays: 184 }] })).toBe(null);
    const pregnant = rule({ trigger: 'condition', conditions: ['pregnancy'] });
    expect(hit(pregnant, { conditions: [{ kind: 'pregnancy', name: 'Pregnant' }] })).toBe('Pregnant');
    expect(hit(pregnant, { conditions: [{ kind: 'breastfeeding', name: 'Breastfeeding' }] })).toBe(null);
    const adult = rule({ trigger: 'age', number: 18 });
    expect([17, 18, null].map((age) => hit(adult, { age }))).toEqual(['17 years old', null, null]);
  });

  it('counts the days since the last treatment of what it is against', () => {
    const weeks = rule({ trigger: 'interval', number: 84 });
    expect(hit(weeks, {}, [before(90), before(83)])).toBe('last 83 days ago');
    expect(hit(weeks, {}, [before(84)])).toBe(null);
    expect(hit(weeks, {}, [{ ...before(3), productKind: 'filler' }])).toBe(null);
    expect(hit(weeks, {}, [before(0)])).toBe('last 0 days ago');
    expect(hit(weeks, {}, [before(-5)])).toBe(null);
  });

  it('adds up what was given and is about to be', () => {
    const total = rule({ trigger: 'cumulative', number: 90, most: 60_000 });
    expect(hit(total, {}, [before(90, 40_000)])).toBe(null);
    expect(hit(total, {}, [before(90, 40_001)])).toBe('60.001 U in 90 days');
    expect(hit(total, {}, [before(91, 90_000)])).toBe(null);
    const visit = { ...total, number: 0, most: 39_000 };
    const other = { ...line, serviceLineId: 'm' };
    expect(hit(visit, {}, [before(0, 90_000)])).toBe(null);
    expect(hit(visit, {}, [], [line, other])).toBe('40 U in this visit');
  });

  it('is against a product, a kind, a service, a category, or services with a word in their name', () => {
    const laser = { ...line, serviceName: 'Laser hair removal', category: 'Light', productId: null, productKind: null };
    const against = (targetKind: SafetyRule['targetKind'], target: string, giving = line): boolean =>
      concerns({ targetKind, target }, giving);
    expect(against('any', '')).toBe(true);
    expect(against('product', 'botox')).toBe(true);
    expect(against('productKind', 'filler')).toBe(false);
    expect(against('service', 'forehead')).toBe(true);
    expect(against('category', 'Injectables')).toBe(true);
    expect(against('words', 'laser, IPL', laser)).toBe(true);
    expect(against('words', 'laser, IPL')).toBe(false);
  });

  it('says nothing once it is switched off, nor of what it is not against; knowing more never silences it', () => {
    const words = fc.subarray(['lidocaine', 'warfarin', 'latex', 'isotretinoin'], { minLength: 1 });
    const patient = fc.record({
      age: fc.option(fc.nat(90), { nil: null }),
      allergies: fc.array(fc.constantFrom('Lidocaine', 'Latex', 'Nickel')),
      medications: fc.array(
        fc.record({
          name: fc.constantFrom('Warfarin', 'Isotretinoin'),
          endedDays: fc.option(fc.nat(400), { nil: null }),
        }),
      ),
      conditions: fc.array(
        fc.record({ kind: fc.constantFrom('pregnancy' as const, 'keloid' as const), name: fc.constant('x') }),
      ),
      recalled: fc.array(fc.record({ productId: fc.constant('botox'), lot: fc.constant('A1') }), { maxLength: 1 }),
    });
    const past = fc.array(fc.record({ days: fc.nat(200), quantity: fc.nat(50_000) }), { maxLength: 5 });
    const rules = fc.record({
      trigger: fc.constantFrom(
        'allergy' as const,
        'medication' as const,
        'condition' as const,
        'age' as const,
        'interval' as const,
        'cumulative' as const,
        'recalledLot' as const,
      ),
      words,
      conditions: fc.subarray(['pregnancy' as const, 'keloid' as const]),
      number: fc.nat(200),
      most: fc.integer({ min: 1, max: 100_000 }),
    });
    fc.assert(
      fc.property(rules, patient, patient, past, past, (change, one, more, some, others) => {
        const own = rule(change);
        const given = (rows: typeof some): PastGiving[] => rows.map(({ days, quantity }) => before(days, quantity));
        const said = hitOf(own, line, [line], one, given(some));
        expect(hitOf({ ...own, active: false }, line, [line], one, given(some))).toBe(null);
        expect(hitOf({ ...own, target: 'filler' }, line, [line], one, given(some))).toBe(null);
        if (said === null) return;
        const known: PatientFacts = {
          age: one.age,
          allergies: [...one.allergies, ...more.allergies],
          medications: [...one.medications, ...more.medications],
          conditions: [...one.conditions, ...more.conditions],
          recalled: [...one.recalled, ...more.recalled],
        };
        expect(
          hitOf(own, line, [{ ...line, quantity: line.quantity + 1000 }], known, given([...some, ...others])),
        ).not.toBe(null);
        expect(hitOf({ ...own, words: [...own.words, 'another'] }, line, [line], one, given(some))).not.toBe(null);
      }),
    );
  });
});

describe('the rules a new clinic begins with', () => {
  it('make sense, have a name of their own and say where they come from', () => {
    expect(standardRules.map((one) => ruleProblem(one)).filter(Boolean)).toEqual([]);
    expect(standardRules.filter(({ source }) => source.length < 10)).toEqual([]);
    expect(new Set(standardRules.map(({ name }) => name)).size).toBe(standardRules.length);
  });

  it('look back as far as the longest of them', () => {
    expect(reachOf(standardRules.map((one, at) => ({ ...one, id: String(at), active: true })))).toBe(90);
    expect(reachOf([])).toBe(0);
  });
});

describe('what makes no sense', () => {
  it.each([
    [rule({}), /one word/],
    [rule({ trigger: 'condition' }), /condition/],
    [rule({ trigger: 'age' }), /age/],
    [rule({ trigger: 'interval' }), /days/],
    [rule({ trigger: 'interval', number: 10, targetKind: 'any', target: '' }), /counted/],
    [rule({ trigger: 'cumulative', number: 10 }), /too much/],
    [rule({ words: ['latex'], target: '' }), /against/],
  ])('%#', (one, sentence) => {
    expect(ruleProblem(one)).toMatch(sentence);
  });
});
