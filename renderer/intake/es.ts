/** What a patient reads around the forms on a tablet, in Spanish; the forms bring their own words. */
export const es = {
  tabletTitle: 'Sus formularios',
  tabletBegin: 'Empezar: {{title}}',
  tabletGoOn: 'Continuar: {{title}}',
  tabletAllIn: 'Continuar',
  tabletQuestions_one: '{{count}} pregunta',
  tabletQuestions_many: '{{count}} preguntas',
  tabletQuestions_other: '{{count}} preguntas',
  tabletBegun: 'Empezado',
  tabletHandedIn: 'Entregado',
  tabletStop: 'Devolver la tableta',
  tabletLanguage: 'Idioma',
} as const;
