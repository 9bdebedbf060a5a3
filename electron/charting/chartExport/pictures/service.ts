import type { ReadDb } from '../../../../db/access.ts';
import { importedFilesOf } from '../../../../db/charting/imports/queries.ts';
import { photoFilesToOpen } from '../../../../db/charting/photos/queries.ts';
import { Refusal } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { PhotoSize } from '../../photos/rules.ts';
import { bytesHash } from '../hashing/service.ts';
import type { ExportParts } from '../ports.ts';
import type { ChartPhoto } from '../schemas.ts';

type Vault = ExportParts['vault'];

/** Reads the pictures of photos of a chart, our own and those read in. Null for one that is missing or damaged. */
export function pictureReader(
  db: ReadDb,
  patientId: Id,
  photos: readonly ChartPhoto[],
  size: PhotoSize,
  vault: Vault,
): (photo: Pick<ChartPhoto, 'id' | 'sha256'>) => Uint8Array | null {
  const ids = photos.map(({ id }) => id);
  const files = new Map<string, { id: Id; wrappedKey: string }>([
    ...importedFilesOf(db, patientId, size).map((file) => [`${file.photoId} ${file.sha256}`, file] as const),
    ...photoFilesToOpen(db, ids, size).map((file) => [file.photoId, file] as const),
  ]);
  return ({ id, sha256 }) => {
    const file = files.get(id) ?? files.get(`${id} ${sha256}`);
    if (!file) return null;
    const bytes = opened(vault, file);
    return bytes !== null && size === 'kept' && bytesHash(bytes) !== sha256 ? null : bytes;
  };
}

function opened(vault: Vault, { id, wrappedKey }: { id: Id; wrappedKey: string }): Uint8Array | null {
  try {
    return vault.read(id, wrappedKey);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'FILE_DAMAGED') return null;
    throw error;
  }
}

/** A turn for everyone else, between two large files. */
export function breath(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
