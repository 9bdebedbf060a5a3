import type { FileVault, UploadStage } from '../../documents/ports.ts';
import type { Id } from '../../kernel/ids.ts';
import type { PhotoSize } from './rules.ts';

/** One picture made from an uploaded one. Width and height in points. */
export interface MadePicture {
  size: PhotoSize;
  bytes: Uint8Array;
  mediaType: string;
  width: number;
  height: number;
}

/** An uploaded photograph made anew in every size, upright and with nothing of the original but what can be seen. */
export interface MadePhoto {
  pictures: MadePicture[];
  /** The camera's note of the time, as it stood in the file: 'YYYY:MM:DD HH:MM:SS'. */
  takenNote: string | null;
}

/** One photo of a pair: the kept picture, and what stands below it. */
export interface PairSide {
  bytes: Uint8Array;
  caption: string;
}

/** A drawn person of the demo clinic. */
export interface PortraitOrder {
  look: number;
  view: 'rest' | 'smile' | 'frown' | 'brows' | 'left' | 'right';
  /** How deep the furrows are, 0 to 1. */
  lines: number;
}

/** Makes pictures out of hostile files, on a thread of its own. */
export interface PhotoMaker {
  /** `edge`: the longest side of what is kept, in points. Null for what is no picture, damaged, or too large to be opened. */
  make(bytes: Uint8Array, edge: number): Promise<MadePhoto | null>;
  /** Two photos of ours as one JPEG. */
  pair(left: PairSide, right: PairSide): Promise<Uint8Array>;
}

/** What photos need of the PC beside the database. */
export interface PhotoParts {
  vault: Pick<FileVault, 'read' | 'write'>;
  uploads: UploadStage;
  maker: PhotoMaker;
  newId: () => Id;
}
