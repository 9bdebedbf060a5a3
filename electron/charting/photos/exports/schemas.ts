import { z } from 'zod';

const id = z.string().min(1).max(64);

/** What a pair may leave the chart for. */
export const exportPurposes = ['education', 'marketing'] as const;

export const ExportPairInput = z.object({ leftId: id, rightId: id, purpose: z.enum(exportPurposes) });
export type ExportPairInput = z.output<typeof ExportPairInput>;
export const ExportedPair = z.object({ fileName: z.string(), base64: z.string() });
