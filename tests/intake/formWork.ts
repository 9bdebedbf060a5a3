import {
  type Definition,
  listColumns,
  type Question,
  type Target,
  targets,
  targetsFor,
} from '../../electron/intake/rules.ts';

const en = (text: string): Record<string, string> => ({ en: text });

/** A question with its least. */
export function question(id: string, kind: Question['kind'], more: Partial<Question> = {}): Question {
  const plain = { help: {}, required: false, visibleIf: null, choices: [], columns: [], target: 'none' as const };
  return { ...plain, id, kind, label: en(`${id}?`), ...more };
}

export function choice(value: string, condition: Question['choices'][number]['condition'] = null, label = value) {
  return { value, label: en(label), condition };
}

export function column(key: string, choices: readonly string[] = []) {
  return { key, label: en(key), choices: choices.map((value) => ({ value, label: en(value) })) };
}

export function definition(...questions: Question[]): Definition {
  return { languages: ['en', 'es'], title: en('A form'), intro: {}, pages: [{ title: {}, questions }] };
}

const kindFor = (target: Target): Question['kind'] =>
  (['text', 'rows', 'several', 'yesNo', 'date', 'phone', 'email', 'choice'] as const).find((kind) =>
    targetsFor(kind).includes(target),
  ) ?? 'text';

/** One question for every field of the chart. */
export const fullForm: Definition = definition(
  ...targets.map((target) => {
    const id = target.replace('.', '_');
    const columns = (listColumns[target] ?? []).map((key) =>
      column(key, key === 'severity' ? ['mild', 'moderate', 'severe'] : []),
    );
    if (target === 'conditions') {
      const held = [choice('cold', 'coldSores', 'Cold sores'), choice('bleed', 'bleeding', 'Bleeds easily')];
      const others = [choice('mig', 'other', 'Migraine'), choice('none', null, 'None of these')];
      return question(id, 'several', { target, choices: [...held, ...others] });
    }
    if (target === 'language') return question(id, 'choice', { target, choices: [choice('en'), choice('es')] });
    return question(id, kindFor(target), { target, columns });
  }),
);
