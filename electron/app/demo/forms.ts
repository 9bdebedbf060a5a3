import { needsDecision } from '../../intake/review/decisions/rules.ts';
import { reviewForm, reviewSheet } from '../../intake/review/service.ts';
import { saveDraft, startForm, submitForm } from '../../intake/submissions/service.ts';
import { day, hour, minute } from '../../kernel/dates.ts';
import { addStandardForms } from '../standardForms.ts';
import type { DemoPatient } from './people.ts';
import type { Stage } from './stage.ts';

type Ending = 'begun' | 'submitted' | 'reviewed';
const endings: readonly Ending[] = ['reviewed', 'reviewed', 'reviewed', 'submitted', 'submitted', 'begun'];

const update = {
  hasAllergies: true,
  allergies: [{ substance: 'Lidocaine', severity: 'moderate' }],
  takesMedicines: true,
  medications: [
    { name: 'Sertraline', dose: '100 mg daily', since: '2022' },
    { name: 'Vitamin D', dose: '1000 IU', since: 'last winter' },
  ],
  conditions: ['coldSores'],
  changed: 'Wisdom tooth taken out three weeks ago, healed well.',
};

/** The clinic's forms, and some that patients filled in: reviewed, waiting for a review, begun. */
export function fillForms(stage: Stage, patients: readonly DemoPatient[], at: number): void {
  const { tx } = stage;
  let updateForm = '';
  stage.plan(at, () => {
    const ids = stage.play(at, 'owner', 'intake.createForm', (act) => addStandardForms(tx, act));
    updateForm = ids[1] ?? '';
  });
  endings.forEach((ending, index) => {
    const patient = patients[index * 11 + 5];
    // the last one today, the others over the last days
    const began = stage.now - (endings.length - 1 - index) * day - 2 * hour;
    if (patient) stage.plan(began, () => fillIn(stage, patient.id, updateForm, ending, began));
  });
}

function fillIn(stage: Stage, patientId: string, formId: string, ending: Ending, at: number): void {
  const { tx } = stage;
  const begun = stage.play(at, 'frontDesk', 'intake.start', (act) =>
    startForm(tx, act, { patientId, formId, appointmentId: null, language: 'en' }),
  );
  const typed = { id: begun.id, expectedVersion: begun.version, language: 'en' };
  if (ending === 'begun') {
    stage.play(at + 3 * minute, 'frontDesk', 'intake.saveDraft', (act) =>
      saveDraft(tx, act, { ...typed, answers: { hasAllergies: false, takesMedicines: true } }),
    );
    return;
  }
  stage.play(at + 6 * minute, 'frontDesk', 'intake.submit', (act) =>
    submitForm(tx, act, { ...typed, answers: update }),
  );
  if (ending === 'submitted') return;
  stage.play(at + 20 * minute, 'injector', 'intake.review', (act) => {
    const sheet = reviewSheet(tx, act, { id: begun.id });
    const decisions = sheet.items.filter(needsDecision).map(({ id, kind, problem }) => ({
      id,
      act: kind === 'gone' || problem ? ('keep' as const) : ('take' as const),
    }));
    return reviewForm(tx, act, {
      id: sheet.id,
      expectedVersion: sheet.version,
      fingerprint: sheet.fingerprint,
      decisions,
    });
  });
}
