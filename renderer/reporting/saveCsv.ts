import Papa from 'papaparse';
import { saveText } from '../ui/saveFile.ts';

/** Rows for a spreadsheet; a cell never begins a formula. */
export function csvOf(rows: ReadonlyArray<Record<string, string>>): string {
  return Papa.unparse([...rows], { escapeFormulae: true, newline: '\n' });
}

/** Hands a file over to be saved. */
export function saveCsv(fileName: string, text: string): void {
  saveText(fileName, 'text/csv', text);
}
