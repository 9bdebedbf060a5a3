import { command, query, router } from '../api/door.ts';
import { GetInput, GetOutput, PdfInput, PdfOutput, RerenderInput, RerenderOutput } from './schemas.ts';
import { documentMeta, documentPdf, type FileReader, rerender } from './service.ts';

/** The procedures of documents; `vault` reads the encrypted files. */
export function createDocumentsRouter(vault: FileReader) {
  return router({
    get: query({ permission: 'patients.read', reads: 'patient', input: GetInput, output: GetOutput }, documentMeta),
    pdf: query(
      { permission: 'patients.read', reads: 'patient', input: PdfInput, output: PdfOutput },
      (db, asker, input) => documentPdf(db, asker, vault, input),
    ),
    rerender: command({ permission: 'patients.edit', input: RerenderInput, output: RerenderOutput }, rerender),
  });
}
