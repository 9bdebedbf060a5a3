import exifr from 'exifr';
import sharp, { type Sharp } from 'sharp';
import type { MadePhoto, MadePicture } from '../../charting/photos/ports.ts';
import { fileProblem } from '../../charting/photos/rules.ts';
import { sizeOfPicture } from '../pictures/header.ts';

/** Larger pictures are not opened: a small file can unpack to gigabytes. In points. */
const sideMax = 16_000;
const pointsMax = 64_000_000;

// only these are ever read, whatever else the library could
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadHeifBuffer',
  ],
});
sharp.cache(false);

const opening = { limitInputPixels: pointsMax, failOn: 'error' } as const;

/** The longest side of the sizes that are made beside the kept one, in points. */
const screenEdge = 1600;
const thumbEdge = 320;

/**
 * Makes a photograph anew: upright, in sRGB, without metadata (place, device, time, profiles, hidden thumbnails), and
 * smaller twice. Format, header and size are checked before anything is unpacked. Null for what cannot be used.
 */
export async function makePhoto(bytes: Uint8Array, edge: number): Promise<MadePhoto | null> {
  if (fileProblem(bytes.subarray(0, 16), bytes.length) !== undefined || !(await isModest(bytes))) return null;
  try {
    const upright = await sharp(bytes, opening)
      .autoOrient()
      .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = upright.info;
    const from = (side: number) =>
      sharp(upright.data, { raw: { width, height, channels } }).resize({
        width: side,
        height: side,
        fit: 'inside',
        withoutEnlargement: true,
      });
    const pictures = await Promise.all([
      written('kept', 'image/jpeg', from(edge).jpeg({ quality: 90, chromaSubsampling: '4:4:4' })),
      written('screen', 'image/jpeg', from(screenEdge).jpeg({ quality: 85 })),
      written('thumb', 'image/webp', from(thumbEdge).webp({ quality: 80 })),
    ]);
    return { pictures, takenNote: await takenNote(bytes) };
  } catch {
    return null;
  }
}

/** Whether it can be opened safely, by what its header says. */
async function isModest(bytes: Uint8Array): Promise<boolean> {
  const said =
    sizeOfPicture(bytes) ??
    (await sharp(bytes, opening)
      .metadata()
      .catch(() => null));
  if (!said) return false;
  const { width, height } = said;
  return width > 0 && height > 0 && width <= sideMax && height <= sideMax && width * height <= pointsMax;
}

async function written(size: MadePicture['size'], mediaType: string, pipe: Sharp): Promise<MadePicture> {
  const { data, info } = await pipe.toBuffer({ resolveWithObject: true });
  return { size, mediaType, bytes: new Uint8Array(data), width: info.width, height: info.height };
}

/** The one thing worth knowing of a file's metadata: when it was taken. */
async function takenNote(bytes: Uint8Array): Promise<string | null> {
  const found: unknown = await exifr
    .parse(bytes, { pick: ['DateTimeOriginal'], reviveValues: false, translateValues: false })
    .catch(() => null);
  const note = (found as { DateTimeOriginal?: unknown } | null | undefined)?.DateTimeOriginal;
  return typeof note === 'string' ? note.slice(0, 19) : null;
}
