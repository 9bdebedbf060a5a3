import type { z } from 'zod';
import type { WriteTx } from '../../../db/access.ts';
import type { VisitSupplies } from '../../billing/supplies/schemas.ts';
import { takeAtVisit, takeUsual, usualOfVisit } from '../../billing/supplies/service.ts';
import type { Act } from '../../kernel/act.ts';
import type { Id } from '../../kernel/ids.ts';
import { serviceLine, visitOf } from '../../scheduling/service.ts';
import type { Override } from '../safety/rules.ts';
import { refuseUnsafeSupplies } from '../safety/service.ts';
import type { TakeInput } from './schemas.ts';

type Take = Omit<z.output<typeof TakeInput>, 'overrides'> & { overrides?: Override[] | undefined };

/**
 * Takes a supply from the stock for a line of a visit, unless the clinic's rules speak against it.
 * @throws Refusal NOT_SAFE, NOT_ALLOWED, NOT_FOUND, NOT_NOW, STOCK_REFUSED, CHANGED_ELSEWHERE
 */
export function takeSupplyAtVisit(tx: WriteTx, act: Act, { overrides = [], ...input }: Take): VisitSupplies {
  const { serviceLineId, productId, quantity } = input;
  const { appointmentId } = serviceLine(tx, serviceLineId);
  refuseUnsafeSupplies(tx, act, appointmentId, [{ serviceLineId, productId, quantity }], overrides);
  return takeAtVisit(tx, act, input);
}

/**
 * Takes what is open in its usual quantity; all of it or nothing, so that one supply the rules speak against stops all.
 * @throws Refusal NOT_SAFE, NOT_ALLOWED, STOCK_REFUSED, NOT_NOW
 */
export function takeUsualAtVisit(
  tx: WriteTx,
  act: Act,
  { appointmentId, overrides = [] }: { appointmentId: Id; overrides?: Override[] | undefined },
): VisitSupplies {
  const visit = visitOf(tx, appointmentId);
  refuseUnsafeSupplies(tx, act, appointmentId, usualOfVisit(tx, visit), overrides);
  return takeUsual(tx, act, { appointmentId });
}
