import { command, query, router } from '../../api/door.ts';
import { DropDraftInput, DroppedDraft, SaveDraftInput, SavedDraft } from '../drafts/schemas.ts';
import { dropFormDraft, saveFormDraft } from '../drafts/service.ts';
import * as S from './schemas.ts';
import { changeForm, createForm, editionSheet, formList, formSheet, publishEdition } from './service.ts';

/** The clinic's forms and what they ask. */
export const formsRouter = router({
  forms: query({ permission: 'patients.read', reads: 'none', input: S.Nothing, output: S.FormsOutput }, formList),
  form: query({ permission: 'patients.read', reads: 'none', input: S.FormInput, output: S.FormSheet }, formSheet),
  edition: query(
    { permission: 'patients.read', reads: 'none', input: S.EditionInput, output: S.EditionSheet },
    editionSheet,
  ),
  createForm: command({ permission: 'clinic.manage', input: S.CreateFormInput, output: S.SavedForm }, createForm),
  changeForm: command({ permission: 'clinic.manage', input: S.UpdateFormInput, output: S.SavedForm }, changeForm),
  saveFormDraft: command({ permission: 'clinic.manage', input: SaveDraftInput, output: SavedDraft }, saveFormDraft),
  dropFormDraft: command({ permission: 'clinic.manage', input: DropDraftInput, output: DroppedDraft }, dropFormDraft),
  publish: command({ permission: 'clinic.manage', input: S.PublishInput, output: S.Published }, publishEdition),
});
