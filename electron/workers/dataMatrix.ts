import bwip from 'bwip-js/node';

/** The dark squares of a symbol, row by row. */
export interface Squares {
  columns: number;
  rows: number;
  dark: (column: number, row: number) => boolean;
}

/** A GS1 DataMatrix of an element string with its AIs in parentheses. @throws RangeError for what is none */
export function dataMatrix(elements: string): Squares {
  const [symbol] = bwip.raw({ bcid: 'gs1datamatrix', text: elements });
  if (!symbol || !('pixs' in symbol)) throw new RangeError('This cannot be written as a DataMatrix.');
  const { pixs, pixx, pixy } = symbol;
  return { columns: pixx, rows: pixy, dark: (column, row) => pixs[row * pixx + column] === 1 };
}
