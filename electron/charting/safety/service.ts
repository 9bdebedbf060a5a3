import type { ReadDb, WriteTx } from '../../../db/access.ts';
import { treatmentsOf } from '../../../db/charting/lasers/queries.ts';
import { encounterOfVisit, pointsOf } from '../../../db/charting/queries.ts';
import { insertOverride, type OverrideRow, overridesOfVisit } from '../../../db/charting/safety/queries.ts';
import { type SupplyInUse, suppliesInUseAt } from '../../billing/supplies/service.ts';
import { policy } from '../../clinic/policies/service.ts';
import { drawnByLine } from '../../inventory/service.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { dateOf } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import { mayDo, type Role } from '../../kernel/roles.ts';
import { type Visit, visitOf } from '../../scheduling/service.ts';
import { staffById } from '../../staff/service.ts';
import { alertsOf } from '../alerts/weigh/service.ts';
import { type OrderedLine, orderedLines } from '../orders/service.ts';
import type { Given } from '../rules.ts';
import { newOverrides, type Override, type SafetyItem, unanswered } from './rules.ts';

/** What was given so far, and what is about to be: added to the side of the chart or of the draws that it is put on. */
export interface SafetyFacts {
  points: ReadonlyArray<Given & { area: string }>;
  draws: readonly Given[];
  /** Areas treated with a device. */
  treatments: ReadonlyArray<{ serviceLineId: Id; area: string }>;
  /** What is used beside it, or will be. */
  supplies: readonly SupplyInUse[];
  /** Epoch ms of the signature of a signed chart: its exams are those of that day, and what the rules said stands in its record. */
  signedAt: number | null;
  /** Who gives it; null: the provider each line is booked with. */
  role: Role | null;
}

/** What stands against a visit, per line, and which orders allow what needs one. */
export interface Safety {
  items: SafetyItem[];
  ordered: OrderedLine[];
}

/** Weighs everything the clinic's rules say against what a visit gives. */
export function safetyOf(db: ReadDb, asker: Asker, visit: Visit, facts: SafetyFacts): Safety {
  const sum = (rows: readonly Given[], lineId: Id): Quantity =>
    rows.reduce((total, row) => total + (row.serviceLineId === lineId ? row.quantity : 0), 0);
  const weight = policy(db, 'charting.exam');
  const at = facts.signedAt ?? asker.now;
  const lines = visit.lines.map((line) => ({
    serviceLineId: line.id,
    serviceId: line.serviceId,
    quantity: Math.max(sum(facts.points, line.id), sum(facts.draws, line.id)),
    supplies: facts.supplies.filter(({ serviceLineId }) => serviceLineId === line.id),
  }));
  const weighing = { asker, patientId: visit.patientId, appointmentId: visit.appointment.id, at };
  const alerts = facts.signedAt === null ? alertsOf(db, weighing, lines) : [];
  const ordered = orderedLines(
    db,
    visit.patientId,
    dateOf(at, asker.zone),
    visit.lines.map((line, index) => ({
      serviceLineId: line.id,
      serviceId: line.serviceId,
      areas: [...facts.points, ...facts.treatments].flatMap((row) => (row.serviceLineId === line.id ? [row.area] : [])),
      quantity: lines[index]?.quantity ?? 0,
      role: facts.role ?? staffById(db, line.providerId).role,
    })),
  );
  return {
    ordered,
    items: [
      ...alerts,
      ...ordered.flatMap((line): SafetyItem[] =>
        line.cover.covered || line.sentence === null
          ? []
          : [
              {
                key: `exam:${line.cover.gap}`,
                about: 'exam',
                weight,
                serviceLineId: line.serviceLineId,
                supplyId: null,
                sentence: line.sentence,
              },
            ],
      ),
    ],
  };
}

/** Who may go on with a reason, by the clinic's rule. */
export function mayOverride(db: ReadDb, role: Role): boolean {
  return policy(db, 'charting.overrideBy') === 'treats' ? mayDo(role, 'chart.write') : mayDo(role, 'orders.sign');
}

/** Reasons that were given in a visit. */
export function keptOverrides(db: ReadDb, appointmentId: Id): OverrideRow[] {
  return overridesOfVisit(db, appointmentId);
}

/**
 * Keeps the reasons that are needed, with who gave them and when. @throws Refusal NOT_SAFE with `items` while something
 * still stands in the way; NOT_ALLOWED where the clinic leaves reasons to prescribers
 */
export function requireSafe(
  tx: WriteTx,
  act: Act,
  visit: Visit,
  items: readonly SafetyItem[],
  given: readonly Override[],
): void {
  const kept = keptOverrides(tx, visit.appointment.id);
  const fresh = newOverrides(items, kept, given);
  const open = unanswered(items, [...kept, ...fresh.map(({ item }) => item)]);
  const may = mayOverride(tx, act.role);
  if (open.length > 0)
    refuse('NOT_SAFE', open.map(({ sentence }) => sentence).join(' '), {
      items: open.map(({ key, weight, serviceLineId, sentence }) => ({ key, weight, serviceLineId, sentence })),
      mayOverride: may && open.every(({ weight }) => weight === 'reason'),
    });
  if (fresh.length > 0 && !may)
    refuse('NOT_ALLOWED', 'By the clinic’s rules only a prescriber may go on with a reason here. Ask one of them.');
  for (const { item, reason } of fresh) {
    const id = act.newId();
    insertOverride(tx, {
      id,
      patientId: visit.patientId,
      appointmentId: visit.appointment.id,
      serviceLineId: item.serviceLineId,
      about: item.about,
      key: item.key,
      sentence: item.sentence,
      reason,
      staffId: act.staffId,
      sessionId: act.sessionId,
      stationId: act.stationId,
      at: act.now,
    });
    act.touch('charting', 'safetyOverride', id, 1);
  }
}

/** Something that is about to be given: a draw, or a point on the map (new, or in place of one). */
export interface Planned {
  serviceLineId: Id;
  productId: Id;
  quantity: Quantity;
  /** Set for a point; a draw has no place. */
  point: { area: string; insteadOf: Id | null } | null;
}

/** Refuses to draw or place what the clinic's rules do not allow for this line. @throws Refusal NOT_SAFE, NOT_ALLOWED */
export function refuseUnsafe(
  tx: WriteTx,
  act: Act,
  appointmentId: Id,
  planned: Planned,
  given: readonly Override[],
): void {
  const { point, ...what } = planned;
  weighOne(tx, act, appointmentId, planned.serviceLineId, given, ({ points, draws, ...facts }) => ({
    ...facts,
    points: point ? [...points.filter(({ id }) => id !== point.insteadOf), { ...what, area: point.area }] : points,
    draws: point ? draws : [...draws, what],
  }));
}

/** Refuses to treat areas with a device where the clinic's rules do not allow it for this line. @throws Refusal NOT_SAFE, NOT_ALLOWED */
export function refuseUnsafeTreatment(
  tx: WriteTx,
  act: Act,
  appointmentId: Id,
  planned: { serviceLineId: Id; areas: readonly string[] },
  given: readonly Override[],
): void {
  const { serviceLineId, areas } = planned;
  weighOne(tx, act, appointmentId, serviceLineId, given, (facts) => ({
    ...facts,
    treatments: [...facts.treatments, ...areas.map((area) => ({ serviceLineId, area }))],
  }));
}

/** Refuses to use supplies that the clinic's rules speak against; what they say of the treatment itself stops nothing here. @throws Refusal NOT_SAFE, NOT_ALLOWED */
export function refuseUnsafeSupplies(
  tx: WriteTx,
  act: Act,
  appointmentId: Id,
  planned: readonly SupplyInUse[],
  given: readonly Override[],
): void {
  const visit = visitOf(tx, appointmentId);
  const facts = givenSoFar(tx, visit);
  const isPlanned = (serviceLineId: Id, productId: Id | null): boolean =>
    planned.some((one) => one.serviceLineId === serviceLineId && one.productId === productId);
  const others = facts.supplies.filter((one) => !isPlanned(one.serviceLineId, one.productId));
  const weighed = { ...facts, supplies: [...others, ...planned], signedAt: null, role: act.role };
  const own = safetyOf(tx, act, visit, weighed).items.filter((item) => isPlanned(item.serviceLineId, item.supplyId));
  requireSafe(tx, act, visit, own, given);
}

/** Weighs a visit as it will be against the rules that concern one of its lines. */
function weighOne(
  tx: WriteTx,
  act: Act,
  appointmentId: Id,
  serviceLineId: Id,
  given: readonly Override[],
  planned: (facts: ReturnType<typeof givenSoFar>) => Pick<SafetyFacts, 'points' | 'draws' | 'treatments' | 'supplies'>,
): void {
  const visit = visitOf(tx, appointmentId);
  const facts = { ...planned(givenSoFar(tx, visit)), signedAt: null, role: act.role };
  const { items } = safetyOf(tx, act, visit, facts);
  const own = items.filter((item) => item.serviceLineId === serviceLineId);
  requireSafe(tx, act, visit, own, given);
}

function givenSoFar(db: ReadDb, visit: Visit) {
  const encounter = encounterOfVisit(db, visit.appointment.id);
  return {
    points: encounter ? pointsOf(db, encounter.id) : [],
    treatments: encounter ? treatmentsOf(db, encounter.id) : [],
    draws: drawnByLine(
      db,
      visit.lines.map(({ id }) => id),
    ),
    supplies: suppliesInUseAt(db, visit),
  };
}
