import bidiFactory from 'bidi-js';
import { type Face, ink, lineHeight, type Pdf, restoreType, scriptFace, setFace, typeOf } from './page.ts';

/**
 * Text in scripts that the house's faces lack. PDFKit breaks lines and shapes words, but knows neither a second font for a
 * part of a line nor lines that run both ways. Lines with Arabic or Chinese in them are broken, ordered (Unicode Bidirectional
 * Algorithm) and drawn here, piece by piece; all others take PDFKit's own way and stay as they were.
 */
const bidi = bidiFactory();
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;
const CHINESE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|[\u{20000}-\u{3134f}]/u;
const LEFT_LETTER = /[A-Za-z\u00c0-\u024f\u0370-\u052f]/;

export interface Placing {
  width: number;
  align?: 'left' | 'center' | 'right';
  lineGap: number;
  /** A line through the words. */
  strike?: boolean;
}

function needsScripts(text: string): boolean {
  return RIGHT_TO_LEFT.test(text) || CHINESE.test(text);
}

/** Height of text in the type that is set. */
export function heightOf(pdf: Pdf, text: string, placing: Placing): number {
  if (!needsScripts(text)) return pdf.heightOfString(text === '' ? ' ' : text, placing);
  return linesOf(pdf, text, placing.width).length * (lineHeight(pdf) + placing.lineGap);
}

/** Width of one line of text in the type that is set. */
export function widthOf(pdf: Pdf, text: string): number {
  if (!needsScripts(text)) return pdf.widthOfString(text);
  return piecesOf(text, 'ltr').reduce((sum, piece) => sum + pieceWidth(pdf, piece), 0);
}

/** Draws text from (x, y) on in the type that is set, broken to `width`; `pdf.y` is below it afterwards. */
export function drawText(pdf: Pdf, text: string, x: number, y: number, placing: Placing): void {
  if (!needsScripts(text)) {
    pdf.text(text, x, y, placing);
    return;
  }
  const height = lineHeight(pdf) + placing.lineGap;
  let top = y;
  for (const line of linesOf(pdf, text, placing.width)) {
    const back = isBackward(line);
    const align = placing.align ?? (back ? 'right' : 'left');
    const wide = widthOf(pdf, line);
    const shift = align === 'left' ? 0 : align === 'right' ? placing.width - wide : (placing.width - wide) / 2;
    drawLine(pdf, line, x + shift, top);
    const through = top + lineHeight(pdf) / 2;
    if (placing.strike)
      pdf
        .moveTo(x + shift, through)
        .lineTo(x + shift + wide, through)
        .lineWidth(0.7)
        .strokeColor(ink)
        .stroke();
    top += height;
  }
  pdf.x = x;
  pdf.y = top;
}

/** Draws one line that was made to fit. */
export function drawLine(pdf: Pdf, line: string, x: number, y: number): void {
  if (!needsScripts(line)) {
    pdf.text(line, x, y, { lineBreak: false });
    return;
  }
  const base = typeOf(pdf);
  const baseline = y + base.size;
  let at = x;
  for (const piece of piecesOf(line, isBackward(line) ? 'rtl' : 'ltr')) {
    const wide = pieceWidth(pdf, piece);
    setFace(pdf, piece.face ?? base.face);
    pdf.text(piece.text, at, baseline, { lineBreak: false, baseline: 'alphabetic' });
    at += wide;
  }
  restoreType(pdf);
}

/** A line without a letter that runs to the right runs to the left as a whole. */
function isBackward(line: string): boolean {
  return RIGHT_TO_LEFT.test(line) && !LEFT_LETTER.test(line) && !CHINESE.test(line);
}

interface Piece {
  text: string;
  /** Null: the face that is set. */
  face: Face | null;
}

function pieceWidth(pdf: Pdf, piece: Piece): number {
  setFace(pdf, piece.face ?? typeOf(pdf).face);
  const wide = pdf.widthOfString(piece.text);
  restoreType(pdf);
  return wide;
}

function faceOf(char: string): Face | null {
  if (RIGHT_TO_LEFT.test(char)) return scriptFace.arabic;
  return CHINESE.test(char) ? scriptFace.chinese : null;
}

/** The pieces of one line from left to right, each in one face, one direction and without a space inside. */
function piecesOf(line: string, direction: 'ltr' | 'rtl'): Piece[] {
  const levels = bidi.getEmbeddingLevels(line, direction).levels;
  const runs: Array<{ level: number; pieces: Piece[] }> = [];
  let at = 0;
  for (const char of line) {
    const level = levels[at] ?? 0;
    const back = level % 2 === 1;
    const shown = back ? (bidi.getMirroredCharacter(char) ?? char) : char;
    at += char.length;
    const face = faceOf(char);
    const run = runs.at(-1);
    const piece = run?.pieces.at(-1);
    if (run?.level !== level) runs.push({ level, pieces: [{ text: shown, face }] });
    else if (piece && piece.face === face && char !== ' ' && piece.text !== ' ') piece.text += shown;
    else run.pieces.push({ text: shown, face });
  }
  return inOrder(runs).flatMap(({ level, pieces }) => (level % 2 === 1 ? pieces.toReversed() : pieces));
}

/** Rule L2: from the highest level down to the lowest odd one, every stretch at that level or above is turned round. */
function inOrder<T extends { level: number }>(runs: readonly T[]): T[] {
  const ordered = [...runs];
  const highest = Math.max(0, ...ordered.map((run) => run.level));
  for (let level = highest; level >= 1; level--) {
    for (let from = 0; from < ordered.length; from++) {
      let to = from;
      while (to < ordered.length && (ordered[to]?.level ?? 0) >= level) to++;
      if (to - from > 1) ordered.splice(from, to - from, ...ordered.slice(from, to).toReversed());
      from = Math.max(from, to);
    }
  }
  return ordered;
}

/** Breaks at line feeds and spaces, between Chinese signs, and inside a word only where nothing else helps. */
function linesOf(pdf: Pdf, text: string, width: number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const part of paragraph.split(
      /(?<=\s)|(?<=[\u2e80-\u9fff\uff00-\uffef])(?![\u3001\u3002\u300b-\u3011\uff01\uff09\uff0c\uff1a\uff1b\uff1f])/u,
    )) {
      if (widthOf(pdf, (line + part).trimEnd()) <= width) {
        line += part;
        continue;
      }
      if (line.trim() !== '') lines.push(line.trimEnd());
      line = '';
      for (const char of part) {
        if (line !== '' && widthOf(pdf, line + char) > width) {
          lines.push(line);
          line = '';
        }
        line += char;
      }
    }
    lines.push(line.trimEnd());
    return lines;
  });
}
