import { command, router } from '../../api/door.ts';
import * as S from './schemas.ts';
import { chooseMarketing, saveDetails } from './service.ts';

/** Where a patient lives, who is called in an emergency, and what they want to be told about. */
export const contactRouter = router({
  saveDetails: command({ permission: 'patients.edit', input: S.SaveDetailsInput, output: S.SavedDetails }, saveDetails),
  chooseMarketing: command({ permission: 'patients.edit', input: S.ChooseInput, output: S.Chosen }, chooseMarketing),
});
