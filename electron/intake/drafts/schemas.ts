import { z } from 'zod';
import { Definition, id, version } from '../schemas.ts';

/** `expectedVersion` 0 where there is no draft yet. `basedOn` is the number of the edition that was changed. */
export const SaveDraftInput = z.object({
  formId: id,
  basedOn: z.int().positive(),
  expectedVersion: z.int().min(0),
  definition: Definition,
});
export const SavedDraft = z.object({ formId: id, version });
export const DropDraftInput = z.object({ formId: id, expectedVersion: version });
export const DroppedDraft = z.object({ formId: id });

/** What was changed and is not published yet, and by whom. */
export const FormDraft = z.object({
  basedOn: z.int(),
  definition: Definition,
  savedAt: z.int(),
  savedBy: z.string(),
  version,
});
export type FormDraft = z.output<typeof FormDraft>;
