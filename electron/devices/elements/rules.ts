/**
 * The element strings of GS1: which Application Identifiers exist, how long their values are, what makes a value valid.
 * Source: GS1 General Specifications, section 3 (definitions of the AIs), 7.8.5 (element strings with a predefined
 * length), 7.9 (check digits), 7.11 (character set 82), 7.12 (century of two-digit years).
 */

export interface Element {
  ai: string;
  value: string;
}

export type ElementFault = 'checkDigit' | 'badDate' | 'badValue';

interface ElementRule {
  ai: string;
  min: number;
  max: number;
  shape: RegExp;
  /** A date in the form YYMMDD. */
  date: boolean;
  /** Number of leading digits that end with a mod 10 check digit; 0 for none. */
  checked: number;
}

const SET_82 = '[!"%&\'()*+,\\-./0-9:;<=>?A-Z_a-z]';

/** AI, value format as section 3.2 writes it (N digits, X characters of set 82), and how it is checked. */
const FORMATS: ReadonlyArray<readonly [ais: string, format: string, check?: number | 'date']> = [
  ['00', 'N18', 18],
  ['01 02 03', 'N14', 14],
  ['10 21 22 243 254', 'X..20'],
  ['11 12 13 15 16 17', 'N6', 'date'],
  ['20', 'N2'],
  ['235', 'X..28'],
  ['240 241 250 251 400 401 403 7002 7023 8004 8010 90', 'X..30'],
  ['242', 'N..6'],
  ['253', 'N13+X0..17', 13],
  ['255', 'N13+N0..12', 13],
  ['30 37', 'N..8'],
  ['402', 'N17', 17],
  ['410 411 412 413 414 415 416 417', 'N13', 13],
  ['420 7020 7021 7022 7240 8002 8012', 'X..20'],
  ['421', 'N3+X..9'],
  ['422 424 426', 'N3'],
  ['423 425', 'N3+N..12'],
  ['427 7008', 'X..3'],
  ['710 711 712 713 714 715 716 717', 'X..20'],
  ['7001', 'N13'],
  ['7003', 'N10'],
  ['7004', 'N..4'],
  ['7005', 'X..12'],
  ['7006', 'N6', 'date'],
  ['7007', 'N6+N0..6'],
  ['7009', 'X..10'],
  ['7010', 'X..2'],
  ['7040', 'N1+X3'],
  ['8001', 'N14'],
  ['8003', 'N14+X0..16', 14],
  ['8005', 'N6'],
  ['8006 8026', 'N18', 14],
  ['8007', 'X..34'],
  ['8008', 'N8+N0..4'],
  ['8009', 'X..50'],
  ['8011', 'N..12'],
  ['8013 8020', 'X..25'],
  ['8017 8018', 'N18', 18],
  ['8019', 'N..10'],
  ['8110 8112 8200', 'X..70'],
  ['8111', 'N4'],
  ['91 92 93 94 95 96 97 98 99', 'X..90'],
];

/** AIs whose last digit says where the decimal point is (measures, amounts). */
const DECIMAL_FORMATS: ReadonlyArray<readonly [prefixes: string, format: string]> = [
  ['310 311 312 313 314 315 316 320 321 322 323 324 325 326 327 328 329 330 331 332 333 334 335 336 337', 'N6'],
  ['340 341 342 343 344 345 346 347 348 349 350 351 352 353 354 355 356 357', 'N6'],
  ['360 361 362 363 364 365 366 367 368 369', 'N6'],
  ['390 392', 'N..15'],
  ['391 393', 'N3+N..15'],
  ['394', 'N4'],
  ['395', 'N6'],
  ['703', 'N3+X..27'],
  ['723', 'X2+X..28'],
];

function rule(ai: string, format: string, check?: number | 'date'): ElementRule {
  let min = 0;
  let max = 0;
  let shape = '';
  for (const part of format.split('+')) {
    const found = /^([NX])(\d*)(\.\.)?(\d*)$/.exec(part);
    if (!found) throw new Error(`unknown element format ${format}`);
    const high = Number(found[3] ? found[4] : found[2]);
    const low = found[3] ? Number(found[2] || '1') : high;
    min += low;
    max += high;
    shape += `${found[1] === 'N' ? '[0-9]' : SET_82}{${low},${high}}`;
  }
  const checked = typeof check === 'number' ? check : 0;
  return { ai, min, max, shape: new RegExp(`^${shape}$`), date: check === 'date', checked };
}

const RULES: ReadonlyMap<string, ElementRule> = new Map(
  [
    ...FORMATS.flatMap(([ais, format, check]) => ais.split(' ').map((ai) => rule(ai, format, check))),
    ...DECIMAL_FORMATS.flatMap(([ais, format]) =>
      ais.split(' ').flatMap((ai) => Array.from({ length: 10 }, (_, digit) => rule(`${ai}${digit}`, format))),
    ),
  ].map((entry) => [entry.ai, entry]),
);

/** Mod 10 check digit (General Specifications 7.9.1) of digits that do not contain it yet. */
export function mod10(digits: string): number {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const weight = (digits.length - i) % 2 === 1 ? 3 : 1;
    sum += weight * (digits.charCodeAt(i) - 48);
  }
  return (10 - (sum % 10)) % 10;
}

/**
 * YYMMDD as a local date. Day 00 is the last day of the month (3.4.7); the century follows from the window
 * of 50 years around `year` (7.12). Null when there is no such day.
 */
export function gs1Date(text: string, year: number): string | null {
  if (!/^\d{6}$/.test(text)) return null;
  const yy = Number(text.slice(0, 2));
  const month = Number(text.slice(2, 4));
  const day = Number(text.slice(4, 6));
  const ahead = yy - (year % 100);
  const century = Math.floor(year / 100) + (ahead >= 51 ? -1 : ahead <= -50 ? 1 : 0);
  const fullYear = century * 100 + yy;
  if (month < 1 || month > 12) return null;
  const lastDay = new Date(Date.UTC(fullYear, month, 0)).getUTCDate();
  if (day > lastDay) return null;
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${String(fullYear).padStart(4, '0')}-${pad(month)}-${pad(day === 0 ? lastDay : day)}`;
}

/** The rule of the AI that starts at `at`, if there is one. No AI is the beginning of another. */
export function ruleAt(text: string, at: number): ElementRule | undefined {
  return RULES.get(text.slice(at, at + 2)) ?? RULES.get(text.slice(at, at + 3)) ?? RULES.get(text.slice(at, at + 4));
}

/** What is wrong with this value of this AI, or null. */
export function elementFault(entry: ElementRule, value: string, year: number): ElementFault | null {
  if (!entry.shape.test(value)) return 'badValue';
  if (entry.date && gs1Date(value, year) === null) return 'badDate';
  if (entry.checked > 0) {
    const digits = value.slice(0, entry.checked - 1);
    if (mod10(digits) !== value.charCodeAt(entry.checked - 1) - 48) return 'checkDigit';
  }
  return null;
}
