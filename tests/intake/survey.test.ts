import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Answers, visibleQuestions } from '../../electron/intake/answers/rules.ts';
import { type Definition, questionsOf } from '../../electron/intake/rules.ts';
import { shownPages } from '../../renderer/intake/filling/survey.ts';
import newPatient from '../../resources/intake/new-patient.json' with { type: 'json' };

const form = newPatient.definition as unknown as Definition;
const more = form.pages[0];
const asked: Definition = {
  ...form,
  pages: [
    ...form.pages,
    {
      title: {},
      questions: (['equal', 'notEqual', 'answered'] as const).flatMap((is) =>
        (['smokes', 'conditions', 'hasAllergies'] as const).map((question) => ({
          ...(more?.questions[0] as Definition['pages'][number]['questions'][number]),
          id: `${question}_${is}`,
          visibleIf: {
            question,
            is,
            value: is === 'answered' ? '' : { smokes: 'never', conditions: 'cancer', hasAllergies: 'true' }[question],
          },
        })),
      ),
    },
  ],
};

const answers = fc.record(
  {
    hasAllergies: fc.boolean(),
    takesMedicines: fc.boolean(),
    treatedBefore: fc.boolean(),
    smokes: fc.constantFrom('never', 'daily'),
    conditions: fc.subarray(['cancer', 'diabetes', 'none'], { minLength: 1 }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Answers>;

it('shows what the rules of the host show, whatever is answered', () => {
  const pagesFor = shownPages(asked);
  fc.assert(
    fc.property(answers, (given) => {
      const shown = pagesFor(given).flatMap(({ questions }) => questions);
      expect(shown).toEqual(visibleQuestions(asked, given).map(({ id }) => id));
      expect(questionsOf(asked).length).toBeGreaterThan(shown.length);
    }),
  );
});
