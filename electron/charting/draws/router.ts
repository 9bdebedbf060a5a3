import { command, router } from '../../api/door.ts';
import type { Approvals } from '../../kernel/approvals.ts';
import { DrawnBack, DrawnBackInput } from '../schemas.ts';
import { returnOfVisit, wasteOfVisit } from './service.ts';

/** What becomes of what was drawn but not given. `approvals` knows who confirmed as a second person. */
export function createDrawsRouter(approvals: Approvals) {
  return router({
    wasteDrawn: command({ permission: 'stock.draw', input: DrawnBackInput, output: DrawnBack }, (tx, act, input) =>
      wasteOfVisit(tx, act, input, approvals),
    ),
    returnDrawn: command({ permission: 'stock.draw', input: DrawnBackInput, output: DrawnBack }, returnOfVisit),
  });
}
