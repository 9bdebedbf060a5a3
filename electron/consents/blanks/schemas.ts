import { z } from 'zod';

export const BlankInput = z.object({ editionId: z.string().min(1).max(64) });
export type BlankInput = z.output<typeof BlankInput>;
export const BlankOutput = z.object({ base64: z.string(), fileName: z.string() });
export type BlankOutput = z.input<typeof BlankOutput>;
