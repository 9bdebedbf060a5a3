/** A small label on a vial or syringe: a GS1 DataMatrix, and beside it what people read. */
export interface ContainerLabel {
  /** GS1 element string with the AIs in parentheses: (01)…(17)…(10)…(91)… */
  symbol: string;
  title: string;
  lines: readonly string[];
  /** What must not be overlooked, e.g. until when it may be used. */
  strong?: string;
  /** Our code as people read it. */
  code: string;
}

/** A sheet of labels in millimetres: the first label's corner, the steps from label to label, and where to begin. */
export interface LabelSheet {
  columns: number;
  rows: number;
  left: number;
  top: number;
  stepX: number;
  stepY: number;
  width: number;
  height: number;
  /** How many places of the first sheet are used up already. */
  used: number;
}

export interface PlacedText {
  text: string;
  x: number;
  /** Of the baseline. */
  y: number;
  size: number;
  bold: boolean;
}

export interface PlacedLabel {
  /** Upper left corner of the symbol and the side of one of its squares. */
  symbol: { x: number; y: number; unit: number };
  texts: readonly PlacedText[];
}

/** Width of a text in millimetres, at a size in millimetres. */
export type Measure = (text: string, size: number, bold: boolean) => number;

const margin = 1.6;
/** A square is at most this large: more does not scan better. */
const unitMost = 0.65;
/** Of the width, for the symbol at most. */
const symbolShare = 0.36;
const leading = 1.2;
/** Small print is still read at this share of its size; only then is something cut off. */
const smallest = 0.62;

/**
 * Where everything on a label stands, in millimetres. `squares`: on one side of the symbol. `dot`: the size of a printer's
 * dot, of which a square takes a whole number; 0 where any size can be drawn.
 */
export function layOutLabel(
  label: ContainerLabel,
  box: { width: number; height: number },
  squares: number,
  dot: number,
  measure: Measure,
): PlacedLabel {
  const room = Math.min(box.height - 2 * margin, (box.width - 2 * margin) * symbolShare);
  const unit = wholeDots(Math.min(room / squares, unitMost), dot);
  const side = unit * squares;
  const left = wholeDots(margin, dot);
  const symbol = { x: left, y: wholeDots((box.height - side) / 2, dot), unit };
  const x = left + side + 1.8;
  return { symbol, texts: placeTexts(label, x, box, measure) };
}

function wholeDots(length: number, dot: number): number {
  return dot === 0 ? length : Math.floor(length / dot + 1e-6) * dot;
}

function placeTexts(
  label: ContainerLabel,
  x: number,
  box: { width: number; height: number },
  measure: Measure,
): PlacedText[] {
  const width = box.width - x - margin;
  const grown = Math.min(1.35, Math.max(1, (box.height - 2 * margin) / 22));
  const rows = [
    ...titleRows(label.title, width, 2.7 * grown, measure),
    ...label.lines.map((text) => ({ text, size: 2.3 * grown, bold: false })),
    ...(label.strong === undefined ? [] : [{ text: label.strong, size: 2.4 * grown, bold: true }]),
    { text: label.code, size: 2.6 * grown, bold: true },
  ];
  const tall = rows.reduce((sum, row) => sum + row.size * leading, 0);
  const shrink = Math.min(1, (box.height - 2 * margin) / tall);
  let y = (box.height - tall * shrink) / 2;
  return rows.map(({ text, size: wished, bold }) => {
    const line = wished * shrink;
    const fitted = fit(text, width, line, bold, measure);
    y += line * leading;
    return { ...fitted, x, y: y - line * 0.32, bold };
  });
}

/** A long name takes two lines; a unit stays with its number. */
function titleRows(title: string, width: number, size: number, measure: Measure) {
  const bold = true;
  if (measure(title, size * 0.85, bold) <= width) return [{ text: title, size, bold }];
  const words = title.split(/ (?=\S{3})/);
  let first = words.shift() ?? '';
  while (words[0] !== undefined && measure(`${first} ${words[0]}`, size * 0.85, bold) <= width)
    first = `${first} ${words.shift()}`;
  if (words.length === 0) return [{ text: first, size, bold }];
  return [first, words.join(' ')].map((text) => ({ text, size: size * 0.85, bold }));
}

/** One line: smaller where it is too long, and cut with an ellipsis where that is not enough. */
function fit(
  text: string,
  width: number,
  size: number,
  bold: boolean,
  measure: Measure,
): { text: string; size: number } {
  const wide = measure(text, size, bold);
  if (wide <= width) return { text, size };
  const smaller = size * Math.max(smallest, width / wide);
  let shown = text;
  while (shown.length > 2 && measure(shown, smaller, bold) > width) shown = `${shown.slice(0, -2).trimEnd()}…`;
  return { text: shown, size: smaller };
}
