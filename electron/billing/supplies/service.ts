import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import { serviceById, suppliesOfService } from '../../catalog/service.ts';
import { productById } from '../../inventory/service.ts';
import {
  expectSupplies,
  lotsToUse,
  passSupply,
  reopenSupply,
  suppliesOfLines,
  takenOfLines,
  takeSupply,
} from '../../inventory/supplies/service.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { frees } from '../../scheduling/rules.ts';
import { type ServiceLine, serviceLine, type Visit, visitOf } from '../../scheduling/service.ts';
import { staffById } from '../../staff/service.ts';
import { type Decided, openSupplies, suppliesInUse, suppliesOfLine } from './rules.ts';
import type * as S from './schemas.ts';

/** How many supplies of each performed line nobody has settled; a line without any is not in the map. */
export function openSuppliesOf(db: ReadDb, visit: Visit): ReadonlyMap<Id, number> {
  const performed = visit.lines.filter((line) => line.state === 'performed');
  const decided = Map.groupBy(
    suppliesOfLines(
      db,
      performed.map((line) => line.id),
    ),
    (row) => row.serviceLineId,
  );
  return new Map(
    [...decided]
      .map(([id, rows]): [Id, number] => [id, openSupplies('performed', rows)])
      .filter(([, open]) => open > 0),
  );
}

function standing(db: ReadDb, line: ServiceLine): Decided[] {
  return suppliesOfLine(line.state, suppliesOfService(db, line.serviceId), suppliesOfLines(db, [line.id]));
}

/** A supply that a line of a visit uses. */
export interface SupplyInUse {
  serviceLineId: Id;
  productId: Id;
  /** Thousandths. */
  quantity: number;
}

/** What the lines of a visit use beside what they draw: taken already, or the usual quantity while nobody has settled it. */
export function suppliesInUseAt(db: ReadDb, visit: Visit): SupplyInUse[] {
  return visit.lines.flatMap((line) =>
    suppliesInUse(standing(db, line)).map((row) => ({ serviceLineId: line.id, ...row })),
  );
}

/** What `takeUsual` would take: what is open, in its usual quantity, with the version it has. */
export function usualOfVisit(db: ReadDb, visit: Visit): Array<SupplyInUse & { version: number }> {
  return visit.lines.flatMap((line) =>
    standing(db, line).flatMap(({ productId, expected, decision, version }) =>
      decision === 'open' && expected > 0 ? [{ serviceLineId: line.id, productId, quantity: expected, version }] : [],
    ),
  );
}

/** The supplies of a visit, line by line, with the lots they may be taken from. @throws Refusal NOT_FOUND */
export function visitSupplies(db: ReadDb, asker: Asker, input: { appointmentId: Id }): S.VisitSupplies {
  const visit = visitOf(db, input.appointmentId);
  asker.concerns(visit.patientId);
  const ids = visit.lines.map((line) => line.id);
  const taken = takenOfLines(db, ids);
  const said = new Map(suppliesOfLines(db, ids).map((row) => [`${row.serviceLineId} ${row.productId}`, row]));
  return {
    lines: visit.lines.map((line) => ({
      serviceLineId: line.id,
      serviceName: serviceById(db, line.serviceId).name,
      state: line.state,
      supplies: standing(db, line).map(({ productId, expected, decision, used, version }): S.Supply => {
        const { name, unit } = productById(db, productId);
        const row = said.get(`${line.id} ${productId}`);
        const lots = taken.filter((part) => part.serviceLineId === line.id && part.productId === productId);
        return {
          productId,
          name,
          unit,
          expected,
          decision,
          used,
          version,
          lots: lots.map(({ lotNumber: lot, expiresOn, quantity }) => ({ lot, expiresOn, quantity })),
          reason: row?.reason ?? null,
          staffName: row ? staffById(db, row.staffId).name : null,
          at: row?.at ?? null,
          offered: decision === 'used' ? [] : lotsToUse(db, asker, productId),
        };
      }),
    })),
    open: [...openSuppliesOf(db, visit).values()].reduce((sum, open) => sum + open, 0),
    writable: !frees(visit.appointment.state),
  };
}

/** A line of a visit that takes place. @throws Refusal NOT_FOUND, NOT_NOW */
function lineToSettle(tx: WriteTx, act: Act, serviceLineId: Id): { line: ServiceLine; visit: Visit } {
  const line = serviceLine(tx, serviceLineId);
  return { line, visit: visitToSettle(tx, act, line.appointmentId) };
}

function visitToSettle(tx: WriteTx, act: Act, appointmentId: Id): Visit {
  const visit = visitOf(tx, appointmentId);
  act.concerns(visit.patientId);
  if (frees(visit.appointment.state))
    refuse('NOT_NOW', 'This visit was cancelled, so nothing is used for it. Put it back on the calendar first.');
  return visit;
}

function touched(tx: WriteTx, act: Act, visit: Visit): S.VisitSupplies {
  act.touch('billing', 'supplies', visit.appointment.id, visit.appointment.version);
  return visitSupplies(tx, act, { appointmentId: visit.appointment.id });
}

function expectedOf(tx: WriteTx, line: ServiceLine, productId: Id): number {
  return standing(tx, line).find((row) => row.productId === productId)?.expected ?? 0;
}

/** Takes a supply from the stock for a line, also one that the service does not list; charting weighs it first. @throws Refusal NOT_FOUND, NOT_NOW, STOCK_REFUSED, CHANGED_ELSEWHERE */
export function takeAtVisit(tx: WriteTx, act: Act, input: z.output<typeof S.UseInput>): S.VisitSupplies {
  const { line, visit } = lineToSettle(tx, act, input.serviceLineId);
  takeSupply(tx, act, { ...input, expected: expectedOf(tx, line, input.productId) });
  return touched(tx, act, visit);
}

/** Takes everything that is still open in its usual quantity, first expiry first out; all of it or nothing. @throws Refusal STOCK_REFUSED, NOT_NOW */
export function takeUsual(tx: WriteTx, act: Act, input: { appointmentId: Id }): S.VisitSupplies {
  const visit = visitToSettle(tx, act, input.appointmentId);
  for (const { serviceLineId, productId, quantity, version: expectedVersion } of usualOfVisit(tx, visit))
    takeSupply(tx, act, { serviceLineId, productId, expected: quantity, expectedVersion, quantity });
  return touched(tx, act, visit);
}

/** Notes that a supply was not used. @throws Refusal NOT_NOW, CHANGED_ELSEWHERE */
export function markUnused(tx: WriteTx, act: Act, input: z.output<typeof S.UnusedInput>): S.VisitSupplies {
  const { line, visit } = lineToSettle(tx, act, input.serviceLineId);
  const reason = input.reason === '' ? null : input.reason;
  const expected = expectedOf(tx, line, input.productId);
  passSupply(tx, act, { ...input, expected, decision: 'unused', reason });
  return touched(tx, act, visit);
}

/** Takes back what was settled: what was used lies in the stock again. @throws Refusal NOT_NOW, CHANGED_ELSEWHERE */
export function reopenAtVisit(tx: WriteTx, act: Act, input: z.output<typeof S.ReopenInput>): S.VisitSupplies {
  const visit = visitOf(tx, serviceLine(tx, input.serviceLineId).appointmentId);
  act.concerns(visit.patientId);
  reopenSupply(tx, act, input);
  return touched(tx, act, visit);
}

/** Leaves what is open at performed lines open, for a reason that is kept; they can still be settled later. @throws Refusal NOT_NOW */
export function leaveOpen(tx: WriteTx, act: Act, input: z.output<typeof S.LeaveInput>): S.VisitSupplies {
  const visit = visitOf(tx, input.appointmentId);
  act.concerns(visit.patientId);
  const { reason } = input;
  let left = 0;
  for (const line of visit.lines)
    for (const { productId, expected, decision, version: expectedVersion } of standing(tx, line))
      if (line.state === 'performed' && decision === 'open' && expected > 0) {
        passSupply(tx, act, { serviceLineId: line.id, productId, expected, expectedVersion, decision: 'left', reason });
        left += 1;
      }
  if (left === 0) refuse('NOT_NOW', 'No supply of this visit is open; there is nothing to explain.');
  return touched(tx, act, visit);
}

/** A line was performed: what its service lists today has to be settled. Sign-off calls it. @throws Refusal NOT_FOUND */
export function expectAtVisit(tx: WriteTx, act: Act, serviceLineId: Id): void {
  expectSupplies(tx, act, serviceLineId, suppliesOfService(tx, serviceLine(tx, serviceLineId).serviceId));
}
