import { command, query, router } from '../api/door.ts';
import { staged } from '../api/staged.ts';
import { LogoDone, LogoInput, LogoOutput, RemoveLogo, SetLogo } from './logo/schemas.ts';
import { type LogoParts, removeLogo, setLogo, showLogo, storeLogo } from './logo/service.ts';
import type { DownloadStage, FileVault, UploadStage } from './ports.ts';
import {
  Downloaded,
  DownloadInput,
  downloadPartMax,
  GetInput,
  GetOutput,
  PdfInput,
  PdfOutput,
  RerenderInput,
  RerenderOutput,
  Uploaded,
  UploadInput,
} from './schemas.ts';
import { documentMeta, documentPdf, rerender } from './service.ts';

/** What the router needs of the PC: the encrypted files of the open clinic, a reader of pictures, ids. */
export interface DocumentParts extends Omit<LogoParts, 'vault'> {
  vault: Pick<FileVault, 'read' | 'write'>;
  uploads: Pick<UploadStage, 'take'>;
  downloads: Pick<DownloadStage, 'piece'>;
}

/** The procedures of documents. Everyone at the desk may ask; each kind of document names who may open it (`permissionToOpen`). */
export function createDocumentsRouter(parts: DocumentParts) {
  const { vault } = parts;
  return router({
    get: query({ permission: 'desk.see', reads: 'patient', input: GetInput, output: GetOutput }, documentMeta),
    pdf: query({ permission: 'desk.see', reads: 'patient', input: PdfInput, output: PdfOutput }, (db, asker, input) =>
      documentPdf(db, asker, vault, input),
    ),
    upload: staged({ permission: 'desk.see', input: UploadInput, output: Uploaded }, (asker, input) => ({
      received: parts.uploads.take(asker.sessionId, {
        ...input,
        bytes: new Uint8Array(Buffer.from(input.base64, 'base64')),
      }),
    })),
    download: staged({ permission: 'desk.see', input: DownloadInput, output: Downloaded }, (asker, input) => ({
      base64: Buffer.from(parts.downloads.piece(asker.sessionId, input.downloadId, input.at, downloadPartMax)).toString(
        'base64',
      ),
    })),
    rerender: command({ permission: 'desk.see', input: RerenderInput, output: RerenderOutput }, rerender),
    logo: query({ permission: 'desk.see', reads: 'none', input: LogoInput, output: LogoOutput }, (db, asker) =>
      showLogo(db, asker, vault),
    ),
    setLogo: command(
      {
        permission: 'clinic.manage',
        input: SetLogo,
        output: LogoDone,
        prepare: (input) => storeLogo(input, parts),
      },
      setLogo,
    ),
    removeLogo: command({ permission: 'clinic.manage', input: RemoveLogo, output: LogoDone }, removeLogo),
  });
}
