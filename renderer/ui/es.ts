/** What a patient meets of the design system, in Spanish; all else is English. */
export const es = {
  saving: 'Guardando…',
  saved: 'Guardado',
  notSaved: 'Aún no guardado',
  notSavedRetry: 'No guardado. Se intenta de nuevo',
  tryAgain: 'Intentar de nuevo',
  signHere: 'Firme aquí',
  signHelp:
    'Firme con un lápiz, el dedo o el ratón. Teclas sobre el recuadro: Ctrl+Z quita el último trazo, Supr borra todo.',
  signUndo: 'Quitar el último trazo',
  signClear: 'Borrar la firma',
  signStrokes_one: '{{count}} trazo dibujado',
  signStrokes_many: '{{count}} trazos dibujados',
  signStrokes_other: '{{count}} trazos dibujados',
  signCleared: 'Firma borrada',
} as const;
