import { query, router } from '../api/door.ts';
import { ThreeWayInput, ThreeWayOutput } from './threeWay/schemas.ts';
import { threeWayReport } from './threeWay/service.ts';

/** What the house looks back at. */
export const reportingRouter = router({
  threeWay: query(
    { permission: 'chart.read', reads: 'patient', input: ThreeWayInput, output: ThreeWayOutput },
    threeWayReport,
  ),
});
