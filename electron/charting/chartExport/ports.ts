import type { DownloadStage, FileVault, PdfRenderer } from '../../documents/ports.ts';
import type { Approvals } from '../../kernel/approvals.ts';
import type { PhotoMaker } from '../photos/ports.ts';

/** A file inside an archive. `packed`: its bytes do not get smaller, e.g. a JPEG. */
export interface ArchiveEntry {
  name: string;
  bytes: Uint8Array;
  packed: boolean;
}

/** ZIP archives. */
export interface Archives {
  /** The same entries and time (epoch ms) give the same bytes. */
  pack(entries: readonly ArchiveEntry[], at: number): Uint8Array;
  /**
   * The files whose name `wanted` takes, by name; everything else is left alone. `most`: how many bytes they may come to.
   * Null for what is no archive, is damaged, or unpacks to more.
   */
  open(bytes: Uint8Array, wanted: (name: string) => boolean, most: number): Map<string, Uint8Array> | null;
}

/** What taking a chart along needs of the PC beside the database. */
export interface ExportParts {
  approvals: Approvals;
  archives: Archives;
  downloads: Pick<DownloadStage, 'offer'>;
  vault: Pick<FileVault, 'read'>;
  maker: Pick<PhotoMaker, 'make'>;
  pdf: PdfRenderer;
}
