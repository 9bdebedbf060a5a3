import { z } from 'zod';

export const OverviewInput = z.object({});
export const OverviewOutput = z.object({
  waiting: z.int(),
  failed: z.int(),
});

export const FailedInput = z.object({});
export const FailedOutput = z.object({
  jobs: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      problem: z.string(),
      attempts: z.int(),
      createdAt: z.int(),
      failedAt: z.int(),
    }),
  ),
});

export const RetryInput = z.object({ id: z.string() });
export const RetryOutput = z.object({ id: z.string() });
