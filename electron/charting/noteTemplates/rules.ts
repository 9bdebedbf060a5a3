import type { Id } from '../../kernel/ids.ts';

export const fieldKinds = ['text', 'longText', 'choice', 'choices', 'number', 'yesNo', 'date', 'vitals'] as const;
export type FieldKind = (typeof fieldKinds)[number];

export const measures = [
  'bloodPressure',
  'pulse',
  'temperature',
  'saturation',
  'respiration',
  'weight',
  'height',
] as const;
export type Measure = (typeof measures)[number];

/** What was written into a field: words, chosen options, thousandths of a number, yes or no, a local date, measures by part. */
export type Answer = string | string[] | number | boolean | { [part: string]: number };

/** One question of a note. What its kind does not use is empty. */
export interface NoteField {
  /** Made of its words when it is first kept; renaming leaves it, so answers find their field in a later edition. */
  key: string;
  label: string;
  help: string;
  kind: FieldKind;
  required: boolean;
  /** Of a choice. */
  options: string[];
  /** Of a number. */
  unit: string;
  decimals: number;
  /** Of a number, in thousandths; null: no limit. */
  min: number | null;
  max: number | null;
  /** Of vitals. */
  measures: Measure[];
  /** Of vitals: Celsius, kilograms and centimetres rather than Fahrenheit, pounds and inches. */
  metric: boolean;
  /** What stands in the field when a note begins; null: nothing. */
  initial: Answer | null;
}

export interface NoteSection {
  key: string;
  title: string;
  fields: NoteField[];
}

/** Two fields are the same question if they share key, kind and unit: they are asked once, and answers pass between them. */
export function fieldIdOf(field: NoteField): string {
  const unit =
    field.kind === 'number' ? field.unit.trim().toLowerCase() : field.kind === 'vitals' && field.metric ? 'metric' : '';
  return [field.key, field.kind, ...(unit === '' ? [] : [unit])].join('/');
}

/** "Skin type (Fitzpatrick)" becomes "skin-type-fitzpatrick". */
export function keyOf(words: string): string {
  const plain = words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  return plain === '' ? 'field' : plain;
}

function free(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let n = 2; ; n += 1) if (!taken.has(`${wanted}-${n}`)) return `${wanted}-${n}`;
}

/** Gives a key to every section and field that has none yet; keys that are there stay, and none comes twice. */
export function withKeys(sections: readonly NoteSection[]): NoteSection[] {
  const kept = (keys: readonly string[]): Set<string> => new Set(keys.filter((key) => key !== ''));
  const sectionKeys = kept(sections.map(({ key }) => key));
  const fieldKeys = kept(sections.flatMap(({ fields }) => fields.map(({ key }) => key)));
  const seen = new Set<string>();
  const settle = (key: string, words: string, taken: Set<string>, mark: string): string => {
    const mine = key !== '' && !seen.has(mark + key) ? key : free(key === '' ? words : key, taken);
    taken.add(mine);
    seen.add(mark + mine);
    return mine;
  };
  return sections.map((section) => {
    const key = settle(section.key, keyOf(section.title), sectionKeys, 'section ');
    return {
      ...section,
      key,
      fields: section.fields.map((field) => ({
        ...field,
        key: settle(field.key, `${key}.${keyOf(field.label)}`, fieldKeys, 'field '),
      })),
    };
  });
}

/** What is wrong with a field as it was built, or undefined. */
export function fieldProblem(field: NoteField): string | undefined {
  const name = field.label === '' ? 'A field' : field.label;
  if (field.kind === 'choice' || field.kind === 'choices') {
    if (field.options.length < 2) return `${name}: give at least two options to choose from.`;
    const folded = field.options.map((option) => option.toLowerCase());
    if (new Set(folded).size < folded.length) return `${name}: an option is there twice. Remove one of them.`;
  }
  if (field.kind === 'number' && field.min !== null && field.max !== null && field.min > field.max)
    return `${name}: the smallest value is above the largest. Exchange them.`;
  if (field.kind === 'vitals' && field.measures.length === 0) return `${name}: choose what is measured.`;
  return undefined;
}

/** A template in an edition, and the service lines of the visit that ask for it. */
export interface TemplateInUse {
  templateId: Id;
  editionId: Id;
  name: string;
  edition: number;
  sections: readonly NoteSection[];
  /** Empty: it was added by hand and belongs to the whole visit. */
  lineIds: readonly Id[];
}

/** A field of a note, with who asks for it. */
export interface AskedField {
  id: string;
  field: NoteField;
  /** Where it is required: for whole visits (empty) or for these service lines. */
  requiredBy: Id[][];
}

export interface AskedSection {
  key: string;
  title: string;
  fields: AskedField[];
}

/**
 * The sections of several templates as one note: sections of the same key become one, and no question is asked twice. It
 * is required if any of the templates requires it, and offers the options of all of them.
 */
export function mergeTemplates(templates: readonly TemplateInUse[]): AskedSection[] {
  const sections = new Map<string, AskedSection>();
  const asked = new Map<string, AskedField>();
  for (const template of templates)
    for (const { key, title, fields } of template.sections) {
      const section = sections.get(key) ?? { key, title, fields: [] };
      sections.set(key, section);
      for (const field of fields) {
        const id = fieldIdOf(field);
        const known = asked.get(id);
        const required = field.required ? [[...template.lineIds]] : [];
        if (known) {
          known.requiredBy.push(...required);
          known.field = {
            ...known.field,
            options: union(known.field.options, field.options),
            measures: measures.filter((one) => [...known.field.measures, ...field.measures].includes(one)),
            required: known.field.required || field.required,
          };
        } else {
          const first: AskedField = { id, field: { ...field }, requiredBy: required };
          asked.set(id, first);
          section.fields.push(first);
        }
      }
    }
  return [...sections.values()].filter(({ fields }) => fields.length > 0);
}

function union(first: readonly string[], second: readonly string[]): string[] {
  return [...new Set([...first, ...second])];
}
