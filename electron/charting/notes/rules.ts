import type { LocalDate } from '../../kernel/dates.ts';
import type { Id } from '../../kernel/ids.ts';
import { formatQuantity } from '../../kernel/quantity.ts';
import type { Answer, AskedField, AskedSection, Measure, NoteField } from '../noteTemplates/rules.ts';

/** One figure of a measure: its unit and how far it can go, in tenths where `decimals` is 1. */
export interface VitalPart {
  part: string;
  label: string;
  unit: string;
  decimals: 0 | 1;
  min: number;
  max: number;
}

const one = (part: string, label: string, unit: string, min: number, max: number, decimals: 0 | 1 = 0): VitalPart => ({
  part,
  label,
  unit,
  decimals,
  min,
  max,
});

/** The figures a measure is made of. The limits are of what can be measured on a living adult, not of what is healthy. */
export function partsOf(measure: Measure, metric: boolean): VitalPart[] {
  switch (measure) {
    case 'bloodPressure':
      return [one('systolic', 'Systolic', 'mmHg', 40, 300), one('diastolic', 'Diastolic', 'mmHg', 20, 200)];
    case 'pulse':
      return [one('pulse', 'Pulse', '/min', 20, 300)];
    case 'temperature':
      return [
        metric
          ? one('temperature', 'Temperature', '°C', 300, 440, 1)
          : one('temperature', 'Temperature', '°F', 860, 1112, 1),
      ];
    case 'saturation':
      return [one('saturation', 'Oxygen saturation', '%', 40, 100)];
    case 'respiration':
      return [one('respiration', 'Breathing', '/min', 3, 80)];
    case 'weight':
      return [metric ? one('weight', 'Weight', 'kg', 200, 4000, 1) : one('weight', 'Weight', 'lb', 440, 8800, 1)];
    case 'height':
      return [metric ? one('height', 'Height', 'cm', 50, 250) : one('height', 'Height', 'in', 20, 98)];
  }
}

/** Every figure a vitals field asks for. */
export function vitalParts(field: NoteField): VitalPart[] {
  return field.measures.flatMap((measure) => partsOf(measure, field.metric));
}

/** True for what says nothing. `false` is an answer: no. */
export function isEmpty(answer: Answer | null): boolean {
  if (answer === null) return true;
  if (typeof answer === 'string') return answer.trim() === '';
  if (Array.isArray(answer)) return answer.length === 0;
  return typeof answer === 'object' && Object.keys(answer).length === 0;
}

/** The answer as it is kept: nothing instead of an empty one, words without outer spaces, options in the order of the field. */
export function tidy(field: NoteField, answer: Answer | null): Answer | null {
  if (answer === null || isEmpty(answer)) return null;
  if (typeof answer === 'string') return field.kind === 'longText' ? answer.trimEnd() : answer.trim();
  if (!Array.isArray(answer)) return answer;
  const known = field.options.filter((option) => answer.includes(option));
  return [...known, ...new Set(answer.filter((option) => !known.includes(option)))];
}

const figure = (tenths: number, decimals: 0 | 1): string =>
  formatQuantity(decimals === 1 ? tenths * 100 : tenths * 1000);

/** What is wrong with an answer to a field, or undefined. Nothing at all is never wrong: what is required is asked for at the signature. */
export function answerProblem(field: NoteField, answer: Answer | null): string | undefined {
  if (answer === null || isEmpty(answer)) return undefined;
  const { label } = field;
  const wrong = `${label}: this is no answer to this field. Reload the page and write it again.`;
  switch (field.kind) {
    case 'text':
    case 'longText': {
      if (typeof answer !== 'string') return wrong;
      const most = field.kind === 'text' ? 300 : 10_000;
      return answer.length > most ? `${label}: at most ${most} characters.` : undefined;
    }
    case 'choice':
      if (typeof answer !== 'string') return wrong;
      return field.options.includes(answer)
        ? undefined
        : `${label}: "${answer}" is not among the options any more. Choose again.`;
    case 'choices': {
      if (!Array.isArray(answer)) return wrong;
      const gone = answer.filter((option) => !field.options.includes(option));
      return gone.length === 0
        ? undefined
        : `${label}: "${gone.join('", "')}" is not among the options any more. Choose again.`;
    }
    case 'number':
      return typeof answer === 'number' ? numberProblem(field, answer) : wrong;
    case 'yesNo':
      return typeof answer === 'boolean' ? undefined : wrong;
    case 'date':
      return typeof answer === 'string' && isDay(answer)
        ? undefined
        : `${label}: this is no date. Write it like 3/14/2026.`;
    case 'vitals':
      return typeof answer === 'object' && !Array.isArray(answer) ? vitalsProblem(field, answer) : wrong;
  }
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

function numberProblem({ label, unit, decimals, min, max }: NoteField, answer: number): string | undefined {
  const written = (value: number): string => `${formatQuantity(value)}${unit === '' ? '' : ` ${unit}`}`;
  if (!Number.isInteger(answer)) return `${label}: use at most three decimals.`;
  if (answer % 10 ** (3 - decimals) !== 0)
    return decimals === 0 ? `${label}: use a whole number.` : `${label}: use at most ${decimals} decimals.`;
  if (min !== null && answer < min) return `${label}: this is at least ${written(min)}.`;
  if (max !== null && answer > max) return `${label}: this is at most ${written(max)}.`;
  return undefined;
}

function vitalsProblem(field: NoteField, answer: { [part: string]: number }): string | undefined {
  const parts = vitalParts(field);
  const unknown = Object.keys(answer).some((key) => !parts.some(({ part }) => part === key));
  if (unknown) return `${field.label}: not all of this is measured here any more. Clear it and write it again.`;
  for (const { part, label, unit, decimals, min, max } of parts) {
    const value = answer[part];
    if (value === undefined) continue;
    if (!Number.isInteger(value) || value < min || value > max)
      return `${label}: a value between ${figure(min, decimals)} and ${figure(max, decimals)} ${unit}. Check what was typed.`;
  }
  const { systolic, diastolic } = answer;
  if (systolic !== undefined && diastolic !== undefined && systolic <= diastolic)
    return 'Blood pressure: the first figure is the higher one. Exchange them.';
  return undefined;
}

/** True if something is still to be written: nothing at all, or a blood pressure with one figure. */
export function isOpen(field: NoteField, answer: Answer | null): boolean {
  if (answer === null || isEmpty(answer)) return true;
  if (field.kind !== 'vitals' || typeof answer !== 'object' || Array.isArray(answer)) return false;
  return vitalParts(field).some(({ part }) => answer[part] === undefined);
}

/** An answer in words, as the record keeps it; '' for nothing. */
export function answerText(field: NoteField, answer: Answer | null, language: string): string {
  if (answer === null || isEmpty(answer)) return '';
  if (typeof answer === 'boolean') return answer ? 'Yes' : 'No';
  if (typeof answer === 'number') return `${formatQuantity(answer)}${field.unit === '' ? '' : ` ${field.unit}`}`;
  if (typeof answer === 'string') return field.kind === 'date' ? writtenDay(answer, language) : answer;
  if (Array.isArray(answer)) return answer.join(', ');
  return vitalsText(field, answer);
}

function vitalsText(field: NoteField, answer: { [part: string]: number }): string {
  const pieces: string[] = [];
  for (const measure of field.measures) {
    if (measure === 'bloodPressure') {
      const { systolic, diastolic } = answer;
      if (systolic !== undefined || diastolic !== undefined)
        pieces.push(`Blood pressure ${systolic ?? '?'}/${diastolic ?? '?'} mmHg`);
      continue;
    }
    for (const { part, label, unit, decimals } of partsOf(measure, field.metric)) {
      const value = answer[part];
      if (value !== undefined) pieces.push(`${label} ${figure(value, decimals)} ${unit}`);
    }
  }
  return pieces.join(', ');
}

function writtenDay(date: LocalDate, language: string): string {
  if (!isDay(date)) return date;
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${date}T00:00:00Z`),
  );
}

/** A required field that is still open, or one whose answer does not fit it (any more). */
export interface NoteGap {
  fieldId: string;
  label: string;
  /** The service lines it is required for; empty: for the whole visit. */
  lineIds: Id[];
  /** Set when there is an answer that cannot stay as it is: it blocks, whatever the clinic's rule. */
  problem: string | null;
}

/** Everything of the note that is not ready for the signature. */
export function gapsOf(sections: readonly AskedSection[], answers: ReadonlyMap<string, Answer | null>): NoteGap[] {
  const gaps: NoteGap[] = [];
  for (const { id, field, requiredBy } of sections.flatMap(({ fields }) => fields)) {
    const answer = answers.get(id) ?? null;
    const gap = { fieldId: id, label: field.label };
    const problem = answerProblem(field, answer);
    if (problem !== undefined) gaps.push({ ...gap, lineIds: [], problem });
    else if (isOpen(field, answer) && requiredBy.length > 0)
      gaps.push({
        ...gap,
        lineIds: requiredBy.some((ids) => ids.length === 0) ? [] : [...new Set(requiredBy.flat())],
        problem: null,
      });
  }
  return gaps;
}

/** Whether a gap still counts when some lines are said to be not performed. */
export function gapCounts(gap: NoteGap, notPerformed: ReadonlySet<Id>): boolean {
  return gap.lineIds.length === 0 || gap.lineIds.some((id) => !notPerformed.has(id));
}

/** The filled sections of a signed note, as they are kept for good. */
export interface WrittenSection {
  title: string;
  fields: Array<{
    label: string;
    /** '' for a field that was left empty. */
    text: string;
    /** Why a required field was left empty. */
    emptyBecause: string | null;
    /** The day of the note it was copied from and left as it was; null: written for this visit. */
    copiedFrom: LocalDate | null;
  }>;
}

/** The note in words. */
export function writtenSections(
  sections: readonly AskedSection[],
  answers: ReadonlyMap<string, { value: Answer | null; copiedFrom: LocalDate | null }>,
  reasons: ReadonlyMap<string, string>,
  language: string,
): WrittenSection[] {
  return sections.map(({ title, fields }) => ({
    title,
    fields: fields.map(({ id, field }: AskedField) => {
      const answer = answers.get(id);
      return {
        label: field.label,
        text: answerText(field, answer?.value ?? null, language),
        emptyBecause: reasons.get(id) ?? null,
        copiedFrom: answer?.copiedFrom ?? null,
      };
    }),
  }));
}

/** Fields of one edition that carry an answer and are not asked in another: what taking the other over would leave out. */
export function leftOut(
  before: readonly AskedSection[],
  after: readonly AskedSection[],
  answers: ReadonlyMap<string, Answer | null>,
): string[] {
  const asked = new Set(after.flatMap(({ fields }) => fields.map(({ id }) => id)));
  return before
    .flatMap(({ fields }) => fields)
    .filter(({ id }) => !asked.has(id) && !isEmpty(answers.get(id) ?? null))
    .map(({ field }) => field.label);
}
