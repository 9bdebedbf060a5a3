import { z } from 'zod';
import { idPattern } from '../kernel/ids.ts';
import { conditionKinds } from '../patients/health/rules.ts';
import { most, questionKinds, targets } from './rules.ts';

export const id = z.string().regex(idPattern);
export const version = z.int().positive();
export const language = z.string().regex(/^[a-z]{2,3}$/);
const key = z.string().regex(/^[a-z][A-Za-z0-9_]{0,39}$/);
/** A text by language. Text stays text: it is never read as markup or as an expression. */
const words = (longest: number) => z.record(language, z.string().max(longest));

const Choice = z.strictObject({
  value: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/),
  label: words(120),
  condition: z.enum(conditionKinds).nullable(),
});
const Column = z.strictObject({
  key,
  label: words(80),
  choices: z.array(z.strictObject({ value: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/), label: words(80) })).max(20),
});
const Question = z.strictObject({
  id: key,
  kind: z.enum(questionKinds),
  label: words(300),
  help: words(500),
  required: z.boolean(),
  visibleIf: z
    .strictObject({ question: key, is: z.enum(['answered', 'equal', 'notEqual']), value: z.string().max(40) })
    .nullable(),
  choices: z.array(Choice).max(most.choices),
  columns: z.array(Column).max(most.columns),
  target: z.enum(targets),
});
/** A form, as a closed list of properties: what is not named here is refused. */
export const Definition = z.strictObject({
  languages: z.array(language).min(1).max(6),
  title: words(120),
  intro: words(2000),
  pages: z
    .array(z.strictObject({ title: words(120), questions: z.array(Question).max(most.questions) }))
    .min(1)
    .max(most.pages),
});

const row = z.record(key, z.string().max(most.text));
/** What was typed; whether it fits the questions is checked against the edition. */
export const Answers = z
  .record(
    key,
    z.union([
      z.string().max(most.longText),
      z.boolean(),
      z.array(z.string().max(40)).max(most.choices),
      z.array(row).max(most.rows),
    ]),
  )
  .refine((answers) => JSON.stringify(answers).length <= most.bytes, 'This is more than a form can hold.');
