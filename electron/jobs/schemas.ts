import { z } from 'zod';

export const OverviewInput = z.object({});
export type OverviewInput = z.output<typeof OverviewInput>;
export const OverviewOutput = z.object({
  waiting: z.int(),
  failed: z.int(),
});
export type OverviewOutput = z.input<typeof OverviewOutput>;

export const FailedInput = z.object({});
export type FailedInput = z.output<typeof FailedInput>;
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
export type FailedOutput = z.input<typeof FailedOutput>;

export const RetryInput = z.object({ id: z.string() });
export type RetryInput = z.output<typeof RetryInput>;
export const RetryOutput = z.object({ id: z.string() });
export type RetryOutput = z.input<typeof RetryOutput>;
