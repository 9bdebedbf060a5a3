/** What a patient reads, in Spanish; all else is English. */
export const es = {
  notInLanguage: 'Este texto no está disponible en {{wanted}}; se muestra en {{shown}}.',
} as const;
