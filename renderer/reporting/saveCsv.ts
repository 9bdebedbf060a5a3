import Papa from 'papaparse';

/** Rows for a spreadsheet; a cell never begins a formula. */
export function csvOf(rows: ReadonlyArray<Record<string, string>>): string {
  return Papa.unparse([...rows], { escapeFormulae: true, newline: '\n' });
}

/** Hands a file over to be saved. */
export function saveCsv(fileName: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
