import { command, query, router } from '../api/door.ts';
import { FailedInput, FailedOutput, OverviewInput, OverviewOutput, RetryInput, RetryOutput } from './schemas.ts';
import { failedJobs, jobsOverview, retryJob } from './service.ts';

export const jobsRouter = router({
  overview: query(
    { permission: 'desk.see', reads: 'none', input: OverviewInput, output: OverviewOutput },
    jobsOverview,
  ),
  failed: query({ permission: 'clinic.manage', reads: 'none', input: FailedInput, output: FailedOutput }, failedJobs),
  retry: command({ permission: 'clinic.manage', input: RetryInput, output: RetryOutput }, retryJob),
});
