import { z } from 'zod';
import { unknownVariables } from './rules.ts';

const id = z.string().min(1).max(64);

export const Macros = z.object({
  macros: z.array(z.object({ id, name: z.string(), text: z.string(), own: z.boolean(), version: z.int() })),
});
export type MacroRow = z.output<typeof Macros>['macros'][number];

export const SaveMacroInput = z.object({
  /** Null: a new one. */
  id: id.nullable(),
  name: z
    .string()
    .trim()
    .toLowerCase()
    .regex(
      /^[\p{L}\p{N}][\p{L}\p{N}-]{0,29}$/u,
      'The short name is one word of letters, digits and hyphens, such as lips-review.',
    ),
  text: z
    .string()
    .trim()
    .min(1, 'Write the text it stands for.')
    .max(5000, 'The text is too long (at most 5,000 characters).')
    .refine((text) => unknownVariables(text).length === 0, {
      error:
        'Only {patient}, {age}, {date}, {time}, {provider}, {service}, {units} and {units of PRODUCT} can be filled in. Remove the other braces.',
    }),
  /** One's own; otherwise the clinic's, for those who may build templates. */
  own: z.boolean(),
  /** 0 for a new one. */
  expectedVersion: z.int().min(0),
});
export const MacroSaved = z.object({ id, version: z.int() });
export const RemoveMacroInput = z.object({ id, expectedVersion: z.int().positive() });
