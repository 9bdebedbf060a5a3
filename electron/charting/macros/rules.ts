/** What a text can name; filled in when it is put into a note. `{units of PRODUCT}` is the charted amount of one product. */
export const variables = ['patient', 'age', 'date', 'time', 'provider', 'service', 'units'] as const;
export type Variable = (typeof variables)[number];

/** A text that is put into a note by its short name. */
export interface Macro {
  name: string;
  text: string;
  /** One's own; the others are the clinic's. */
  own: boolean;
}

export interface MacroValues extends Record<Variable, string> {
  /** What is charted, e.g. `{ product: 'Serenox 100 U', amount: '20 U' }`. */
  amounts: ReadonlyArray<{ product: string; amount: string }>;
}

const marks = /\{([^{}]*)\}/g;
const unitsOf = /^units of (.+)$/i;

/** Variables of a text that nobody can fill in. */
export function unknownVariables(text: string): string[] {
  const names = Array.from(text.matchAll(marks), (found) => (found[1] ?? '').trim());
  return [...new Set(names.filter((name) => !variables.some((known) => known === name) && !unitsOf.test(name)))];
}

/** Fills a text in, in one pass: braces inside a value stay. What is not known yet stands in square brackets, to be written by hand. */
export function expand(text: string, values: MacroValues): string {
  return text.replace(marks, (_, inner: string) => {
    const name = inner.trim();
    const known = variables.find((variable) => variable === name);
    const product = unitsOf.exec(name)?.[1]?.trim().toLowerCase();
    const value =
      known === undefined
        ? values.amounts.find((row) => product !== undefined && row.product.toLowerCase().includes(product))?.amount
        : values[known];
    return value === undefined || value === '' ? `[${name}]` : value;
  });
}

/** The name that is being typed before the caret: `.lips` at the beginning of a word, or undefined. `from` is where the point stands. */
export function nameBefore(text: string, caret: number): { from: number; name: string } | undefined {
  const found = /(?:^|[\s(])\.([\p{L}\p{N}-]*)$/u.exec(text.slice(0, caret));
  if (!found) return undefined;
  const name = found[1] ?? '';
  return { from: caret - name.length - 1, name: name.toLowerCase() };
}

/** Those whose name begins so; one's own stand before the clinic's, and in place of one of the same name. */
export function suggestions<M extends Macro>(macros: readonly M[], beginning: string): M[] {
  const own = new Set(macros.filter((macro) => macro.own).map(({ name }) => name));
  return macros
    .filter((macro) => macro.name.startsWith(beginning.toLowerCase()) && (macro.own || !own.has(macro.name)))
    .toSorted((a, b) => Number(b.own) - Number(a.own) || (a.name < b.name ? -1 : 1));
}

/** Puts a text in place of the name before the caret. */
export function replaceName(text: string, caret: number, from: number, by: string): { text: string; caret: number } {
  return { text: text.slice(0, from) + by + text.slice(caret), caret: from + by.length };
}
