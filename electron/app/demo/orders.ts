import { addStandardRules } from '../../charting/alerts/service.ts';
import { signExam } from '../../charting/orders/exams/service.ts';
import { orderedLines } from '../../charting/orders/service.ts';
import { signStanding } from '../../charting/orders/standing/service.ts';
import type { Override } from '../../charting/safety/rules.ts';
import { addDays, dateOf, minute } from '../../kernel/dates.ts';
import { Refusal } from '../../kernel/errors.ts';
import { visitOf } from '../../scheduling/service.ts';
import type { Shelf } from './offer.ts';
import type { Stage } from './stage.ts';

/** The rules of the clinic, and the reasons people give where one wants one. */
const reasons: readonly [string, ...string[]] = [
  'Talked through with the patient, who wishes it; Dr. Marsh agrees',
  'Correction of a small asymmetry, few units',
  'Tolerated without trouble before',
  'Weighed with the director on the phone',
];

type Objection = { key: string | null; weight: string; serviceLineId: string | null };

/** A reason for whatever wants one. */
export function reasonsFor(chance: Stage['chance'], items: readonly Objection[]): Override[] {
  return items.flatMap(({ key, weight, serviceLineId }) =>
    key === null || serviceLineId === null || weight !== 'reason'
      ? []
      : [{ key, serviceLineId, reason: chance.pick(reasons) }],
  );
}

/** Does something, and does it again with reasons where the rules want them. */
export function withReasons<T>(chance: Stage['chance'], act: (overrides: Override[]) => T): T {
  try {
    return act([]);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'NOT_SAFE') throw error;
    const { items = [] } = (error.details ?? {}) as { items?: Objection[] };
    return act(reasonsFor(chance, items));
  }
}

/** The director signs what nurses may do without an exam of each patient: a small dose between the brows. */
export function signProtocols(stage: Stage, shelf: Shelf, at: number): void {
  stage.play(at, 'owner', 'charting.alerts.addStandard', (act) => addStandardRules(stage.tx, act));
  stage.play(at, 'owner', 'charting.orders.signStanding', (act) =>
    signStanding(stage.tx, act, {
      orderId: null,
      expectedEdition: null,
      title: 'Neurotoxin touch-up of the frown lines',
      body: 'For adults who were treated here before and tolerated it well, without a neuromuscular disease, not pregnant or breastfeeding.\n\nGlabella only, five points at most, 10 U in one visit. Anaphylaxis kit at hand. Call the director for anything unexpected.',
      roles: ['injector'],
      scope: [{ kind: 'service', target: shelf.service.frown, areas: ['Glabella'], most: 10_000 }],
      validFrom: dateOf(at, stage.zone),
      validUntil: null,
    }),
  );
}

const findings: readonly [string, ...string[]] = [
  'Face symmetric at rest and in motion. Expectations talked through, suitable for treatment.',
  'Skin intact, no infection. Earlier treatments tolerated well.',
  'Realistic expectations. Risks, bruising and alternatives talked through.',
];

/** The director examines whoever comes for what needs an exam and has none that covers it. */
export function examine(stage: Stage, shelf: Shelf, at: number, appointmentId: string): void {
  const { tx, zone, chance } = stage;
  const visit = visitOf(tx, appointmentId);
  const on = dateOf(at, zone);
  const lines = visit.lines.map((line) => ({
    serviceLineId: line.id,
    serviceId: line.serviceId,
    areas: ['Anywhere'],
    quantity: 1000,
    role: 'injector' as const,
  }));
  if (orderedLines(tx, visit.patientId, on, lines).every(({ cover }) => cover.covered)) return;
  const telehealth = chance.happens(0.3);
  stage.play(at, 'owner', 'charting.orders.signExam', (act) =>
    signExam(tx, act, {
      patientId: visit.patientId,
      appointmentId,
      performedOn: on,
      how: telehealth ? 'telehealth' : 'inPerson',
      historyReviewed: true,
      allergiesReviewed: true,
      contraindications: '',
      systolic: telehealth ? null : chance.whole(104, 138),
      diastolic: telehealth ? null : chance.whole(62, 88),
      pulse: telehealth ? null : chance.whole(56, 88),
      notes: chance.pick(findings),
      scope: [
        { kind: 'category', target: 'Injectables', areas: [], most: null },
        { kind: 'product', target: shelf.product.serenox, areas: [], most: 64_000 },
      ],
      // a few are good for one round of treatment only
      validUntil: addDays(on, chance.happens(0.06) ? 30 : 365),
    }),
  );
}

/** Minutes before the treatment at which the director comes in. */
export const examinedBefore = 2 * minute;
