import { command, query } from '../../api/door.ts';
import * as S from './schemas.ts';
import { contactRecall, dismissRecall, recallsDue, showRecall } from './service.ts';

const edited = { permission: 'schedule.edit', output: S.SavedRecall } as const;

/** The procedures of recalls, under the names they have at the door. */
export const recallProcedures = {
  recalls: query(
    { permission: 'schedule.read', reads: 'none', input: S.RecallsInput, output: S.RecallsOutput },
    recallsDue,
  ),
  dismissRecall: command({ ...edited, input: S.DismissRecallInput }, dismissRecall),
  showRecall: command({ ...edited, input: S.ShowRecallInput }, showRecall),
  contactRecall: command({ ...edited, input: S.ContactRecallInput }, contactRecall),
};
