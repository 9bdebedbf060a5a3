import { command, query, router } from '../../api/door.ts';
import * as S from './schemas.ts';
import { pastReview, reviewForm, reviewSheet } from './service.ts';

/** Answers looked at field by field before they enter the chart. */
export const reviewRouter = router({
  reviewSheet: query(
    { permission: 'patients.edit', reads: 'patient', input: S.SheetInput, output: S.ReviewSheet },
    reviewSheet,
  ),
  review: command({ permission: 'patients.edit', input: S.ReviewInput, output: S.Reviewed }, reviewForm),
  pastReview: query(
    { permission: 'patients.read', reads: 'patient', input: S.PastInput, output: S.PastReview },
    pastReview,
  ),
});
