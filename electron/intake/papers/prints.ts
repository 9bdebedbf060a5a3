import type { PrintModel, PrintNode } from '../../documents/prints.ts';
import type { Answer } from '../answers/rules.ts';
import type { FilledInForm, FilledInQuestion, Written } from './rules.ts';

/** A filled-in form as pages: who, what and when, then every question that was shown with its answer as it was typed. */
export function filledInPages(form: FilledInForm): PrintModel {
  const { clinic, patient } = form;
  const when = new Intl.DateTimeFormat('en', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: form.zone ?? 'UTC',
  }).format(form.submittedAt);
  const title = form.title ?? form.form;
  const facts: Array<[label: string, value: string]> = [
    ['Patient', `${patient.name} (no. ${patient.number})`],
    ['Date of birth', patient.birthDate ? writtenDate(patient.birthDate) : ''],
    ['Form', `${form.form}, edition ${form.edition.number}`],
    ['Handed in', `${when}${form.zone === undefined ? ' UTC' : ''}`],
    ['Where', whereOf(form)],
    ['Language', languageOf(form)],
  ];
  return {
    title,
    language: form.language,
    copy: false,
    kickDrawer: false,
    ...(clinic
      ? {
          letterhead: {
            name: clinic.name,
            lines: [...clinic.address.split('\n'), clinic.phone, clinic.email].filter((line) => line.trim() !== ''),
          },
        }
      : {}),
    nodes: [
      { kind: 'heading', text: title, level: 1 },
      ...facts.filter(([, value]) => value !== '').map(([label, value]) => beside(label, value, 1, 4)),
      ...form.questions.flatMap(questionNodes),
      { kind: 'space' },
      { kind: 'rule' },
      {
        kind: 'text',
        muted: true,
        text: [
          'The answers stand here as they were typed; a dash stands for a question that was shown and not answered. This page is a picture of the record named below, whose SHA-256 is of exactly what was kept.',
          `SHA-256 of the form as it was asked: ${form.edition.sha256}`,
        ].join('\n'),
      },
    ],
  };
}

function questionNodes({ text, page, answer, written }: FilledInQuestion): PrintNode[] {
  const said = written === undefined ? plain(answer) : written;
  return [
    ...(page === undefined
      ? []
      : ([{ kind: 'space' }, { kind: 'heading', text: page, level: 2 }] satisfies PrintNode[])),
    ...(said !== null && typeof said === 'object' && 'head' in said
      ? ([
          { kind: 'text', text, muted: true },
          { kind: 'table', head: said.head.map((word) => ({ text: word, share: 1 })), rows: said.rows },
          { kind: 'space' },
        ] satisfies PrintNode[])
      : [beside(text, said === null ? '–' : typeof said === 'string' ? said : said.join('\n'), 2, 3)]),
  ];
}

function beside(label: string, text: string, labelShare: number, share: number): PrintNode {
  return {
    kind: 'columns',
    cells: [
      { text: label, share: labelShare },
      { text, share },
    ],
  };
}

/** An answer of a record that does not say in which words it was shown. */
function plain(answer: Answer | null): Written | null {
  if (answer === null) return null;
  if (typeof answer === 'boolean') return answer ? 'Yes' : 'No';
  if (typeof answer === 'string') return answer;
  return answer.map((one) => (typeof one === 'string' ? one : Object.values(one).filter(Boolean).join(', ')));
}

function whereOf({ place, station, by }: FilledInForm): string {
  const name = by && (by.title === '' ? by.name : `${by.name} (${by.title})`);
  if (!station || !name) return place === 'tablet' ? 'on a tablet' : 'at the desk';
  return place === 'tablet'
    ? `on the tablet ${station.name}, handed over by ${name}`
    : `at ${station.name}${station.number === null ? '' : ` (station ${station.number})`}, with ${name}`;
}

function languageOf({ language, patientLanguage }: FilledInForm): string {
  const names = new Intl.DisplayNames(['en'], { type: 'language' });
  const shown = names.of(language) ?? language;
  return patientLanguage === undefined
    ? shown
    : `${shown}; the patient's language is ${names.of(patientLanguage) ?? patientLanguage}`;
}

function writtenDate(date: string): string {
  return new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
}
