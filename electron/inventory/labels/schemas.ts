import { z } from 'zod';
import { labelFineness, labelSizes } from '../../devices/rules.ts';
import { labelSheetNames } from './rules.ts';

const id = z.string().min(1).max(64);
const containerIds = z.array(id).min(1, 'Choose at least one container.').max(200, 'Print at most 200 labels at once.');

export const PrintLabels = z.object({ containerIds });
export type PrintLabels = z.output<typeof PrintLabels>;
export const LabelsQueued = z.object({
  batchId: z.string(),
  jobs: z.int(),
  /** Why they wait, e.g. because this PC has no label printer. */
  problem: z.string().nullable(),
});
export const LabelSheetInput = z.object({
  containerIds,
  sheet: z.enum(labelSheetNames, 'Choose the sheet.'),
  /** Places of the first sheet that are used up already. */
  used: z.int().min(0).max(200).default(0),
});
export type LabelSheetInput = z.output<typeof LabelSheetInput>;
export const LabelSheetOutput = z.object({ base64: z.string(), fileName: z.string() });
export const LabelPictureInput = z.object({
  containerId: id,
  size: z.enum(labelSizes).default('50x25'),
  dotsPerMm: z.literal([...labelFineness]).default(8),
});
export type LabelPictureInput = z.output<typeof LabelPictureInput>;
/** A PNG, and what its symbol says with the AIs in parentheses. */
export const LabelPictureOutput = z.object({ base64: z.string(), symbol: z.string() });
