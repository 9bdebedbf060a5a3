export const en = {
  openPdf: 'Open PDF',
  making: 'The PDF is being made',
  makingText: 'It will be here in a moment. The signed record is safe already.',
  opening: 'Opening the PDF',
  save: 'Save PDF',
  print: 'Print',
  close: 'Close',
  makeAgain: 'Make the PDF again',
  makeAgainDone: 'The PDF is being made again from the signed record.',
  record: 'Record hash',
  recordHelp: 'SHA-256 of the signed record. The same number stands at the foot of every page.',
} as const;
