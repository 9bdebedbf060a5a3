import { addDays, dateOf, day, minute } from '../../kernel/dates.ts';
import { chooseMarketing, saveDetails } from '../../patients/contact/service.ts';
import { addCoverage } from '../../patients/coverage/service.ts';
import type { ConditionKind } from '../../patients/health/rules.ts';
import { addCondition, addMedication } from '../../patients/health/service.ts';
import { type Chance, chanceOf } from './chance.ts';
import { familyNames, givenNames } from './names.ts';
import type { DemoPatient } from './people.ts';
import type { Stage } from './stage.ts';

type Medicine = readonly [name: string, dose: string];
type Held = readonly [kind: ConditionKind, name: string];

const medicines: readonly [Medicine, ...Medicine[]] = [
  ['Sertraline', '50 mg daily'],
  ['Levothyroxine', '75 µg in the morning'],
  ['Aspirin', '81 mg daily'],
  ['Lisinopril', '10 mg daily'],
  ['Tretinoin cream', '0.05 % at night'],
  ['Fish oil', '1 g daily'],
  ['Apixaban', '5 mg twice a day'],
  ['Valacyclovir', 'when needed'],
  ['Birth control pill', ''],
];
const held: readonly [Held, ...Held[]] = [
  ['coldSores', 'Cold sores on the lip'],
  ['other', 'Migraine'],
  ['immune', 'Hashimoto’s thyroiditis'],
  ['skin', 'Rosacea'],
  ['bleeding', 'Von Willebrand disease'],
  ['keloid', 'Keloid after piercing'],
  ['implant', 'Pacemaker'],
  ['diabetes', 'Type 2 diabetes'],
  ['breastfeeding', ''],
  ['pregnancy', ''],
];
const streets = ['Willow Street', 'Atlantic Avenue', 'Court Street', 'Union Street', 'Bergen Street'] as const;
const payers = ['Aetna', 'Cigna', 'UnitedHealthcare', 'Empire BlueCross'] as const;

/** What stands on the charts of the demo's patients beside the name: written down once, a month ago. */
export function fillCharts(stage: Stage, patients: readonly DemoPatient[]): void {
  const chance = chanceOf(stage.cast.seed ^ 0xc4a7);
  patients.forEach((patient, index) => {
    const at = stage.now - 44 * day + index * minute;
    const facts = factsOf(chance, dateOf(at, stage.zone), dateOf(stage.now, stage.zone));
    stage.plan(at, () => write(stage, patient.id, facts, at));
    // told only now: nobody who is known to be pregnant was treated in these weeks
    const told = stage.now - 30_000;
    if (facts.condition?.kind === 'pregnancy') stage.plan(told, () => noteCondition(stage, patient.id, facts, told));
  });
}

type Facts = ReturnType<typeof factsOf>;

/** Drawn at once, so that what happens meanwhile does not change them. */
function factsOf(chance: Chance, then: string, today: string) {
  const year = (): string => String(Number(then.slice(0, 4)) - chance.whole(1, 12));
  const [kind, name] = chance.pick(held);
  const ends = kind === 'pregnancy' ? addDays(today, chance.whole(20, 200)) : null;
  return {
    medicine: chance.happens(0.4) ? { row: chance.pick(medicines), since: year() } : null,
    condition: chance.happens(0.3) ? { kind, name, since: ends === null ? year() : null, expectedUntil: ends } : null,
    details: {
      language: chance.happens(0.2) ? 'es' : 'en',
      street: `${chance.whole(2, 480)} ${chance.pick(streets)}`,
      unit: chance.happens(0.5) ? `Apt ${chance.whole(1, 30)}` : '',
      city: 'Brooklyn',
      region: 'NY',
      postalCode: `112${chance.whole(1, 38).toString().padStart(2, '0')}`,
      emergencyName: `${chance.pick(givenNames)} ${chance.pick(familyNames)}`,
      emergencyRelationship: chance.pick(['spouse', 'sister', 'mother', 'partner', 'friend']),
      emergencyPhone: `(718) 555-01${chance.whole(0, 99).toString().padStart(2, '0')}`,
    },
    email: chance.happens(0.7) ? chance.happens(0.8) : null,
    sms: chance.happens(0.6) ? chance.happens(0.6) : null,
    coverage: chance.happens(0.15)
      ? { payer: chance.pick(payers), memberNumber: `W${chance.whole(100_000_000, 999_999_999)}` }
      : null,
  };
}

function noteCondition(stage: Stage, patientId: string, { condition }: Facts, at: number): void {
  if (condition)
    stage.play(at, 'frontDesk', 'patients.addCondition', (act) =>
      addCondition(stage.tx, act, { patientId, ...condition }),
    );
}

function write(stage: Stage, patientId: string, facts: Facts, at: number): void {
  const { tx } = stage;
  const { medicine, condition, details, coverage } = facts;
  stage.play(at, 'frontDesk', 'patients.saveDetails', (act) =>
    saveDetails(tx, act, { ...details, patientId, expectedVersion: 0 }),
  );
  if (medicine)
    stage.play(at, 'frontDesk', 'patients.addMedication', (act) => {
      const [name, dose] = medicine.row;
      return addMedication(tx, act, { patientId, name, dose, since: medicine.since });
    });
  if (condition?.kind !== 'pregnancy') noteCondition(stage, patientId, facts, at);
  for (const channel of ['email', 'sms'] as const) {
    const wanted = facts[channel];
    if (wanted !== null)
      stage.play(at, 'frontDesk', 'patients.chooseMarketing', (act) =>
        chooseMarketing(tx, act, { patientId, channel, wanted, source: 'paper' }),
      );
  }
  if (coverage)
    stage.play(at, 'frontDesk', 'patients.addCoverage', (act) =>
      addCoverage(tx, act, {
        ...coverage,
        patientId,
        plan: 'PPO',
        groupNumber: '',
        relationship: 'self',
        subscriberName: '',
        subscriberBirthDate: null,
        validFrom: `${dateOf(at, stage.zone).slice(0, 4)}-01-01`,
        validUntil: `${dateOf(at, stage.zone).slice(0, 4)}-12-31`,
      }),
    );
}
