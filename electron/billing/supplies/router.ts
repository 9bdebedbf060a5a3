import { command, query, router } from '../../api/door.ts';
import * as S from './schemas.ts';
import { leaveOpen, markUnused, reopenAtVisit, takeAtVisit, takeUsual, visitSupplies } from './service.ts';

const settle = { permission: 'supplies.settle', output: S.VisitSupplies } as const;

export const suppliesRouter = router({
  ofVisit: query(
    { permission: 'schedule.read', reads: 'patient', input: S.VisitSuppliesInput, output: S.VisitSupplies },
    visitSupplies,
  ),
  take: command({ ...settle, input: S.UseInput }, takeAtVisit),
  takeUsual: command({ ...settle, input: S.UseUsualInput }, takeUsual),
  unused: command({ ...settle, input: S.UnusedInput }, markUnused),
  reopen: command({ ...settle, input: S.ReopenInput }, reopenAtVisit),
  leave: command({ permission: 'check.override', input: S.LeaveInput, output: S.VisitSupplies }, leaveOpen),
});
