import iconv from 'iconv-lite';
import type { CodePage } from '../devices/ports.ts';

/** Text on a receipt printer: code pages, what to do with characters they lack, and breaking lines by columns. */

/** Code page -> number for ESC t n (Epson's table, which the clones follow) and the name iconv knows it by. */
export const CODE_PAGES: Readonly<Record<CodePage, { number: number; charset: string }>> = {
  PC437: { number: 0, charset: 'cp437' },
  PC850: { number: 2, charset: 'cp850' },
  PC860: { number: 3, charset: 'cp860' },
  PC863: { number: 4, charset: 'cp863' },
  PC865: { number: 5, charset: 'cp865' },
  WPC1252: { number: 16, charset: 'win1252' },
  PC866: { number: 17, charset: 'cp866' },
  PC852: { number: 18, charset: 'cp852' },
  PC858: { number: 19, charset: 'cp858' },
  'ISO8859-15': { number: 40, charset: 'iso885915' },
  WPC1250: { number: 45, charset: 'win1250' },
  WPC1251: { number: 46, charset: 'win1251' },
  WPC1253: { number: 47, charset: 'win1253' },
  WPC1254: { number: 48, charset: 'win1254' },
};

/** What stands for a character that the code page lacks. */
const STAND_INS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '\u00a0': ' ',
    '\u202f': ' ',
    '\u2009': ' ',
    '\u2010': '-',
    '\u2011': '-',
    '\u2012': '-',
    '\u2013': '-',
    '\u2014': '-',
    '\u2212': '-',
    '\u2018': "'",
    '\u2019': "'",
    '\u201a': ',',
    '\u201c': '"',
    '\u201d': '"',
    '\u201e': '"',
    '\u2022': '*',
    '\u2026': '...',
    '\u00d7': 'x',
    '\u20ac': 'EUR',
    '\u00a3': 'GBP',
    '\u2122': '(TM)',
    '\u00ae': '(R)',
    '\u00a9': '(C)',
    '\u2116': 'No.',
    ß: 'ss',
    æ: 'ae',
    Æ: 'AE',
    ø: 'o',
    Ø: 'O',
    œ: 'oe',
    Œ: 'OE',
    ł: 'l',
    Ł: 'L',
    đ: 'd',
    Đ: 'D',
    ı: 'i',
  }),
);

/** One byte in this code page, or null. Control bytes never count: a name must not move the print head. */
function byteOf(char: string, charset: string): number | null {
  const bytes = iconv.encode(char, charset);
  const byte = bytes[0];
  if (bytes.length !== 1 || byte === undefined || byte < 0x20 || byte === 0x7f) return null;
  return iconv.decode(bytes, charset) === char ? byte : null;
}

/** What stands for one character in a code page; null if nothing readable can. */
function standIn(char: string, charset: string): string | null {
  if (/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/u.test(char)) return '';
  if (byteOf(char, charset) !== null) return char;
  const plain = STAND_INS.get(char) ?? char.normalize('NFKD').replace(/\p{M}/gu, '');
  if (plain !== '' && [...plain].every((part) => byteOf(part, charset) !== null)) return plain;
  return /\p{M}/u.test(char) ? '' : null;
}

const signsOf = (text: string): string[] => [...text.normalize('NFC').replace(/\t/g, ' ')];

/** True if the code page can write this text readably; otherwise it has to be drawn. */
export function carries(text: string, codePage: CodePage): boolean {
  const { charset } = CODE_PAGES[codePage];
  return signsOf(text).every((char) => standIn(char, charset) !== null);
}

/**
 * Text in which every character is exactly one byte and one column in the code page: control, joining and direction
 * characters dropped, what the code page lacks replaced by something readable, at last by '?'.
 */
export function printable(text: string, codePage: CodePage): string {
  const { charset } = CODE_PAGES[codePage];
  return signsOf(text)
    .map((char) => standIn(char, charset) ?? '?')
    .join('');
}

/** Bytes of text that `printable` has made fit; anything else becomes '?'. */
export function encodeText(text: string, codePage: CodePage): number[] {
  const { charset } = CODE_PAGES[codePage];
  return [...text].map((char) => byteOf(char, charset) ?? 0x3f);
}

/** Breaks printable text into lines of at most `width` columns, at spaces where possible. Always at least one line. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  // what is set in at the beginning stays set in
  const indent = /^ */.exec(text)?.[0].slice(0, Math.max(0, width - 1)) ?? '';
  let line = indent.slice(0, -1);
  for (const word of text.slice(indent.length).split(' ')) {
    let rest = word;
    if (line !== '' && line.length + 1 + rest.length <= width) {
      line += ` ${rest}`;
      continue;
    }
    if (line !== '') lines.push(line);
    while (rest.length > width) {
      lines.push(rest.slice(0, width));
      rest = rest.slice(width);
    }
    line = rest;
  }
  if (line !== '' || lines.length === 0) lines.push(line);
  return lines;
}

/** Column widths from shares: together `width` less one blank between neighbours, each at least one. */
export function columnWidths(shares: readonly number[], width: number): number[] {
  const room = width - (shares.length - 1);
  const total = shares.reduce((sum, share) => sum + Math.max(share, 0), 0) || 1;
  const widths = shares.map((share) => Math.max(1, Math.floor((Math.max(share, 0) * room) / total)));
  const largest = shares.indexOf(Math.max(...shares));
  const left = room - widths.reduce((sum, each) => sum + each, 0);
  return widths.map((each, i) => (i === largest ? Math.max(1, each + left) : each));
}

/** Places text in a column. */
export function pad(text: string, width: number, align: 'left' | 'center' | 'right'): string {
  if (align === 'right') return text.padStart(width);
  if (align === 'left') return text.padEnd(width);
  return text.padStart(Math.floor((width + text.length) / 2)).padEnd(width);
}
