import { vitalParts } from '../../charting/notes/rules.ts';
import { noteOfVisit } from '../../charting/notes/service.ts';
import { saveAnswer } from '../../charting/notes/writing/service.ts';
import type { Answer, NoteField } from '../../charting/noteTemplates/rules.ts';
import type { Chance } from './chance.ts';
import type { Stage, Who } from './stage.ts';

/** What is as a rule answered with no. */
const usuallyNo = /ptosis|self-tanner|retinoids/i;
const measured: Readonly<Record<string, readonly [low: number, high: number]>> = {
  systolic: [108, 138],
  diastolic: [66, 86],
  pulse: [58, 84],
  temperature: [973, 990],
};

/** Words for fields that ask for words, by the field and by what was done. */
const said: Readonly<Record<string, string>> = {
  'What the patient reports':
    'Happy with the last treatment. Would like to know what else can be done for tired-looking eyes.',
  Findings: 'Skin in good condition, no open lesions. Mild volume loss, symmetric.',
  Assessment: 'Good candidate. No contraindication found.',
  Plan: 'Options and costs explained, plan handed over to think about.',
  'Asymmetry at rest': 'None',
  'Earlier filler in this area': 'None',
  'Light-sensitising medicines': 'None',
  'End point': 'Even mild redness around the follicles',
  'Next step': 'Review in two weeks',
};

function answerOf(chance: Chance, field: NoteField, remarks: string): Answer | null {
  const some = <T>(list: readonly T[]): T | undefined => list[chance.whole(0, list.length - 1)];
  switch (field.kind) {
    case 'yesNo':
      return !usuallyNo.test(field.label);
    case 'choice':
      return field.label === 'Capillary refill' || field.label === 'Test spot'
        ? (field.options[0] ?? null)
        : (some(field.options) ?? null);
    case 'choices': {
      const one = some(field.options);
      return one === undefined ? null : [one];
    }
    case 'number':
      return field.unit === 'min' ? chance.whole(2, 8) * 1000 : chance.whole(1, 3) * 1000;
    case 'vitals':
      return Object.fromEntries(
        vitalParts(field).flatMap(({ part }) => {
          const range = measured[part];
          return range ? [[part, chance.whole(range[0], range[1])]] : [];
        }),
      );
    case 'date':
      return null;
    default:
      return said[field.label] ?? (field.required || /remarks/.test(field.label) ? remarks : null);
  }
}

/** The provider fills in the note: all that is required, most of the rest. */
export function fillNote(
  stage: Stage,
  at: number,
  of: { appointmentId: string; encounterId: string; provider: Who; remarks: string },
): void {
  const { tx, chance } = stage;
  const { appointmentId, encounterId, provider, remarks } = of;
  stage.play(at, provider, 'charting.notes.save', (act) => {
    for (const { id, field, value, version } of noteOfVisit(tx, act, { appointmentId }).sections.flatMap(
      ({ fields }) => fields,
    )) {
      if (value !== null || (!field.required && chance.happens(0.3))) continue;
      const answer = answerOf(chance, field, remarks === '' ? 'As planned, no particulars.' : remarks);
      if (answer !== null) saveAnswer(tx, act, { encounterId, fieldId: id, value: answer, expectedVersion: version });
    }
  });
}
