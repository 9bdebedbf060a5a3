import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { PortraitOrder } from '../../charting/photos/ports.ts';

const size = { width: 900, height: 1200 } as const;

/** Skin, shade of skin, hair, clothes. */
const looks = [
  { skin: '#e9c3a6', shade: '#cf9f80', hair: '#5a3a28', cloth: '#8aa39b' },
  { skin: '#c98f6b', shade: '#a86f4e', hair: '#241913', cloth: '#b98a9a' },
  { skin: '#f0d4c0', shade: '#d7ad94', hair: '#b07f45', cloth: '#7f8fae' },
  { skin: '#8d5a3f', shade: '#6e4330', hair: '#191212', cloth: '#c7a76c' },
] as const;

/**
 * A drawn person for the demo clinic: plainly a drawing, so that no one takes it for a patient. `lines` (0 to 1) says how
 * deep forehead and brow are furrowed, which is what a treatment changes.
 */
export function drawPortrait({ look, view, lines }: PortraitOrder): Uint8Array {
  const colours = looks[look % looks.length] ?? looks[0];
  const canvas = createCanvas(size.width, size.height);
  const pen = canvas.getContext('2d');
  const backdrop = pen.createLinearGradient(0, 0, 0, size.height);
  backdrop.addColorStop(0, '#e8e4de');
  backdrop.addColorStop(1, '#cfc8bf');
  pen.fillStyle = backdrop;
  pen.fillRect(0, 0, size.width, size.height);
  const turn = view === 'left' ? -1 : view === 'right' ? 1 : 0;
  pen.translate(450 + turn * 14, 560);
  bust(pen, colours);
  blob(pen, colours.hair, turn * -26, -60, 292, 372);
  blob(pen, colours.skin, turn * 34, 0, 236, 318);
  pen.fillStyle = colours.hair;
  pen.beginPath();
  pen.ellipse(turn * -20, -200, 262, 150, 0, Math.PI, 0);
  pen.quadraticCurveTo(turn * 20 + 120, -230, turn * 10, -216);
  pen.quadraticCurveTo(turn * 20 - 150, -236, turn * -20 - 262, -200);
  pen.fill();
  features(pen, colours, { view, lines, turn });
  return new Uint8Array(canvas.toBuffer('image/jpeg', 92));
}

type Colours = (typeof looks)[number];

function bust(pen: SKRSContext2D, { skin, shade, cloth }: Colours): void {
  pen.fillStyle = cloth;
  pen.beginPath();
  pen.moveTo(-400, 700);
  pen.bezierCurveTo(-390, 420, -180, 420, -90, 370);
  pen.lineTo(90, 370);
  pen.bezierCurveTo(180, 420, 390, 420, 400, 700);
  pen.fill();
  pen.fillStyle = shade;
  pen.fillRect(-92, 230, 184, 170);
  blob(pen, skin, 0, 392, 92, 44);
}

function features(
  pen: SKRSContext2D,
  { shade, hair }: Colours,
  { view, lines, turn }: { view: PortraitOrder['view']; lines: number; turn: number },
): void {
  const raised = view === 'brows' ? -26 : view === 'frown' ? 12 : 0;
  const shift = turn * 78;
  for (const side of [-1, 1]) {
    if (turn !== 0 && side === -turn) continue;
    const x = shift + side * 96;
    blob(pen, '#fbf8f4', x, -22, 44, view === 'smile' ? 17 : 22);
    blob(pen, '#4a3b30', x + turn * 10, -22, 19, 19);
    blob(pen, '#fbf8f4', x + turn * 10 + 6, -28, 5, 5);
    stroke(pen, hair, 13, [
      [x - 54, -74 + raised + (side === 1 && view === 'frown' ? 16 : 0)],
      [x, -96 + raised],
      [x + 54, -74 + raised + (side === -1 && view === 'frown' ? 16 : 0)],
    ]);
  }
  stroke(pen, shade, 8, [
    [shift + turn * 10, -10],
    [shift + turn * 44 - (turn === 0 ? 22 : 0), 74],
    [shift + 20 - turn * 4, 86],
  ]);
  const smile = view === 'smile' ? 44 : 8;
  stroke(pen, '#a4584f', 15, [
    [shift - 72 + Math.abs(turn) * 20, 164],
    [shift, 164 + smile],
    [shift + 72 - Math.abs(turn) * 20, 164],
  ]);
  pen.globalAlpha = Math.min(1, Math.max(0.06, lines));
  if (view === 'brows' || view === 'rest')
    for (const [at, y] of [-152, -182, -210].entries())
      stroke(pen, shade, 6, [
        [shift - 118 + at * 14, y + 8],
        [shift, y - 6],
        [shift + 118 - at * 14, y + 8],
      ]);
  if (view === 'frown')
    for (const x of [-16, 16])
      stroke(pen, shade, 8, [
        [x, -104],
        [x * 1.3, -76],
        [x, -46],
      ]);
  pen.globalAlpha = 1;
}

function blob(pen: SKRSContext2D, colour: string, x: number, y: number, across: number, down: number): void {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.ellipse(x, y, across, down, 0, 0, 2 * Math.PI);
  pen.fill();
}

/** A line through the first and last point, bent towards the middle one. */
function stroke(
  pen: SKRSContext2D,
  colour: string,
  width: number,
  [from, over, to]: readonly [readonly [number, number], readonly [number, number], readonly [number, number]],
): void {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.lineCap = 'round';
  pen.beginPath();
  pen.moveTo(from[0], from[1]);
  pen.quadraticCurveTo(over[0], over[1], to[0], to[1]);
  pen.stroke();
}
