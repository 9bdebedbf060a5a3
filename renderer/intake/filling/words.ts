import { yesNoWords } from '../../../electron/intake/papers/rules.ts';

/** What stands around the questions, in the language of the patient, who need not read that of the desk. */
const en = {
  next: 'Next',
  back: 'Back',
  submit: 'Hand in',
  page: (at: number, of: number) => `Page ${at} of ${of}`,
  ...yesNoWords('en'),
  add: 'Add a line',
  remove: (at: number) => `Remove line ${at}`,
  line: (at: number) => `Line ${at}`,
  choose: 'Choose',
  faults: 'Please look at the marked questions.',
  problems: {} as Readonly<Record<string, string>>,
};
export type FormWords = typeof en;

const es: FormWords = {
  next: 'Siguiente',
  back: 'Atrás',
  submit: 'Entregar',
  page: (at, of) => `Página ${at} de ${of}`,
  ...yesNoWords('es'),
  add: 'Añadir una línea',
  remove: (at) => `Quitar la línea ${at}`,
  line: (at) => `Línea ${at}`,
  choose: 'Elija',
  faults: 'Revise las preguntas marcadas, por favor.',
  problems: {
    'Please answer this.': 'Responda a esta pregunta, por favor.',
    'This is not a date of the calendar.': 'Esta no es una fecha del calendario.',
    'Please give a number.': 'Escriba un número, por favor.',
    'This is not an e-mail address.': 'Esto no es un correo electrónico.',
    'This is not a phone number.': 'Esto no es un número de teléfono.',
    'This answer does not fit the question.': 'Esta respuesta no corresponde a la pregunta.',
  },
};

/** English where there is no translation. */
export function formWords(language: string): FormWords {
  return language === 'es' ? es : en;
}
