import type { ReadDb } from '../../../db/access.ts';
import {
  type ExamRow,
  examsOfPatient,
  type ScopeRow,
  type StandingRow,
  scopesOfExams,
  scopesOfStanding,
  standingEditions,
} from '../../../db/charting/orders/queries.ts';
import { serviceById } from '../../catalog/service.ts';
import { policy } from '../../clinic/policies/service.ts';
import { productById } from '../../inventory/service.ts';
import type { LocalDate } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import type { Role } from '../../kernel/roles.ts';
import {
  type Cover,
  coverOf,
  gapSentence,
  limitOf,
  type Order,
  type ScopeItem,
  scopeProblem,
  type Treatment,
} from './rules.ts';

const itemsOf = (rows: readonly ScopeRow[], ownerId: Id): ScopeItem[] =>
  rows.filter((row) => row.ownerId === ownerId).map(({ kind, target, areas, most }) => ({ kind, target, areas, most }));

/** An exam as the rules see it. */
export function orderOfExam(row: ExamRow, scopes: readonly ScopeRow[]): Order {
  return {
    kind: 'exam',
    id: row.id,
    validFrom: row.performedOn,
    validUntil: row.validUntil,
    ended: row.revokedAt !== null,
    roles: [],
    scope: itemsOf(scopes, row.id),
  };
}

/** The editions that count: the newest of each order. */
export function currentStanding(db: ReadDb): StandingRow[] {
  const seen = new Set<Id>();
  return standingEditions(db).filter(({ orderId }) => !seen.has(orderId) && seen.add(orderId));
}

/** Every order that can allow something to a patient: their exams and the clinic's standing orders. */
export function ordersFor(db: ReadDb, patientId: Id): Order[] {
  const exams = examsOfPatient(db, patientId);
  const examScopes = scopesOfExams(
    db,
    exams.map(({ id }) => id),
  );
  const standing = currentStanding(db);
  const standingScopes = scopesOfStanding(
    db,
    standing.map(({ id }) => id),
  );
  return [
    ...exams.map((row) => orderOfExam(row, examScopes)),
    ...standing.map(
      (row): Order => ({
        kind: 'standing',
        id: row.id,
        validFrom: row.validFrom,
        validUntil: row.validUntil,
        ended: row.withdrawnAt !== null,
        roles: row.roles,
        scope: itemsOf(standingScopes, row.id),
      }),
    ),
  ];
}

/** A line that may need an order, with what is or will be given. Quantity in thousandths. */
export interface LineToOrder {
  serviceLineId: Id;
  serviceId: Id;
  areas: readonly string[];
  quantity: Quantity;
  /** Who gives it. */
  role: Role;
}

/** A line whose service needs an exam, and whether an order allows it. */
export interface OrderedLine {
  serviceLineId: Id;
  serviceId: Id;
  serviceName: string;
  cover: Cover;
  /** What is in the way; null if nothing is. */
  sentence: string | null;
}

/** Which lines need an exam, and whether what the patient has allows them on a day. Others are left out. */
export function orderedLines(db: ReadDb, patientId: Id, on: LocalDate, lines: readonly LineToOrder[]): OrderedLine[] {
  const found = lines.map((line) => ({ line, service: serviceById(db, line.serviceId) }));
  if (!found.some(({ service }) => service.needsExam)) return [];
  const treatments = found.map(
    ({ line, service }): Treatment => ({
      serviceLineId: line.serviceLineId,
      serviceId: service.id,
      category: service.category,
      productId: service.productId,
      areas: line.areas,
      quantity: line.quantity,
    }),
  );
  const orders = ordersFor(db, patientId);
  const rule = policy(db, 'charting.orders');
  return found.flatMap(({ line, service }, at) => {
    const treatment = treatments[at];
    if (!service.needsExam || !treatment) return [];
    const cover = coverOf(orders, treatment, treatments, { on, role: line.role, rule });
    const unit = service.productId === null ? 'each' : productById(db, service.productId).unit;
    const sentence = cover.covered
      ? null
      : gapSentence(service.name, cover, { unit, ...limitOf(cover.near, treatment) });
    return [{ serviceLineId: line.serviceLineId, serviceId: service.id, serviceName: service.name, cover, sentence }];
  });
}

/** Checks a scope against what the clinic offers, and gives each item its columns. @throws Refusal BAD_INPUT, NOT_FOUND */
export function checkedScope(db: ReadDb, items: readonly ScopeItem[], categories: readonly string[]) {
  const problem = scopeProblem(items);
  if (problem) refuse('BAD_INPUT', problem);
  return items.map(({ kind, target, areas, most }) => {
    const service = kind === 'service' ? serviceById(db, target) : null;
    const product = kind === 'product' ? productById(db, target) : null;
    if (kind === 'category' && !categories.includes(target))
      refuse('BAD_INPUT', `There is no category ${target} any more. Choose another one.`);
    const measured = product ?? (service?.productId ? productById(db, service.productId) : null);
    if (most !== null && measured === null)
      refuse(
        'BAD_INPUT',
        `${service?.name ?? target}: an amount needs one product. Name the product, or leave the amount out.`,
      );
    return {
      row: {
        kind,
        serviceId: service?.id ?? null,
        category: kind === 'category' ? target : null,
        productId: product?.id ?? null,
        areas: JSON.stringify(areas),
        most,
      },
      shown: {
        what: service?.name ?? product?.name ?? target,
        kind,
        areas: [...areas],
        most: most === null || measured === null ? null : { quantity: most, unit: measured.unit },
      },
    };
  });
}
