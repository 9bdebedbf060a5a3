import { command, query, router } from '../../api/door.ts';
import { bookPlanned } from './booking/service.ts';
import { estimateList, openEstimate, patientEstimates } from './record/service.ts';
import * as S from './schemas.ts';
import {
  acceptEstimate,
  createEstimate,
  declineEstimate,
  offerEstimate,
  reviseEstimate,
  saveEstimate,
  withdrawEstimate,
} from './service.ts';

const read = { permission: 'billing.read' } as const;
const edit = { permission: 'estimates.edit', output: S.SavedEstimate } as const;

export const estimatesRouter = router({
  list: query({ ...read, reads: 'none', input: S.EstimateListInput, output: S.EstimatesOutput }, estimateList),
  ofPatient: query(
    { ...read, reads: 'patient', input: S.EstimatesOfPatientInput, output: S.EstimatesOutput },
    patientEstimates,
  ),
  open: query({ ...read, reads: 'patient', input: S.EstimateIdInput, output: S.EstimateOutput }, openEstimate),
  create: command({ ...edit, input: S.CreateEstimateInput }, createEstimate),
  save: command({ ...edit, input: S.SaveEstimateInput }, saveEstimate),
  offer: command({ ...edit, input: S.ChangeEstimateInput }, offerEstimate),
  accept: command({ ...edit, input: S.AcceptEstimateInput }, acceptEstimate),
  decline: command({ ...edit, input: S.DeclineEstimateInput }, declineEstimate),
  withdraw: command({ ...edit, input: S.ChangeEstimateInput }, withdrawEstimate),
  revise: command({ ...edit, input: S.ChangeEstimateInput }, reviseEstimate),
  book: command({ permission: 'schedule.edit', input: S.BookPlannedInput, output: S.BookPlannedOutput }, bookPlanned),
});
