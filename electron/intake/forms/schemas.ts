import { z } from 'zod';
import { FormDraft } from '../drafts/schemas.ts';
import { audiences } from '../due/rules.ts';
import { Definition, id, version } from '../schemas.ts';

export const Nothing = z.object({});
export const FormFields = z.object({
  name: z.string().trim().min(1, 'Give the form a name.').max(80),
  audience: z.enum(audiences),
  serviceIds: z.array(id).max(200).default([]),
  everyMonths: z.int().min(1).max(120).nullable(),
  active: z.boolean(),
});
export const CreateFormInput = FormFields.extend({ definition: Definition });
export const UpdateFormInput = FormFields.extend({ id, expectedVersion: version });
/** `draftVersion`: of the draft that is published; 0 where there is none. */
export const PublishInput = z.object({
  formId: id,
  expectedNumber: z.int().min(0),
  draftVersion: z.int().min(0).default(0),
  definition: Definition,
});
export const SavedForm = z.object({ id, version });
export const Published = z.object({ id, number: z.int() });

export const FormLine = FormFields.extend({ id, edition: z.int(), madeAt: z.int(), questions: z.int(), version });
export type FormLine = z.output<typeof FormLine>;
export const FormsOutput = z.object({ forms: z.array(FormLine) });
export const FormInput = z.object({ id });
export const FormSheet = FormFields.extend({
  id,
  version,
  /** The edition in use; 0 before the first. */
  number: z.int(),
  definition: Definition,
  draft: FormDraft.nullable(),
  editions: z.array(z.object({ id, number: z.int(), madeAt: z.int(), madeBy: z.string() })),
});
export type FormSheet = z.output<typeof FormSheet>;
export const EditionInput = z.object({ id });
export const EditionSheet = z.object({ number: z.int(), definition: Definition, sha256: z.string() });
