import type { ReadDb } from '../../../../db/access.ts';
import { allRules, recalledLotsOf, treatmentsSince } from '../../../../db/charting/alerts/queries.ts';
import { serviceById } from '../../../catalog/service.ts';
import { productById } from '../../../inventory/service.ts';
import type { Asker } from '../../../kernel/act.ts';
import { ageOn, dateOf, day, daysBetween, type Instant } from '../../../kernel/dates.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Quantity } from '../../../kernel/quantity.ts';
import { healthOf, pastHealth } from '../../../patients/health/service.ts';
import { patientById } from '../../../patients/service.ts';
import type { SafetyItem } from '../../safety/rules.ts';
import { factOf, type Giving, hitOf, type PastGiving, type PatientFacts, reachOf, type SafetyRule } from '../rules.ts';

/** When something is given, and to whom it is told. */
export interface Weighing {
  asker: Asker;
  patientId: Id;
  /** The visit, whose own draws and points are not counted as earlier ones; '' for none. */
  appointmentId: Id;
  at: Instant;
}

/** A line with what is given so far and is about to be, thousandths. */
export interface LineToWeigh {
  serviceLineId: Id;
  serviceId: Id;
  quantity: Quantity;
}

function givingOf(db: ReadDb, serviceId: Id, quantity: Quantity): Giving {
  const service = serviceById(db, serviceId);
  const product = service.productId === null ? null : productById(db, service.productId);
  return {
    serviceId,
    serviceName: service.name,
    category: service.category,
    productId: product?.id ?? null,
    productKind: product?.kind ?? null,
    unit: product?.unit ?? 'each',
    quantity,
  };
}

/** What the rules look at of a patient on the day of `at`. */
function factsOf(db: ReadDb, { asker, patientId, at }: Weighing): PatientFacts {
  const patient = patientById(db, patientId);
  const on = dateOf(at, asker.zone);
  const health = healthOf(db, asker, patient.id);
  // an entry that was written anew did not end
  const ended = pastHealth(db, asker, { patientId: patient.id }).entries.filter(
    ({ list, endedAt, replaced }) => list === 'medication' && endedAt !== null && !replaced,
  );
  return {
    age: patient.birthDate === null ? null : ageOn(patient.birthDate, on),
    allergies: health.allergies.map(({ substance }) => substance),
    medications: [
      ...health.medications.map(({ name }) => ({ name, endedDays: null })),
      ...ended.map(({ name, endedAt }) => ({ name, endedDays: daysBetween(dateOf(endedAt ?? at, asker.zone), on) })),
    ],
    conditions: health.conditions.map(({ kind, name }) => ({ kind, name })),
    recalled: recalledLotsOf(db, patient.id),
  };
}

/** What was given before, as far back as the rules look. */
function pastOf(
  db: ReadDb,
  { asker, patientId, appointmentId, at }: Weighing,
  rules: readonly SafetyRule[],
): PastGiving[] {
  const reach = reachOf(rules);
  if (reach === 0) return [];
  const on = dateOf(at, asker.zone);
  return treatmentsSince(db, patientById(db, patientId).id, at - (reach + 1) * day, appointmentId).map((row) => ({
    serviceId: row.serviceId,
    serviceName: row.serviceName,
    category: row.category,
    productId: row.productId,
    productKind: row.productKind,
    unit: row.unit ?? 'each',
    quantity: Math.max(row.charted, row.drawn),
    daysAgo: daysBetween(dateOf(row.at, asker.zone), on),
  }));
}

/** What the clinic's rules say against the lines of a visit. */
export function alertsOf(db: ReadDb, weighing: Weighing, lines: readonly LineToWeigh[]): SafetyItem[] {
  const rules = allRules(db).filter(({ active }) => active);
  if (rules.length === 0 || lines.length === 0) return [];
  const patient = factsOf(db, weighing);
  const past = pastOf(db, weighing, rules);
  const visit = lines.map(({ serviceLineId, serviceId, quantity }) => ({
    ...givingOf(db, serviceId, quantity),
    serviceLineId,
  }));
  return visit.flatMap((line) =>
    rules.flatMap((rule): SafetyItem[] => {
      const fact = hitOf(rule, line, visit, patient, past);
      return fact === null
        ? []
        : [
            {
              key: `rule:${rule.id}`,
              about: 'rule',
              weight: rule.weight,
              serviceLineId: line.serviceLineId,
              sentence: `${line.serviceName}: ${rule.sentence} (${fact})`,
            },
          ];
    }),
  );
}

/** What of a patient sets rules off, whatever is given: said on the patient's page. The heaviest first. */
export function alertsOfPatient(db: ReadDb, weighing: Weighing) {
  const rules = allRules(db).filter(({ active }) => active);
  if (rules.length === 0) return [];
  const patient = factsOf(db, weighing);
  const order = ['stop', 'reason', 'advice'];
  return rules
    .flatMap((rule) => {
      const lots = rule.trigger === 'recalledLot' ? patient.recalled.map(({ lot }) => lot).join(', ') : '';
      const fact = lots === '' ? factOf(rule, patient) : `lot ${lots}`;
      return fact === null
        ? []
        : [{ ruleId: rule.id, name: rule.name, weight: rule.weight, sentence: rule.sentence, fact }];
    })
    .toSorted((a, b) => order.indexOf(a.weight) - order.indexOf(b.weight));
}
