import type { z } from 'zod';
import type { ReadDb } from '../../../../db/access.ts';
import { findImportedRecord, importedFilesOf } from '../../../../db/charting/imports/queries.ts';
import { pdfFileName, recordLine } from '../../../documents/rules.ts';
import { pageSetup } from '../../../documents/service.ts';
import type { Asker } from '../../../kernel/act.ts';
import { dateOf } from '../../../kernel/dates.ts';
import { refuse } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { patientById } from '../../../patients/service.ts';
import { recordPages } from '../../chartExport/contents/prints.ts';
import { contentHash } from '../../chartExport/hashing/service.ts';
import { pictureReader } from '../../chartExport/pictures/service.ts';
import type { ChartRecord } from '../../chartExport/schemas.ts';
import { keptCharts, recordOf, takenEntries } from '../kept/service.ts';
import type { ImportParts } from '../ports.ts';
import { offeredEntries } from '../rules.ts';
import type { ImportedPictures, ImportedPicturesInput, ImportsOutput, RecordPdf } from '../schemas.ts';
import { newestRecords } from '../service.ts';

/** What was read in for a patient, the newest first. @throws Refusal NOT_FOUND, RECORD_DAMAGED */
export function importsOf(db: ReadDb, asker: Asker, input: { patientId: Id }): ImportsOutput {
  const patient = patientById(db, input.patientId);
  asker.concerns(patient.id);
  const charts = keptCharts(db, patient.id);
  const taken = new Set([...takenEntries(db, patient.id, charts).values()].map((entry) => (entry as { id: Id }).id));
  const pictured = new Set(
    importedFilesOf(db, patient.id, 'thumb').map(({ photoId, sha256 }) => `${photoId} ${sha256}`),
  );
  return {
    imports: charts
      .map(({ row, file, recordIds }) => ({
        id: row.id,
        sha256: row.sha256,
        importedAt: row.importedAt,
        importedBy: row.importedBy,
        exportedAt: file.exportedAt,
        exportedBy: file.exportedBy,
        clinic: file.clinic,
        range: file.range,
        patient: file.patient,
        entries: offeredEntries(file, { allergies: [], medications: [], conditions: [] }).map(
          ({ list, entryId, words, detail }) => ({ list, words, detail, taken: taken.has(entryId) }),
        ),
        records: newestRecords(file.records)
          .map((record) => ({
            id: recordIds[file.records.indexOf(record)] ?? '',
            kind: record.kind,
            title: record.title,
            at: record.kind === 'note' ? record.content.visit.startsAt : record.createdAt,
            signedBy: record.kind === 'note' ? record.content.signedBy.name : record.createdBy,
            clinic: record.clinic,
            sha256: record.sha256,
            ended: hasEnded(record),
          }))
          .toSorted((a, b) => b.at - a.at),
        photos: file.photos.map((photo) => ({ ...photo, pictured: pictured.has(`${photo.id} ${photo.sha256}`) })),
      }))
      .toReversed(),
  };
}

function hasEnded(record: ChartRecord): boolean {
  if (record.kind === 'note') return (record.content.after?.error ?? null) !== null;
  return record.kind === 'exam' ? record.content.revoked !== null : record.revoked !== null;
}

/** A record that was read in, as pages with where it comes from at their foot. @throws Refusal NOT_FOUND, RECORD_DAMAGED */
export async function recordPdf(
  db: ReadDb,
  asker: Asker,
  input: { recordId: Id },
  { pdf }: Pick<ImportParts, 'pdf'>,
): Promise<z.input<typeof RecordPdf>> {
  const row = findImportedRecord(db, input.recordId) ?? refuse('NOT_FOUND', 'This record is no longer here.');
  const record = recordOf(row);
  if (contentHash(record.content) !== record.sha256) refuse('RECORD_DAMAGED');
  const model = recordPages(record.kind, record.content);
  const bytes = await pdf.render(
    { ...model, footer: `From the chart of ${record.clinic}, read in at another clinic` },
    pageSetup(db, { record: recordLine(record.id, record.sha256), createdAt: record.createdAt }),
  );
  return {
    base64: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
    fileName: pdfFileName(`${record.title} ${dateOf(record.createdAt, asker.zone)}`, record.sha256),
  };
}

/** Pictures that came with an imported chart; one that is missing or damaged is left out. @throws Refusal NOT_FOUND */
export function importedPictures(
  db: ReadDb,
  asker: Asker,
  vault: ImportParts['vault'],
  input: z.output<typeof ImportedPicturesInput>,
): z.input<typeof ImportedPictures> {
  const patient = patientById(db, input.patientId);
  asker.concerns(patient.id);
  const wanted = new Set(input.photoIds);
  const files = importedFilesOf(db, patient.id, input.size).filter(({ photoId }) => wanted.has(photoId));
  const read = pictureReader(db, patient.id, [], input.size, vault);
  return {
    pictures: files.flatMap(({ photoId, sha256, mediaType }) => {
      const bytes = read({ id: photoId, sha256 });
      return bytes === null
        ? []
        : [
            {
              photoId,
              mediaType,
              base64: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
            },
          ];
    }),
  };
}

/** Whose chart a record was read into. @throws Refusal NOT_FOUND */
export function patientOfRecord(db: ReadDb, recordId: Id): Id {
  const row = findImportedRecord(db, recordId) ?? refuse('NOT_FOUND', 'This record is no longer here.');
  return patientById(db, row.patientId).id;
}
