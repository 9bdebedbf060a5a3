import type { LocalDate } from '../../kernel/dates.ts';

/** Sheets of labels that shops sell, in millimetres, by the maker's number most people know them under. */
export const labelSheets = {
  l7160: { paper: 'a4', columns: 3, rows: 7, left: 7.2, top: 15.1, stepX: 66, stepY: 38.1, width: 63.5, height: 38.1 },
  l7651: {
    paper: 'a4',
    columns: 5,
    rows: 13,
    left: 4.7,
    top: 10.7,
    stepX: 40.6,
    stepY: 21.2,
    width: 38.1,
    height: 21.2,
  },
  l4736: {
    paper: 'a4',
    columns: 4,
    rows: 12,
    left: 8.5,
    top: 21.3,
    stepX: 48.3,
    stepY: 21.2,
    width: 45.7,
    height: 21.2,
  },
  '5160': {
    paper: 'letter',
    columns: 3,
    rows: 10,
    left: 4.8,
    top: 12.7,
    stepX: 69.8,
    stepY: 25.4,
    width: 66.7,
    height: 25.4,
  },
  '5163': {
    paper: 'letter',
    columns: 2,
    rows: 5,
    left: 4.1,
    top: 12.7,
    stepX: 106.4,
    stepY: 50.8,
    width: 101.6,
    height: 50.8,
  },
} as const;
export type LabelSheetName = keyof typeof labelSheets;
export const labelSheetNames = Object.keys(labelSheets) as LabelSheetName[];

/** How many labels are on one sheet. */
export function placesOf(name: LabelSheetName): number {
  return labelSheets[name].columns * labelSheets[name].rows;
}

/** What the symbol of a container says. */
export interface SymbolFacts {
  code: string;
  gtin: string | null;
  lotNumber: string;
  expiresOn: LocalDate;
}

/** What AI (10) may hold: GS1 General Specifications, figure 7.11-1, without the parentheses that mark AIs. */
const lotSigns = /^[!"%&'*+,\-./0-9:;<=>?A-Z_a-z]{1,20}$/;

/**
 * The GS1 element string of a label, AIs in parentheses. Our code stands last under (91): a scanner that leaves out the
 * separators can still be understood, because the code proves itself. Expiry and lot belong to a trade item number
 * and stay away without one; a lot that GS1 cannot write stays away too.
 */
export function labelSymbol({ code, gtin, lotNumber, expiresOn }: SymbolFacts): string {
  const own = `(91)${code}`;
  if (gtin === null) return own;
  const lot = lotSigns.test(lotNumber) ? `(10)${lotNumber}` : '';
  return `(01)${gtin}(17)${expiresOn.replaceAll('-', '').slice(2)}${lot}${own}`;
}
