import { command, query, router } from '../../api/door.ts';
import * as S from './schemas.ts';
import {
  discardForm,
  ofPatient,
  openSubmission,
  saveDraft,
  startForm,
  submitForm,
  waitingForReview,
} from './service.ts';

const edit = { permission: 'patients.edit', output: S.SavedSubmission } as const;

/** Forms as patients fill them in. */
export const submissionsRouter = router({
  ofPatient: query(
    { permission: 'patients.read', reads: 'patient', input: S.OfPatientInput, output: S.OfPatientOutput },
    ofPatient,
  ),
  waiting: query(
    { permission: 'patients.read', reads: 'none', input: S.WaitingInput, output: S.WaitingOutput },
    waitingForReview,
  ),
  filling: query(
    { permission: 'patients.read', reads: 'patient', input: S.OpenInput, output: S.Filling },
    openSubmission,
  ),
  start: command({ permission: 'patients.edit', input: S.StartInput, output: S.Started }, (tx, act, input) =>
    startForm(tx, act, input),
  ),
  saveDraft: command({ ...edit, input: S.SaveInput }, saveDraft),
  submit: command({ ...edit, input: S.SaveInput }, submitForm),
  discard: command({ ...edit, input: S.DiscardInput }, discardForm),
});
