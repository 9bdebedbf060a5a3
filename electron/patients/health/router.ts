import { command, query, router } from '../../api/door.ts';
import * as S from './schemas.ts';
import {
  addCondition,
  addMedication,
  changeCondition,
  changeMedication,
  endConditionOf,
  pastHealth,
  stopMedication,
} from './service.ts';

const edit = { permission: 'patients.edit', output: S.SavedEntry } as const;

/** What a patient takes and has. */
export const healthRouter = router({
  pastHealth: query(
    { permission: 'patients.read', reads: 'patient', input: S.PastInput, output: S.PastOutput },
    pastHealth,
  ),
  addMedication: command({ ...edit, input: S.AddMedicationInput }, addMedication),
  changeMedication: command({ ...edit, input: S.ChangeMedicationInput }, changeMedication),
  stopMedication: command({ ...edit, input: S.EndEntryInput }, stopMedication),
  addCondition: command({ ...edit, input: S.AddConditionInput }, addCondition),
  changeCondition: command({ ...edit, input: S.ChangeConditionInput }, changeCondition),
  endCondition: command({ ...edit, input: S.EndEntryInput }, endConditionOf),
});
