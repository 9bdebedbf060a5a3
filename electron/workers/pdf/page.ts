import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { PageSetup } from '../../documents/ports.ts';
import type { PrintModel } from '../../documents/prints.ts';

export type Pdf = PDFKit.PDFDocument;

export const ink = '#262220';
export const muted = '#6f675e';
export const hairline = '#ddd6ce';
export const tint = '#f6f3ef';
export const accent = '#7d4765';
export const pen = '#1d2350';

/** Points. Wide margins keep the lines of body text at a length that reads well. */
export const margin = { left: 68, right: 68, top: 64, bottom: 76 };
export const bodySize = 10.25;
export const smallSize = 8.25;

/** Source Sans 3 for text, Source Serif 4 for titles: both cover Latin, Greek and Cyrillic. */
const packages = createRequire(import.meta.url);
const faces = {
  text: () => packages.resolve('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf'),
  strong: () => packages.resolve('@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf'),
  title: () => packages.resolve('@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf'),
};
/** Faces of other scripts: read when the first line needs them, because they are large. */
const scriptFaces = {
  arabic: () => packages.resolve('@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf'),
  chinese: () => packages.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
};
export const scriptFace = { arabic: 'arabic', chinese: 'chinese' } as const;
type ScriptFace = keyof typeof scriptFaces;
export type Face = keyof typeof faces | ScriptFace;

interface Type {
  face: Face;
  size: number;
}

const types = new WeakMap<Pdf, Type>();
const registered = new WeakMap<Pdf, Set<Face>>();

const loaded = new Map<Face, Buffer>();

function fontFile(face: Face): Buffer {
  const known = loaded.get(face);
  if (known) return known;
  const bytes = readFileSync(
    face in scriptFaces ? scriptFaces[face as ScriptFace]() : faces[face as keyof typeof faces](),
  );
  loaded.set(face, bytes);
  return bytes;
}

/** A document with its fonts, still without content. Pages are kept until `end`, so that their feet can be written last. */
export function openPdf(model: PrintModel, setup: PageSetup): Pdf {
  const pdf = new PDFDocument({
    size: setup.paper === 'a4' ? 'A4' : 'LETTER',
    margins: margin,
    bufferPages: true,
    pdfVersion: '1.7',
    lang: model.language,
    displayTitle: true,
    font: fontFile('text') as never,
    info: {
      Title: printable(model.title),
      Author: printable((model.letterhead ?? setup.letterhead).name),
      Creator: 'Salve',
      Producer: 'Salve',
      CreationDate: new Date(setup.createdAt),
      ModDate: new Date(setup.createdAt),
    },
  });
  for (const face of Object.keys(faces) as Face[]) pdf.registerFont(face, fontFile(face));
  setType(pdf, 'text', bodySize, ink);
  return pdf;
}

/** Sets face, size and colour. */
export function setType(pdf: Pdf, face: Face, size: number, colour: string): Pdf {
  types.set(pdf, { face, size });
  return pdf.font(face).fontSize(size).fillColor(colour);
}

/** The type that was set last. */
export function typeOf(pdf: Pdf): Type {
  return types.get(pdf) ?? { face: 'text', size: bodySize };
}

/** Another face for a part of a line, in the size that is set. */
export function setFace(pdf: Pdf, face: Face): void {
  const known = registered.get(pdf) ?? new Set();
  registered.set(pdf, known);
  if (face in scriptFaces && !known.has(face)) {
    pdf.registerFont(face, fontFile(face));
    known.add(face);
  }
  pdf.font(face);
}

/** Back to the type that was set, after parts in other faces. */
export function restoreType(pdf: Pdf): void {
  pdf.font(typeOf(pdf).face);
}

/** Height of a line in the type that is set, with room for the taller signs of other scripts. */
export function lineHeight(pdf: Pdf): number {
  return pdf.currentLineHeight(true) * 1.06;
}

/** Width between the margins. */
export function bodyWidth(pdf: Pdf): number {
  return pdf.page.width - margin.left - margin.right;
}

/** Where the body of a page ends. */
export function bodyEnd(pdf: Pdf): number {
  return pdf.page.height - margin.bottom;
}

/** Begins a new page unless `height` still fits. True if it did. */
export function need(pdf: Pdf, height: number): boolean {
  if (pdf.y + height <= bodyEnd(pdf) + 0.01) return false;
  pdf.addPage();
  pdf.x = margin.left;
  pdf.y = margin.top;
  return true;
}

/** Composed accents, no control characters but the line feed: what the fonts can draw. */
export function printable(text: string): string {
  let kept = '';
  for (const sign of text.normalize('NFC')) {
    const code = sign.codePointAt(0) ?? 0;
    if (code === 10 || (code >= 32 && (code < 127 || code >= 160))) kept += sign;
    else if (code === 9) kept += ' ';
  }
  return kept;
}
