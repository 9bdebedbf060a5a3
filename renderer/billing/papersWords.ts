/** Words about the papers of invoices: looked at, printed, several at once. */
export const papersWords = {
  previewReceipt: 'Look at the receipt',
  printReceipt: 'Print receipt',
  receiptQueued: 'The receipt is on its way to the printer.',
  printSeveral: 'Print several',
  printOn: 'On which paper',
  printOnPage: 'Invoices, whole pages',
  printOnReceipt: 'Receipts',
  printAll: 'All {{count}}',
  printChosen_one: 'Print {{count}}',
  printChosen_other: 'Print {{count}}',
  copyQueued: 'A copy is on its way to the printer, marked COPY.',
} as const;
