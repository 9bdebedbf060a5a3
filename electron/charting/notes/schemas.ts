import { z } from 'zod';
import { Answer, NoteField } from '../noteTemplates/schemas.ts';

const id = z.string().min(1).max(64);
const fieldId = z.string().min(1).max(200);
const version = z.int().min(0);

export const NoteOfVisitInput = z.object({ appointmentId: id });

const Template = z.object({
  templateId: id,
  name: z.string(),
  edition: z.int(),
  editionId: id,
  /** Someone added it to this note; it can be taken out again while nothing is written in it. */
  byHand: z.boolean(),
  /** Null while the note is not begun. */
  useId: id.nullable(),
  version,
  /** A newer edition, and the fields with an answer that it does not ask any more. */
  newer: z.object({ editionId: id, edition: z.int(), leftOut: z.array(z.string()) }).nullable(),
});

const Field = z.object({
  id: fieldId,
  field: NoteField,
  value: Answer.nullable(),
  /** The answer in words. */
  text: z.string(),
  version,
  /** When the visit was that it was copied from; null once it is edited. */
  copiedFrom: z.int().nullable(),
  savedByName: z.string().nullable(),
  savedAt: z.int().nullable(),
});

/** The structured part of a note, also while nobody has begun it. */
export const NoteOfVisit = z.object({
  encounterId: id.nullable(),
  templates: z.array(Template),
  sections: z.array(z.object({ key: z.string(), title: z.string(), fields: z.array(Field) })),
  /** When the visit was that the free words were copied from; null once they are edited. */
  wordsCopiedFrom: z.int().nullable(),
  /** Templates that can be added by hand. */
  more: z.array(z.object({ templateId: id, name: z.string() })),
});
export type NoteOfVisit = z.output<typeof NoteOfVisit>;

export const SaveAnswerInput = z.object({
  encounterId: id,
  fieldId,
  value: Answer.nullable(),
  /** 0: nothing was written yet. */
  expectedVersion: version,
});
export const AnswerSaved = z.object({ fieldId, version, value: Answer.nullable() });

export const AddToNoteInput = z.object({ encounterId: id, templateId: id });
export const TakeOutInput = z.object({ useId: id, encounterId: id, expectedVersion: version });
export const TakeEditionInput = TakeOutInput.extend({ editionId: id });
export const NoteTemplatesChanged = z.object({ encounterId: id });
