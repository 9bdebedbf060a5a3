import { command, query, router } from '../../api/door.ts';
import type { ImportParts } from './ports.ts';
import {
  ImportedPictures,
  ImportedPicturesInput,
  ImportsInput,
  ImportsOutput,
  LookInput,
  LookOutput,
  RecordInput,
  RecordPdf,
  TakeInput,
  Taken,
} from './schemas.ts';
import { lookInto, readUpload } from './service.ts';
import { importedPictures, importsOf, patientOfRecord, recordPdf } from './showing/service.ts';
import { storeChart, takeChart } from './taking/service.ts';

/** Charts of other clinics. Looking into a file, reading it in and drawing one of its records all go on record. */
export function createChartImportRouter(parts: ImportParts) {
  return router({
    look: command(
      {
        permission: 'chart.import',
        input: LookInput,
        output: LookOutput,
        secret: true,
        prepare: (input, asker) => readUpload(asker, input.uploadId, parts),
      },
      (tx, act, input, read) => lookInto(tx, act, input, read),
    ),
    take: command(
      {
        permission: 'chart.import',
        input: TakeInput,
        output: Taken,
        prepare: (input, asker, db) => storeChart(db, asker, input, parts),
      },
      (tx, act, input, stored) => takeChart(tx, act, input, stored, parts),
    ),
    ofPatient: query(
      { permission: 'chart.read', reads: 'patient', input: ImportsInput, output: ImportsOutput },
      importsOf,
    ),
    pictures: query(
      { permission: 'chart.read', reads: 'patient', input: ImportedPicturesInput, output: ImportedPictures },
      (db, asker, input) => importedPictures(db, asker, parts.vault, input),
    ),
    record: command(
      {
        permission: 'chart.read',
        input: RecordInput,
        output: RecordPdf,
        secret: true,
        prepare: (input, asker, db) => recordPdf(db, asker, input, parts),
      },
      (tx, act, input, pdf) => {
        act.concerns(patientOfRecord(tx, input.recordId));
        return pdf;
      },
    ),
  });
}
