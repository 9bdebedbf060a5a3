import { dateOf, type Instant, instantAt, type LocalDate } from '../../kernel/dates.ts';

export const photoPhases = ['before', 'after', 'progress'] as const;
export type PhotoPhase = (typeof photoPhases)[number];

/** What a patient lets a photo be used for, from the least to the most: each includes the ones before it. */
export const photoUses = ['chartOnly', 'education', 'marketing'] as const;
export type PhotoUse = (typeof photoUses)[number];

export const photoSources = ['file', 'camera'] as const;
export type PhotoSource = (typeof photoSources)[number];

/** What is kept of a photo: the picture itself, one that fills a screen, one for the grid. */
export const photoSizes = ['kept', 'screen', 'thumb'] as const;
export type PhotoSize = (typeof photoSizes)[number];

/** Whether a photo given for `use` may be used for `purpose`. */
export function allowsUse(use: PhotoUse, purpose: PhotoUse): boolean {
  return photoUses.indexOf(use) >= photoUses.indexOf(purpose);
}

/** A use that ended: what a photo was given for, and the signed consent that was taken back. */
export interface EndedUse {
  use: PhotoUse;
  /** Name of the consent. */
  consent: string;
  revokedOn: LocalDate;
}

/** What a photo may be used for now. `revoked`: the consent its use rests on, if that was taken back. */
export function standingUse(
  use: PhotoUse,
  revoked: { name: string; revokedOn: LocalDate } | undefined,
): { use: PhotoUse; useEnded: EndedUse | null } {
  if (revoked === undefined || use === 'chartOnly') return { use, useEnded: null };
  return { use: 'chartOnly', useEnded: { use, consent: revoked.name, revokedOn: revoked.revokedOn } };
}

/** A larger file is not read. Bytes. */
export const photoBytesMax = 40_000_000;

export const pictureFormats = ['jpeg', 'png', 'webp', 'avif'] as const;
export type PictureFormat = (typeof pictureFormats)[number];

const heicBrands = ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1'];

/** The format by the first bytes of a file (16 are enough), whatever its name says. Null: none that is known. */
export function pictureFormat(beginning: Uint8Array): PictureFormat | 'heic' | null {
  const word = (from: number, until: number): string => String.fromCharCode(...beginning.subarray(from, until));
  if (beginning[0] === 0xff && beginning[1] === 0xd8 && beginning[2] === 0xff) return 'jpeg';
  if (word(0, 8) === '\u0089PNG\r\n\u001a\n') return 'png';
  if (word(0, 4) === 'RIFF' && word(8, 12) === 'WEBP') return 'webp';
  if (word(4, 8) !== 'ftyp') return null;
  const brand = word(8, 12);
  if (brand === 'avif' || brand === 'avis') return 'avif';
  return heicBrands.includes(brand) ? 'heic' : null;
}

/** Why a file cannot become a photo, told by its beginning and its size in bytes; undefined if it may be tried. */
export function fileProblem(beginning: Uint8Array, bytes: number): string | undefined {
  if (bytes > photoBytesMax)
    return 'This file is too large (at most 40 MB). Save the picture smaller and add it again.';
  const format = pictureFormat(beginning);
  if (format === 'heic')
    return 'HEIC pictures cannot be read. On the iPhone choose Settings > Camera > Formats > Most Compatible, or save the picture as JPEG, and add it again.';
  return format === null ? 'This file is no JPEG, PNG, WebP or AVIF picture. Choose another one.' : undefined;
}

/** What is said of a file that begins like a picture and is none, or unpacks to too much. */
export const unreadable =
  'This picture is damaged, cut off, or has more than 64 million points. Nothing of it was kept; choose another one.';

/**
 * When a photo was taken. A camera's own note (wall clock without a zone, 'YYYY:MM:DD HH:MM:SS' as EXIF 2.3 writes it) is
 * read as the clinic's wall clock, and only believed if it lies in the past and after 1990; else `fallback`.
 */
export function takenAt(note: string | null, zone: string, now: Instant, fallback: Instant): Instant {
  const parts = /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)/.exec(note ?? '');
  if (!parts) return fallback;
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map(Number);
  if (year < 1990 || month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate())
    return fallback;
  if (hours > 23 || minutes > 59 || seconds > 59) return fallback;
  const date: LocalDate = `${parts[1]}-${parts[2]}-${parts[3]}`;
  const at = instantAt(date, hours * 60 + minutes, zone) + seconds * 1000;
  return at <= now ? at : fallback;
}

/** Why a photo cannot be removed any more, or undefined. Without a visit it can be on the day it was added. */
export function removalProblem(
  photo: { addedAt: Instant; hidden: boolean },
  visit: 'none' | 'open' | 'signed',
  now: Instant,
  zone: string,
): string | undefined {
  if (photo.hidden) return 'This photo is marked as an error and stays so.';
  if (visit === 'signed')
    return 'The note of this visit is signed, so its photos stay. Mark the photo as an error instead.';
  if (visit === 'none' && dateOf(photo.addedAt, zone) !== dateOf(now, zone))
    return 'A photo can be removed on the day it was added. Mark it as an error instead.';
  return undefined;
}

/** What someone says when the use of a photo changes. */
export interface UseGiven {
  use: PhotoUse;
  /** The signed consent that says so. */
  documentId: string | null;
  /** How the patient said so, or why it was taken back. */
  reason: string;
}

/**
 * Why a use cannot be put on record, or undefined. More than the chart needs a signed consent or words on how the patient
 * agreed; marketing needs the signed consent wherever there is one (`consentToLink`).
 */
export function problemOfUse(given: UseGiven, consentToLink: boolean): string | undefined {
  if (given.use === 'chartOnly' || given.documentId !== null) return undefined;
  if (given.use === 'marketing' && consentToLink)
    return 'The patient has signed a consent for photographs. Choose it: marketing rests on what was signed.';
  if (given.reason.trim().length < 3) return 'Choose the signed consent, or write how the patient agreed.';
  return undefined;
}
