import type { ReadDb } from '../../../../db/access.ts';
import { allRules, recalledLotsOf, suppliesSince, treatmentsSince } from '../../../../db/charting/alerts/queries.ts';
import { serviceById } from '../../../catalog/service.ts';
import { productById } from '../../../inventory/service.ts';
import type { Asker } from '../../../kernel/act.ts';
import { ageOn, dateOf, day, daysBetween, type Instant } from '../../../kernel/dates.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Quantity } from '../../../kernel/quantity.ts';
import { healthOf, pastHealth } from '../../../patients/health/service.ts';
import { patientById } from '../../../patients/service.ts';
import type { SafetyItem } from '../../safety/rules.ts';
import {
  factOf,
  type Giving,
  hitOf,
  type PastGiving,
  type PatientFacts,
  type PlannedGiving,
  reachOf,
  type SafetyRule,
} from '../rules.ts';

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
  /** What is used beside it. */
  supplies: readonly GoodsToWeigh[];
}

/** Goods that are used or sold, thousandths. */
export interface GoodsToWeigh {
  productId: Id;
  quantity: Quantity;
}

/** Something that is weighed, with the words its alerts begin with. */
type Weighed = PlannedGiving & { supplyId: Id | null; title: string };

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
    goods: false,
  };
}

function goodsOf(db: ReadDb, { productId, quantity }: GoodsToWeigh, of: Giving | null): Giving & { name: string } {
  const { kind, unit, name } = productById(db, productId);
  return {
    serviceId: of?.serviceId ?? '',
    serviceName: of?.serviceName ?? '',
    category: of?.category ?? '',
    productId,
    productKind: kind,
    unit,
    quantity,
    goods: true,
    name,
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
  const asked = [patientById(db, patientId).id, at - (reach + 1) * day, appointmentId] as const;
  return [...treatmentsSince(db, ...asked), ...suppliesSince(db, ...asked)].map((row) => ({
    serviceId: row.serviceId,
    serviceName: row.serviceName,
    category: row.category,
    productId: row.productId,
    productKind: row.productKind,
    unit: row.unit ?? 'each',
    quantity: Math.max(row.charted, row.drawn),
    goods: row.goods === 1,
    daysAgo: daysBetween(dateOf(row.at, asker.zone), on),
  }));
}

/** What the clinic's rules say against the lines of a visit, and the supplies that are used with them. */
export function alertsOf(db: ReadDb, weighing: Weighing, lines: readonly LineToWeigh[]): SafetyItem[] {
  return weigh(db, weighing, () =>
    lines.flatMap(({ serviceLineId, serviceId, quantity, supplies }): Weighed[] => {
      const giving = givingOf(db, serviceId, quantity);
      return [
        { ...giving, serviceLineId, supplyId: null, title: giving.serviceName },
        ...supplies.map((supply) => {
          const { name, ...goods } = goodsOf(db, supply, giving);
          return { ...goods, serviceLineId, supplyId: supply.productId, title: `${name} (${giving.serviceName})` };
        }),
      ];
    }),
  );
}

/** What the clinic's rules say against goods that are sold to a patient. */
export function alertsOfGoods(db: ReadDb, weighing: Weighing, goods: readonly GoodsToWeigh[]): SafetyItem[] {
  return weigh(db, weighing, () =>
    goods.map((sold): Weighed => {
      const { name, ...giving } = goodsOf(db, sold, null);
      return { ...giving, serviceLineId: '', supplyId: sold.productId, title: name };
    }),
  );
}

function weigh(db: ReadDb, weighing: Weighing, given: () => Weighed[]): SafetyItem[] {
  const rules = allRules(db).filter(({ active }) => active);
  if (rules.length === 0) return [];
  const visit = given();
  if (visit.length === 0) return [];
  const patient = factsOf(db, weighing);
  const past = pastOf(db, weighing, rules);
  return visit.flatMap(({ supplyId, title, ...line }) =>
    rules.flatMap((rule): SafetyItem[] => {
      const fact = hitOf(rule, line, visit, patient, past);
      if (fact === null) return [];
      const way = supplyId !== null && rule.weight === 'stop' && line.serviceLineId !== '' ? leaveOut : '';
      return [
        {
          key: supplyId === null ? `rule:${rule.id}` : `rule:${rule.id}:${supplyId}`,
          about: 'rule',
          weight: rule.weight,
          serviceLineId: line.serviceLineId,
          supplyId,
          sentence: `${title}: ${rule.sentence} (${fact})${way}`,
        },
      ];
    }),
  );
}

const leaveOut = ' Leave it out, and note it as not used.';

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
