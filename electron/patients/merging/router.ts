import { command, query, router } from '../../api/door.ts';
import * as S from './schemas.ts';
import { mergedCharts, mergePatients, unmergePatient } from './service.ts';

export const mergingRouter = router({
  charts: query(
    { permission: 'patients.read', reads: 'patient', input: S.MergedInput, output: S.MergedCharts },
    mergedCharts,
  ),
  merge: command({ permission: 'patients.merge', input: S.MergeInput, output: S.MergedOutput }, mergePatients),
  unmerge: command({ permission: 'patients.merge', input: S.UnmergeInput, output: S.MergedOutput }, unmergePatient),
});
