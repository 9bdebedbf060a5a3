/** What whoever signs reads, in Spanish; all else is English. */
export const es = {
  cancel: 'Cancelar',
  larger: 'Letra más grande',
  smaller: 'Letra más pequeña',
  read: '{{percent}} % leído',
  readOn: 'Seguir leyendo',
  readToEnd: 'Lea hasta el final, por favor; después podrá firmar.',
  yourName: 'Su nombre completo',
  yourNameHelp: 'Como lo firma. Quien firma por un paciente escribe su propio nombre.',
  yourSignature: 'Su firma',
  signatureOf: 'Firma de {{name}}',
  needName: 'Escriba su nombre, por favor.',
  needSignature: 'Firme en la línea, por favor.',
  readyToSign: 'Listo para firmar.',
  readAgain: 'Mostrar el texto actual',
  thanks: 'Gracias, {{name}}',
} as const;
