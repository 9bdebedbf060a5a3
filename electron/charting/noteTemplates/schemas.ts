import { z } from 'zod';
import { fieldKinds, fieldProblem, measures } from './rules.ts';

const id = z.string().min(1).max(64);
const key = z.string().max(140);
const words = (label: string, most: number) =>
  z.string().trim().min(1, `${label} is missing.`).max(most, `${label} is too long (at most ${most} characters).`);
const thousandths = z.int().min(-1_000_000_000).max(1_000_000_000);

/** What is written into a field: see `Answer` of the rules. */
export const Answer = z.union([
  z.string().max(10_000, 'This is too long (at most 10,000 characters).'),
  z.array(z.string().max(120)).max(60),
  thousandths,
  z.boolean(),
  z.record(z.string().max(40), z.int()),
]);

export const NoteField = z.object({
  /** '' for a new field: it gets its key when it is kept. */
  key,
  label: words('The name of a field', 120),
  help: z.string().trim().max(300, 'The help text is too long.').default(''),
  kind: z.enum(fieldKinds),
  required: z.boolean().default(false),
  options: z.array(words('An option', 120)).max(60, 'A field has at most 60 options.').default([]),
  unit: z.string().trim().max(20, 'The unit is too long.').default(''),
  decimals: z.int().min(0).max(3).default(0),
  min: thousandths.nullable().default(null),
  max: thousandths.nullable().default(null),
  measures: z.array(z.enum(measures)).default([]),
  metric: z.boolean().default(false),
  initial: Answer.nullable().default(null),
});

export const NoteSection = z.object({
  key,
  title: words('The title of a section', 80),
  fields: z.array(NoteField).max(60, 'A section has at most 60 fields.'),
});

export const NoteSections = z
  .array(NoteSection)
  .min(1, 'A template needs a section.')
  .max(30, 'A template has at most 30 sections.')
  .superRefine((sections, context) => {
    for (const [at, { title, fields }] of sections.entries()) {
      if (fields.length === 0)
        context.addIssue({
          code: 'custom',
          path: [at, 'fields'],
          message: `${title}: the section has no field yet. Add one, or remove the section.`,
        });
      for (const [place, field] of fields.entries()) {
        const problem = fieldProblem(field);
        if (problem !== undefined) context.addIssue({ code: 'custom', path: [at, 'fields', place], message: problem });
      }
    }
  });
export type NoteSections = z.output<typeof NoteSections>;

export const NoteTemplate = z.object({
  id,
  name: z.string(),
  active: z.boolean(),
  version: z.int(),
  editionId: id,
  edition: z.int(),
  createdAt: z.int(),
  sections: z.array(NoteSection),
  serviceIds: z.array(id),
});
export type NoteTemplate = z.output<typeof NoteTemplate>;
export const Nothing = z.object({});
export const NoteTemplates = z.object({ templates: z.array(NoteTemplate) });

export const SaveTemplateInput = z.object({
  /** Null: a new one. */
  id: id.nullable(),
  name: words('The name', 80),
  active: z.boolean().default(true),
  sections: NoteSections,
  serviceIds: z.array(id).max(500).default([]),
  /** 0 for a new one. */
  expectedVersion: z.int().min(0),
});
export const TemplateSaved = z.object({ id, version: z.int(), edition: z.int() });
