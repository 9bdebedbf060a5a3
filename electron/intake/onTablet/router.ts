import { command, query, router } from '../../api/door.ts';
import { OpenInput, SavedSubmission, SaveInput, Started } from '../submissions/schemas.ts';
import * as S from './schemas.ts';
import { beginOnTablet, fillingOnTablet, formsOnTablet, saveOnTablet, submitOnTablet, type Visits } from './service.ts';

const patient = { permission: 'tablets.use', audience: ['tablet'] } as const;

/** The forms of the visit that was handed over, for the patient with the tablet. */
export function createFormsOnTabletRouter(visits: Visits) {
  return router({
    list: query({ ...patient, reads: 'patient', input: S.Nothing, output: S.FormsOnTablet }, (db, asker) =>
      formsOnTablet(db, asker, visits),
    ),
    filling: query({ ...patient, reads: 'patient', input: OpenInput, output: S.FormOnTablet }, (db, asker, input) =>
      fillingOnTablet(db, asker, input, visits),
    ),
    begin: command({ ...patient, input: S.BeginInput, output: Started }, (tx, act, input) =>
      beginOnTablet(tx, act, input, visits),
    ),
    saveDraft: command({ ...patient, input: SaveInput, output: SavedSubmission }, saveOnTablet),
    submit: command({ ...patient, input: SaveInput, output: S.HandedIn }, (tx, act, input) =>
      submitOnTablet(tx, act, input, visits),
    ),
  });
}
