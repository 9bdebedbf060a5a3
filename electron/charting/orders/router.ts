import { command, query, router } from '../../api/door.ts';
import { examDue, upcomingCount, upcomingOrders } from './due/service.ts';
import { listExams, revokeExam, signExam } from './exams/service.ts';
import {
  Due,
  DueInput,
  Exams,
  PatientInput,
  RevokeExamInput,
  SignExamInput,
  SignedOrder,
  Upcoming,
  UpcomingCount,
  UpcomingInput,
} from './schemas.ts';
import {
  Nothing,
  SignedStanding,
  SignStandingInput,
  StandingOrders,
  WithdrawInput,
  Withdrawn,
} from './standing/schemas.ts';
import { listStanding, signStanding, withdrawStanding } from './standing/service.ts';

/** Good-faith exams of patients, and the director's standing orders. */
export const clinicalOrdersRouter = router({
  exams: query({ permission: 'chart.read', reads: 'patient', input: PatientInput, output: Exams }, listExams),
  due: query({ permission: 'schedule.read', reads: 'patient', input: DueInput, output: Due }, examDue),
  upcoming: query({ permission: 'chart.read', reads: 'none', input: UpcomingInput, output: Upcoming }, upcomingOrders),
  upcomingCount: query(
    { permission: 'chart.read', reads: 'none', input: Nothing, output: UpcomingCount },
    upcomingCount,
  ),
  standing: query({ permission: 'chart.read', reads: 'none', input: Nothing, output: StandingOrders }, listStanding),
  signExam: command({ permission: 'orders.sign', input: SignExamInput, output: SignedOrder }, signExam),
  revokeExam: command({ permission: 'orders.sign', input: RevokeExamInput, output: SignedOrder }, revokeExam),
  signStanding: command(
    { permission: 'orders.direct', input: SignStandingInput, output: SignedStanding },
    signStanding,
  ),
  withdrawStanding: command({ permission: 'orders.direct', input: WithdrawInput, output: Withdrawn }, withdrawStanding),
});
