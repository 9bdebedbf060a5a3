import { z } from 'zod';
import { unknownSheetVariables } from './rules.ts';

const id = z.string().min(1).max(64);
const text = (label: string, most: number) =>
  z.string().trim().min(1, `${label} is missing.`).max(most, `${label} is too long (at most ${most} characters).`);
const fillable = (label: string, most: number) =>
  text(label, most).refine((value) => unknownSheetVariables(value).length === 0, {
    error:
      'Only {patient}, {service}, {provider}, {clinic}, {phone} and {date} can be filled in. Remove the other braces.',
  });
const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Choose a language.');

const Edition = z.object({
  editionId: id,
  edition: z.int(),
  language: z.string(),
  title: z.string(),
  body: z.string(),
  createdAt: z.int(),
});
export const Sheet = z.object({
  id,
  name: z.string(),
  active: z.boolean(),
  version: z.int(),
  serviceIds: z.array(id),
  /** The newest of each language. */
  editions: z.array(Edition),
});
export type Sheet = z.output<typeof Sheet>;
export const Sheets = z.object({ sheets: z.array(Sheet) });

export const SaveSheetInput = z.object({
  /** Null: a new one. */
  id: id.nullable(),
  name: text('The name', 80),
  active: z.boolean().default(true),
  serviceIds: z.array(id).max(500).default([]),
  /** The text in one language; the others stay. */
  language,
  title: fillable('The title', 160),
  body: fillable('The text', 40_000),
  /** 0 for a new one. */
  expectedVersion: z.int().min(0),
});
export const SheetSaved = z.object({ id, version: z.int(), edition: z.int() });

export const AftercareInput = z.object({ appointmentId: id });
export const Aftercare = z.object({
  sheets: z.array(
    z.object({
      sheetId: id,
      name: z.string(),
      /** What could be handed over, the clinic's language first. */
      languages: z.array(z.object({ language: z.string(), editionId: id, edition: z.int(), title: z.string() })),
      given: z.array(
        z.object({
          id,
          edition: z.int(),
          language: z.string(),
          title: z.string(),
          documentId: id,
          at: z.int(),
          staffName: z.string(),
        }),
      ),
    }),
  ),
});
export type AftercareSheet = z.output<typeof Aftercare>['sheets'][number];

export const GiveInput = z.object({ appointmentId: id, editionId: id });
export const Given = z.object({ id, documentId: id, sha256: z.string() });
