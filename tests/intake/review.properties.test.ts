import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answers, answerFaults, shownAnswers } from '../../electron/intake/answers/rules.ts';
import { type Change, changed, changesOf, needsDecision } from '../../electron/intake/review/decisions/rules.ts';
import { type ChartState, type Item, itemsOf } from '../../electron/intake/review/rules.ts';
import { questionsOf } from '../../electron/intake/rules.ts';
import { sameName } from '../../electron/patients/health/rules.ts';
import { fullForm } from './formWork.ts';

const reading = { country: 'US', today: '2026-03-10' };
const word = fc.constantFrom('Latex', 'latex ', 'Aspirin', 'Warfarin', '  Zinc', 'Ünal', "O'Hara", '<b>', '');
const typedText = fc.oneof(word, fc.string({ maxLength: 130 }));
const since = fc.constantFrom('', '2019', '3/2020', 'a while', '2031');
const row = (...keys: string[]) => fc.record(Object.fromEntries(keys.map((key) => [key, typedText])));
const rows = <T>(of: fc.Arbitrary<T>) => fc.array(of, { minLength: 1, maxLength: 4 });

function answerFor(target: string): fc.Arbitrary<unknown> {
  if (target === 'birthDate') return fc.constantFrom('1988-04-02', '2031-01-01', '1700-01-01');
  if (target === 'phone' || target === 'emergencyPhone')
    return fc.constantFrom('212 555 0177', '+34 912 345 678', '555555');
  if (target === 'email') return fc.constantFrom('a@b.co', ' A@b.co ', 'a@b');
  if (target === 'language') return fc.constantFrom('en', 'es');
  if (target === 'allergies')
    return rows(fc.record({ substance: typedText, severity: fc.constantFrom('', 'mild', 'severe') }));
  if (target === 'medications') return rows(fc.record({ name: typedText, dose: typedText, since }));
  if (target === 'coverage') return rows(row('payer', 'plan', 'memberNumber', 'groupNumber'));
  if (target === 'conditions') return fc.subarray(['cold', 'bleed', 'mig', 'none'], { minLength: 1 });
  if (target === 'pregnancy' || target === 'breastfeeding' || target.startsWith('marketing.')) return fc.boolean();
  return typedText;
}

const answers = fc.record(Object.fromEntries(questionsOf(fullForm).map(({ id, target }) => [id, answerFor(target)])), {
  requiredKeys: [],
}) as fc.Arbitrary<Answers>;

const distinct = <T>(of: fc.Arbitrary<T>, name: (one: T) => string) =>
  fc.uniqueArray(of, { maxLength: 3, comparator: (a, b) => sameName(name(a), name(b)) });
const named = fc.constantFrom('Latex', 'Aspirin', 'Warfarin', 'Zinc');
const numbered = <T extends object>(list: T[], of: string) => list.map((one, at) => ({ ...one, id: `${of}${at}` }));
const chart: fc.Arbitrary<ChartState> = fc
  .record({
    city: fc.constantFrom('', 'Latex', 'Queens'),
    phone: fc.constantFrom('', '+12125550177'),
    allergies: distinct(
      fc.record({ substance: named, severity: fc.constantFrom('mild', 'severe') }),
      (a) => a.substance,
    ),
    medications: distinct(
      fc.record({ name: named, dose: fc.constantFrom('', '2 mg'), since: fc.constantFrom(null, '2019') }),
      (m) => m.name,
    ),
    conditions: distinct(
      fc.constantFrom(
        { kind: 'coldSores', name: 'Cold sores' },
        { kind: 'bleeding', name: 'Haemophilia A' },
        { kind: 'pregnancy', name: 'Pregnant' },
        { kind: 'other', name: 'Migraine' },
      ),
      (c) => c.name,
    ),
    coverages: distinct(
      fc.record({ payer: named, plan: word, memberNumber: fc.constantFrom('1', '2'), groupNumber: fc.constant('') }),
      (c) => c.payer,
    ),
    marketing: fc.record({
      email: fc.constantFrom(true, false, null),
      sms: fc.constantFrom(true, false, null),
      phone: fc.constant(null),
      mail: fc.constant(null),
    }),
  })
  .map(({ city, phone, allergies, medications, conditions, coverages, marketing }) => ({
    fields: { givenName: 'Mia', familyName: 'Marsh', city, phone },
    allergies: numbered(allergies, 'a'),
    medications: numbered(medications, 'm'),
    conditions: numbered(conditions, 'c'),
    coverages: numbered(coverages, 'v'),
    marketing,
  })) as fc.Arbitrary<ChartState>;

const look = (given: Answers, state: ChartState): Item[] => itemsOf(fullForm, given, state, reading);
/** Takes all that can be taken as it was typed; the rest stays as the chart has it. */
const takeAll = (items: Item[]) =>
  items
    .filter(needsDecision)
    .map(({ id, problem }) => ({ id, act: problem === null ? ('take' as const) : ('keep' as const) }));
const apply = (state: ChartState, changes: readonly Change[]): ChartState =>
  changes.reduce((before, change, at) => changed(before, change, `new${at}`), state);

describe('a review', () => {
  it('that takes everything leaves nothing to decide but what cannot be taken, and doing it twice changes nothing', () => {
    fc.assert(
      fc.property(answers, chart, (given, state) => {
        const items = look(given, state);
        const { changes, faults } = changesOf(items, takeAll(items), reading);
        expect(faults).toEqual([]);
        const after = apply(state, changes);
        const left = look(given, after).filter(needsDecision);
        expect(left.filter(({ problem }) => problem === null)).toEqual([]);
        const again = changesOf(look(given, after), takeAll(look(given, after)), reading);
        expect(apply(after, again.changes)).toEqual(after);
      }),
    );
  });

  it('that keeps everything changes nothing', () => {
    fc.assert(
      fc.property(answers, chart, (given, state) => {
        const decisions = look(given, state)
          .filter(needsDecision)
          .map(({ id }) => ({ id, act: 'keep' as const }));
        expect(changesOf(look(given, state), decisions, reading)).toEqual({ changes: [], faults: [] });
      }),
    );
  });

  it('asks about every difference, once, and about nothing else', () => {
    fc.assert(
      fc.property(answers, chart, (given, state) => {
        const items = look(given, state);
        const ids = items.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const { faults } = changesOf(items, [], reading);
        expect(faults.map(({ id }) => id).sort()).toEqual(
          items
            .filter(needsDecision)
            .map(({ id }) => id)
            .sort(),
        );
        expect(changesOf(items, [{ id: 'unheard', act: 'take' }], reading).faults.map(({ id }) => id)).toContain(
          'unheard',
        );
      }),
    );
  });

  it('refuses what an edit makes impossible', () => {
    const items = look({ phone: '212 555 0177' }, { ...emptyChart, fields: {} });
    const edit = { id: 'phone', act: 'edit', values: { value: '55' } } as const;
    expect(changesOf(items, [edit], reading).faults).toMatchObject([{ id: 'phone' }]);
    const good = changesOf(items, [{ ...edit, values: { value: '(646) 555-0100' } }], reading);
    expect(good.changes[0]?.values).toEqual({ value: '+16465550100' });
  });
});

const emptyChart: ChartState = {
  fields: {},
  allergies: [],
  medications: [],
  conditions: [],
  coverages: [],
  marketing: { email: null, sms: null, phone: null, mail: null },
};

describe('answers', () => {
  it('that nobody asked for, that are too long or of another shape are refused, whatever they are', () => {
    const ids = questionsOf(fullForm).map(({ id }) => id);
    const stranger = fc.string({ minLength: 1, maxLength: 20 }).filter((id) => !ids.includes(id));
    fc.assert(
      fc.property(stranger, (id) => {
        expect(answerFaults(fullForm, { [id]: 'x' })).toMatchObject([{ question: id }]);
      }),
    );
    for (const wrong of [
      { city: 'x'.repeat(301) },
      { city: ['x'] },
      { allergies: [{ other: 'x' }] },
      { pregnancy: 'yes' },
    ])
      expect(answerFaults(fullForm, wrong as unknown as Answers), JSON.stringify(wrong)).toHaveLength(1);
    expect(answerFaults(fullForm, { conditions: ['cold', 'cold'] })).toHaveLength(1);
    expect(answerFaults(fullForm, { conditions: ['other'] })).toHaveLength(1);
  });

  it('stay as they were typed', () => {
    fc.assert(
      fc.property(answers, (given) => {
        expect(shownAnswers(fullForm, given)).toEqual(given);
      }),
    );
  });
});
