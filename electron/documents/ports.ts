import type { Id } from '../kernel/ids.ts';
import type { Letterhead, PrintModel } from './prints.ts';

/** Encrypted files beside the database: AES-256-GCM, a key per file, wrapped for the database, the id as associated data. */
export interface FileVault {
  /** Encrypts and stores `bytes` under `id`, fsynced (file and folder). The row with the wrapped key is committed afterwards. */
  write(id: Id, bytes: Uint8Array): Promise<{ wrappedKey: string }>;
  /** Reads and decrypts. @throws Refusal FILE_DAMAGED if the file is missing, changed, or another file's */
  read(id: Id, wrappedKey: string): Uint8Array;
  /** Removes files that `isKnown` denies and that are older than `minimumAge` milliseconds. Returns their ids. */
  sweep(isKnown: (id: Id) => boolean, minimumAge: number): Promise<Id[]>;
}

/** What a page carries besides its model. */
export interface PageSetup {
  paper: 'a4' | 'letter';
  /** Printed at the top when the model brings no letterhead of its own. */
  letterhead: Letterhead;
  /** The clinic's logo as PNG, above the letterhead. */
  logo?: Uint8Array | null;
  /** Printed small at the foot of every page: number and hash of the record. */
  record: string;
  /** Goes into the file as its date of creation, so that rendering again gives the same bytes. */
  createdAt: number;
}

/** Turns a print model into a PDF. The same model and setup give the same text. */
export interface PdfRenderer {
  render(model: PrintModel, setup: PageSetup): Promise<Uint8Array>;
}

/** A picture someone uploaded, made anew: nothing of the original file but what can be seen. */
export interface CleanPicture {
  png: Uint8Array;
  width: number;
  height: number;
}

/** Reads hostile pictures. Resolves to null for what is no picture, or too large to be opened safely. */
export interface PictureReader {
  clean(bytes: Uint8Array, box: { width: number; height: number }): Promise<CleanPicture | null>;
}

/** A piece of a file on its way in. */
export interface UploadPart {
  uploadId: Id;
  /** The whole file, in bytes. */
  size: number;
  /** Where this piece begins. */
  at: number;
  bytes: Uint8Array;
}

/** Files on their way out, in memory only: each is for the session that asked for it. */
export interface DownloadStage {
  /** Keeps a file for a session, in place of the one before. Returns the id it is fetched by. */
  offer(sessionId: Id, bytes: Uint8Array): Id;
  /** At most `most` bytes from `at` on. @throws Refusal NOT_FOUND when it is gone or another session's */
  piece(sessionId: Id, downloadId: Id, at: number, most: number): Uint8Array;
}

/** Files on their way in, piece by piece, in memory only: nothing is on the disk before it is encrypted. */
export interface UploadStage {
  /** Takes the next piece; one that came before is taken again without harm. Returns how many bytes are there. @throws Refusal BAD_INPUT, NOT_NOW (too much on its way) */
  take(sessionId: Id, part: UploadPart): number;
  /**
   * Hands the whole file to `work`, once: a second call gets the same answer. After a failure the file stays for another
   * try. @throws Refusal NOT_FOUND if it is not there or not whole
   */
  settle<T>(sessionId: Id, uploadId: Id, work: (bytes: Uint8Array) => Promise<T>): Promise<T>;
}
