import type { FileVault, PdfRenderer, UploadStage } from '../../documents/ports.ts';
import type { Approvals } from '../../kernel/approvals.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Archives } from '../chartExport/ports.ts';
import type { PhotoMaker } from '../photos/ports.ts';

/** What reading a chart in needs of the PC beside the database. */
export interface ImportParts {
  approvals: Approvals;
  archives: Archives;
  uploads: Pick<UploadStage, 'settle'>;
  vault: Pick<FileVault, 'read' | 'write'>;
  maker: Pick<PhotoMaker, 'make'>;
  pdf: PdfRenderer;
  newId: () => Id;
}
