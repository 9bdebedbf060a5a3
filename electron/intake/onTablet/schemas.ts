import { z } from 'zod';
import { id, language } from '../schemas.ts';
import { Filling, SavedSubmission } from '../submissions/schemas.ts';

export const Nothing = z.object({});
/** What the patient of a hand-over has to fill in, what of it is begun and what was handed in on this tablet. */
export const FormsOnTablet = z.object({
  forms: z.array(
    z.object({
      formId: id,
      /** As the patient reads it, not as the clinic calls it. */
      title: z.string(),
      language,
      questions: z.int(),
      state: z.enum(['open', 'begun', 'handedIn']),
    }),
  ),
});
export type FormsOnTablet = z.output<typeof FormsOnTablet>;
export const BeginInput = z.object({ formId: id });
/** A form as it is filled in: nothing of the patient but what was typed. */
export const FormOnTablet = Filling.pick({
  id: true,
  definition: true,
  language: true,
  patientLanguage: true,
  answers: true,
  version: true,
});
export type FormOnTablet = z.output<typeof FormOnTablet>;
/** How many are still to be handed in. */
export const HandedIn = SavedSubmission.extend({ left: z.int() });
