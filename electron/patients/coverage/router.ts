import { command, router } from '../../api/door.ts';
import * as S from './schemas.ts';
import { addCoverage, changeCoverage, endCoverageOf, placeCoverage } from './service.ts';

const edit = { permission: 'patients.edit', output: S.SavedCoverage } as const;

/** Who insures a patient. */
export const coverageRouter = router({
  addCoverage: command({ ...edit, input: S.AddCoverageInput }, addCoverage),
  changeCoverage: command({ ...edit, input: S.ChangeCoverageInput }, changeCoverage),
  moveCoverage: command({ ...edit, input: S.MoveCoverageInput }, placeCoverage),
  endCoverage: command({ ...edit, input: S.EndCoverageInput }, endCoverageOf),
});
