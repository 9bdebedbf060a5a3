import { command, router } from '../../api/door.ts';
import { VisitSupplies } from '../../billing/supplies/schemas.ts';
import { TakeInput, TakeUsualInput } from './schemas.ts';
import { takeSupplyAtVisit, takeUsualAtVisit } from './service.ts';

const settle = { permission: 'supplies.settle', output: VisitSupplies } as const;

/** Supplies that are used at a visit: weighed by the clinic's safety rules, then taken from the stock. */
export const visitSuppliesRouter = router({
  take: command({ ...settle, input: TakeInput }, takeSupplyAtVisit),
  takeUsual: command({ ...settle, input: TakeUsualInput }, takeUsualAtVisit),
});
