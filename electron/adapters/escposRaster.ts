import type { Raster } from '../devices/ports.ts';
import type { Strokes } from '../documents/prints.ts';

export type { Raster } from '../devices/ports.ts';

/** Draws pen strokes into a box of at most `maxWidth` x `maxHeight` dots, keeping their proportions. */
export function rasterOf(strokes: Strokes, maxWidth: number, maxHeight: number): Raster {
  const scale = Math.min(maxWidth / Math.max(strokes.width, 1), maxHeight / Math.max(strokes.height, 1));
  const width = Math.max(8, Math.min(maxWidth, Math.ceil(strokes.width * scale)));
  const height = Math.max(1, Math.min(maxHeight, Math.ceil(strokes.height * scale)));
  const widthBytes = Math.ceil(width / 8);
  const data = new Uint8Array(widthBytes * height);

  const dot = (x: number, y: number): void => {
    if (x < 0 || y < 0 || x >= width || y >= height) return;
    const at = y * widthBytes + (x >> 3);
    data[at] = (data[at] ?? 0) | (0x80 >> (x & 7));
  };
  const pen = (x: number, y: number): void => {
    for (let dy = -1; dy <= 1; dy++) for (let dx = -1; dx <= 1; dx++) dot(Math.round(x) + dx, Math.round(y) + dy);
  };

  for (const stroke of strokes.strokes) {
    let previous: readonly [number, number] | undefined;
    for (const [px, py] of stroke) {
      if (!Number.isFinite(px) || !Number.isFinite(py)) continue;
      const x = clamp(px * scale, width);
      const y = clamp(py * scale, height);
      const [fromX, fromY] = previous ?? [x, y];
      const steps = Math.max(1, Math.ceil(Math.max(Math.abs(x - fromX), Math.abs(y - fromY))));
      for (let i = 0; i <= steps; i++) pen(fromX + ((x - fromX) * i) / steps, fromY + ((y - fromY) * i) / steps);
      previous = [x, y];
    }
  }
  return { widthBytes, height, data: withoutRealTimeCommands(data) };
}

function clamp(value: number, limit: number): number {
  return Math.min(Math.max(value, 0), limit - 1);
}

/**
 * Printers obey DLE EOT, DLE ENQ and DLE DC4 (0x10 followed by 0x04, 0x05, 0x14) even inside picture data, and DLE DC4
 * can switch them off. One more black dot in the first byte takes such a pair apart.
 */
export function withoutRealTimeCommands(data: Uint8Array): Uint8Array {
  for (let i = 0; i < data.length; i++) {
    const next = data[i + 1];
    if (data[i] === 0x10 && (next === 0x04 || next === 0x05 || next === 0x14)) data[i] = 0x18;
  }
  return data;
}
