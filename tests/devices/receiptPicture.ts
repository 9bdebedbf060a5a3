import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import bwip from 'bwip-js/node';
import { decodeEscpos, type Piece } from './escposDecoder.ts';

/**
 * What a receipt looks like on paper, as PNG: the bytes are read as a printer reads them and drawn dot by dot, letters in
 * a typewriter face, twelve dots each. For looking at, and for reading its codes with a scanner.
 */
const font = '"Receipt Mono", monospace';

export function drawPaper(bytes: Uint8Array, dots: number): Buffer {
  GlobalFonts.registerFromPath('/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf', 'Receipt Mono');
  const { pieces } = decodeEscpos(bytes);
  const heights = pieces.map(heightOf);
  const margin = 24;
  const canvas = createCanvas(
    dots + 2 * margin,
    heights.reduce((sum, height) => sum + height, 2 * margin),
  );
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  let y = margin;
  for (const [i, piece] of pieces.entries()) {
    const left = (width: number): number => margin + ((dots - width) * piece.align) / 2;
    if (piece.kind === 'line') {
      const wide = (piece.size >> 4) + 1;
      const tall = (piece.size & 15) + 1;
      const width = piece.text.length * 12 * wide;
      pen.fillStyle = piece.inverse ? '#000' : '#fff';
      pen.fillRect(left(width), y, width, 30 * tall);
      pen.fillStyle = piece.inverse ? '#fff' : '#000';
      pen.font = `${piece.bold ? 'bold ' : ''}20px ${font}`;
      pen.save();
      pen.translate(left(width), y + 23 * tall);
      pen.scale(wide, tall);
      for (const [at, char] of [...piece.text].entries()) pen.fillText(char, at * 12, 0);
      pen.restore();
    } else if (piece.kind === 'picture') {
      const x0 = Math.round(left(piece.widthBytes * 8));
      pen.fillStyle = '#000';
      for (let row = 0; row < piece.height; row++)
        for (let column = 0; column < piece.widthBytes * 8; column++)
          if ((piece.data[row * piece.widthBytes + (column >> 3)] ?? 0) & (0x80 >> (column & 7)))
            pen.fillRect(x0 + column, y + row, 1, 1);
    } else {
      const [symbol] = bwip.raw({ bcid: piece.symbology, text: piece.value });
      pen.fillStyle = '#000';
      if (symbol && 'pixs' in symbol) {
        const x0 = Math.round(left(symbol.pixx * 6));
        for (const [at, dark] of Array.from(symbol.pixs).entries())
          if (dark === 1) pen.fillRect(x0 + (at % symbol.pixx) * 6, y + 12 + Math.floor(at / symbol.pixx) * 6, 6, 6);
      } else if (symbol && 'sbs' in symbol) {
        const bars = Array.from(symbol.sbs);
        let x = left(bars.reduce((sum, modules) => sum + modules * 2, 0));
        for (const [at, modules] of bars.entries()) {
          if (at % 2 === 0) pen.fillRect(x, y + 12, modules * 2, 120);
          x += modules * 2;
        }
      }
    }
    y += heights[i] ?? 0;
  }
  return canvas.toBuffer('image/png');
}

function heightOf(piece: Piece): number {
  if (piece.kind === 'line') return 30 * ((piece.size & 15) + 1);
  return piece.kind === 'picture' ? piece.height : 170;
}
