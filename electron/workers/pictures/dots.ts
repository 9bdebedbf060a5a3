import type { Raster } from '../../devices/ports.ts';

/** Points of a picture, four bytes each (red, green, blue, alpha), as a canvas gives them. */
export interface Points {
  width: number;
  height: number;
  data: ArrayLike<number>;
}

/** How light a point is on white paper, 0 black to 255 white. */
function lightness({ data }: Points, at: number): number {
  const [red = 0, green = 0, blue = 0, alpha = 0] = [data[at], data[at + 1], data[at + 2], data[at + 3]];
  const shade = 0.299 * red + 0.587 * green + 0.114 * blue;
  return 255 + ((shade - 255) * alpha) / 255;
}

function emptyRaster(width: number, height: number): Raster {
  const widthBytes = Math.ceil(width / 8);
  return { widthBytes, height, data: new Uint8Array(widthBytes * height) };
}

function blacken(raster: Raster, x: number, y: number): void {
  const at = y * raster.widthBytes + (x >> 3);
  raster.data[at] = (raster.data[at] ?? 0) | (0x80 >> (x & 7));
}

/** Everything darker than the middle is black: for text, whose edges stay sharp. */
export function threshold(points: Points): Raster {
  const raster = emptyRaster(points.width, points.height);
  for (let y = 0; y < points.height; y++)
    for (let x = 0; x < points.width; x++)
      if (lightness(points, 4 * (y * points.width + x)) < 150) blacken(raster, x, y);
  return raster;
}

/** Shades as dots, after Floyd and Steinberg: what a point is too light or too dark goes to its neighbours. */
export function dither(points: Points): Raster {
  const { width, height } = points;
  const raster = emptyRaster(width, height);
  const shades = Float32Array.from({ length: width * height }, (_, at) => lightness(points, 4 * at));
  const spread = (x: number, y: number, error: number): void => {
    if (x >= 0 && x < width && y < height) shades[y * width + x] = (shades[y * width + x] ?? 255) + error;
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const shade = shades[y * width + x] ?? 255;
      const black = shade < 128;
      if (black) blacken(raster, x, y);
      const error = (shade - (black ? 0 : 255)) / 16;
      spread(x + 1, y, 7 * error);
      spread(x - 1, y + 1, 3 * error);
      spread(x, y + 1, 5 * error);
      spread(x + 1, y + 1, error);
    }
  }
  return raster;
}
