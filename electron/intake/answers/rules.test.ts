import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Answers, mergedAnswers } from './rules.ts';

const answers = fc.dictionary(
  fc.constantFrom('a', 'b', 'c'),
  fc.constantFrom('one', 'two', true, ['x']),
) as fc.Arbitrary<Answers>;

it('a form typed on in two places keeps what either place typed', () => {
  fc.assert(
    fc.property(answers, answers, (base, other) => {
      expect(mergedAnswers(base, base, other)).toEqual(other);
      expect(mergedAnswers(base, other, base)).toEqual(other);
      expect(mergedAnswers(base, other, other)).toEqual(other);
    }),
  );
});

it('of one question, what was typed here counts; what was emptied here stays empty', () => {
  const base = { city: 'Queens', wish: 'Rest', phone: '1' };
  const here = { city: 'Bronx', phone: '1' };
  const kept = { city: 'Albany', wish: 'Rest', phone: '2', email: 'a@b.co' };
  expect(mergedAnswers(base, here, kept)).toEqual({ city: 'Bronx', phone: '2', email: 'a@b.co' });
});
