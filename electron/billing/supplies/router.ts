import { command, query, router } from '../../api/door.ts';
import * as S from './schemas.ts';
import { leaveOpen, markUnused, reopenAtVisit, visitSupplies } from './service.ts';

const settle = { permission: 'supplies.settle', output: S.VisitSupplies } as const;

/** Taking a supply is weighed by the safety rules: it stands with charting. */
export const suppliesRouter = router({
  ofVisit: query(
    { permission: 'schedule.read', reads: 'patient', input: S.VisitSuppliesInput, output: S.VisitSupplies },
    visitSupplies,
  ),
  unused: command({ ...settle, input: S.UnusedInput }, markUnused),
  reopen: command({ ...settle, input: S.ReopenInput }, reopenAtVisit),
  leave: command({ permission: 'check.override', input: S.LeaveInput, output: S.VisitSupplies }, leaveOpen),
});
