import { type Element, type ElementFault, elementFault, gs1Date, ruleAt } from '../elements/rules.ts';
import { expandUpcE, normaliseGtin } from '../gtin/rules.ts';
import { readContainerCode } from '../labels/rules.ts';

/**
 * What a scanner read, serial or keyboard wedge, as something the clinic understands. Total: any text gives an answer.
 *
 * Source: GS1 General Specifications 3 (AIs), 5.4.3.7 / 5.4.6.4 (symbology identifiers), 7.8 (processing of element
 * strings: the separator FNC1 arrives as GS, 0x1D), 7.9 (check digits), 7.12 (century).
 *
 * A scanner that leaves out GS makes several readings of one code possible. Then:
 *  1. All readings are collected in which no AI occurs twice, every value is valid, and what starts inside the run of
 *     a variable field is one of the AIs that regulated healthcare items carry (SPLITS).
 *  2. Those with the most self-proving elements (GTIN with check digit, real dates, our own container code) stay.
 *  3. If one is left, it holds. If all that are left carry the same container code of ours, that code holds: its label
 *     says the rest. If several are left otherwise, the scan is refused as ambiguous, with the readings, so that a
 *     person can pick the one printed on the box. A lot is never guessed.
 * A scanner known to send GS (`sendsGs`, or a GS in this very code) is taken at its word instead.
 */

export interface Gs1Product {
  kind: 'gs1';
  /** 14 digits, check digit verified. */
  gtin: string;
  /** Local date, AI 17. */
  expiry?: string;
  /** Local date, AI 11. */
  made?: string;
  lot?: string;
  serial?: string;
  /** Our own container code, AI 91. */
  container?: string;
  elements: readonly Element[];
}

export type RefusalReason =
  | 'empty'
  | 'tooLong'
  | 'checkDigit'
  | 'badDate'
  | 'ambiguous'
  | 'contradiction'
  | 'notAProduct'
  | 'unreadable';

export interface ScanRefused {
  kind: 'refused';
  reason: RefusalReason;
  /** What happened and what to do, for the person with the scanner. */
  sentence: string;
  /** Only for 'ambiguous': what the code may say. */
  readings?: readonly Gs1Product[];
}

export type Scan = Gs1Product | { kind: 'ean'; gtin: string } | { kind: 'containerCode'; code: string } | ScanRefused;

export interface ScanOptions {
  /** The current year in the clinic's zone: the century of a two-digit year depends on it. */
  year: number;
  /** The scanner is known to send GS as 0x1D. */
  sendsGs?: boolean;
}

/** Longest text that is looked at; the largest GS1 symbol the clinic meets holds far less. */
export const SCAN_MAX = 512;
const GS = '\u001d';
const GS1_SYMBOLS = new Set([']C1', ']d2', ']e0', ']Q3', ']J1']);
/** AIs that may follow a variable field whose separator is missing. 91 only as our own container code. */
const SPLITS = new Set('01 10 11 15 17 21 30 240 91 710 711 712 713 714 715 716 717'.split(' '));
const STEPS_MAX = 5_000;
const READINGS_MAX = 8;

const SENTENCES: Readonly<Record<RefusalReason, string>> = {
  empty: 'The scan was empty. Scan again.',
  tooLong: 'That is more text than a product code holds. Scan one code at a time.',
  checkDigit:
    'The check digit does not fit, so one character was misread. Scan again, or type the number printed below the code.',
  badDate: 'The code contains a date that does not exist. Compare it with the print on the box and enter it by hand.',
  ambiguous:
    'This scanner leaves out the separators of the code, so the lot cannot be read with certainty. Pick the reading that is printed on the box, and switch on "send GS / FNC1" in the scanner.',
  contradiction:
    'The code says the same thing twice with different values. Compare with the print on the box and enter it by hand.',
  notAProduct: 'This code names no product. Scan the code on the box or the vial that carries the product number.',
  unreadable:
    'This is not a product code or a container label of the clinic. Scan the code on the box, the vial or our label.',
};

function refused(reason: RefusalReason, readings?: readonly Gs1Product[]): ScanRefused {
  return { kind: 'refused', reason, sentence: SENTENCES[reason], ...(readings ? { readings } : {}) };
}

/** Reads one scan. Never throws; `options.year` decides the century. */
export function parseScan(raw: string, options: ScanOptions): Scan {
  if (raw.length > SCAN_MAX) return refused('tooLong');
  const text = raw.replace(/\u241d/g, GS).replace(/^[\s\u0002]+|[ \t\r\n\u0003\u0004]+$/g, '');
  const symbol = /^\][A-Za-z][0-9A-Za-z]/.test(text) ? text.slice(0, 3) : '';
  const data = text.slice(symbol.length);
  if (data.replaceAll(GS, '') === '') return refused('empty');
  if (GS1_SYMBOLS.has(symbol) || data.includes(GS)) return parseElements(data, options);
  if (/^\(\d{2,4}\)/.test(data)) return parsePrinted(data, options);
  if (symbol.startsWith(']E')) return parseRetail(symbol === ']E3' ? data.slice(0, 13) : data, symbol === ']E4');
  if (/^\d+$/.test(data) && [8, 12, 13, 14].includes(data.length)) return parseRetail(data, false);
  const own = readContainerCode(data);
  if ('code' in own) return { kind: 'containerCode', code: own.code };
  if (own.fault === 'checkDigit') return refused('checkDigit');
  return ruleAt(data, 0) ? parseElements(data, options) : refused('unreadable');
}

/**
 * EAN-8, UPC-A, EAN-13, GTIN-14 or UPC-E. Eight digits that start with 0 are UPC-E unless the scanner says EAN-8:
 * EAN-8 numbers with the prefix 0 are for use inside one shop only (General Specifications 1.4.3, 2.1.11).
 */
function parseRetail(digits: string, saysEan8: boolean): Scan {
  if (!/^(\d{8}|\d{12,14})$/.test(digits)) return refused('unreadable');
  const whole = digits.length === 8 && digits.startsWith('0') && !saysEan8 ? expandUpcE(digits) : digits;
  const gtin = whole === null ? null : normaliseGtin(whole);
  return gtin === null ? refused('checkDigit') : { kind: 'ean', gtin };
}

/** The printed form with the AIs in parentheses. */
function parsePrinted(text: string, options: ScanOptions): Scan {
  const elements: Element[] = [];
  for (const part of text.replace(/\s+(?=\()/g, '').split(/(?=\(\d{2,4}\))/)) {
    const found = /^\((\d{2,4})\)\s*(.*)$/s.exec(part);
    const ai = found?.[1] ?? '';
    const rule = ruleAt(ai, 0);
    if (!rule || rule.ai !== ai) return refused('unreadable');
    const fault = elementFault(rule, found?.[2] ?? '', options.year);
    if (fault) return refused(reasonOf(fault));
    elements.push({ ai, value: found?.[2] ?? '' });
  }
  return product(elements, options.year);
}

function parseElements(data: string, options: ScanOptions): Scan {
  const sendsGs = options.sendsGs === true || data.includes(GS);
  const strict = readWithSeparators(data, options.year);
  if (!('fault' in strict) && (sendsGs || strict.variable === 0)) return product(strict.elements, options.year);
  if ('fault' in strict && (data.includes(GS) || (!strict.afterVariable && strict.fault !== 'badValue'))) {
    return refused(reasonOf(strict.fault));
  }
  return readWithoutSeparators(data, options.year);
}

type StrictReading = { elements: Element[]; variable: number } | { fault: ElementFault; afterVariable: boolean };

/** A variable field runs to the next GS or to the end. */
function readWithSeparators(data: string, year: number): StrictReading {
  const elements: Element[] = [];
  let variable = 0;
  for (let at = 0; at < data.length; ) {
    if (data.charAt(at) === GS) {
      at++;
      continue;
    }
    const rule = ruleAt(data, at);
    const afterVariable = variable > 0;
    if (!rule) return { fault: 'badValue', afterVariable };
    const start = at + rule.ai.length;
    const stop = data.indexOf(GS, start);
    const fixed = rule.min === rule.max;
    const end = fixed ? start + rule.max : stop < 0 ? data.length : stop;
    const value = data.slice(start, end);
    const fault = elementFault(rule, value, year);
    if (fault) return { fault, afterVariable };
    if (!fixed) variable++;
    elements.push({ ai: rule.ai, value });
    at = end;
  }
  return { elements, variable };
}

function readWithoutSeparators(data: string, year: number): Scan {
  const found: Element[][] = [];
  let steps = 0;
  const walk = (at: number, before: readonly Element[]): void => {
    if (++steps > STEPS_MAX) return;
    if (at === data.length) {
      found.push([...before]);
      return;
    }
    const rule = ruleAt(data, at);
    if (!rule || before.some((element) => element.ai === rule.ai)) return;
    const start = at + rule.ai.length;
    for (let end = Math.min(start + rule.max, data.length); end >= start + rule.min; end--) {
      const next = end === data.length ? undefined : ruleAt(data, end);
      if (end < data.length && (!next || (rule.min < rule.max && !SPLITS.has(next.ai)))) continue;
      const value = data.slice(start, end);
      if (elementFault(rule, value, year)) continue;
      if (rule.ai === '91' && end < data.length && !('code' in readContainerCode(value))) continue;
      walk(end, [...before, { ai: rule.ai, value }]);
    }
  };
  walk(0, []);
  if (found.length === 0) return steps > STEPS_MAX ? refused('ambiguous') : refused('unreadable');
  const best = Math.max(...found.map(proofs));
  const left = found.filter((elements) => proofs(elements) === best).map((elements) => product(elements, year));
  const [only] = left;
  if (steps <= STEPS_MAX && left.length === 1 && only) return only;
  const readings = left.filter((reading) => reading.kind === 'gs1');
  const own = readings[0]?.container;
  if (steps <= STEPS_MAX && own !== undefined && left.every((each) => each.kind === 'gs1' && each.container === own))
    return { kind: 'containerCode', code: own };
  return refused('ambiguous', readings.slice(0, READINGS_MAX));
}

/** How many elements of a reading prove themselves. */
function proofs(elements: readonly Element[]): number {
  return elements.filter(
    ({ ai, value }) => /^(0[0-3]|1[1-7])$/.test(ai) || (ai === '91' && 'code' in readContainerCode(value)),
  ).length;
}

function reasonOf(fault: ElementFault): RefusalReason {
  return fault === 'badValue' ? 'unreadable' : fault;
}

function product(elements: readonly Element[], year: number): Scan {
  const values = new Map<string, string>();
  for (const { ai, value } of elements) {
    if ((values.get(ai) ?? value) !== value) return refused('contradiction');
    values.set(ai, value);
  }
  const internal = values.get('91');
  const own = internal === undefined ? undefined : readContainerCode(internal);
  if (own && 'fault' in own && own.fault === 'checkDigit') return refused('checkDigit');
  const container = own && 'code' in own ? own.code : undefined;
  const number = values.get('01');
  if (number === undefined)
    return container === undefined ? refused('notAProduct') : { kind: 'containerCode', code: container };
  const gtin = normaliseGtin(number);
  if (gtin === null) return refused('notAProduct');
  const expiry = gs1Date(values.get('17') ?? '', year);
  const made = gs1Date(values.get('11') ?? '', year);
  const lot = values.get('10');
  const serial = values.get('21');
  return {
    kind: 'gs1',
    gtin,
    ...(expiry === null ? {} : { expiry }),
    ...(made === null ? {} : { made }),
    ...(lot === undefined ? {} : { lot }),
    ...(serial === undefined ? {} : { serial }),
    ...(container === undefined ? {} : { container }),
    elements,
  };
}
