import { unzipSync } from 'fflate';
import type { ExportForm } from '../../electron/charting/chartExport/rules.ts';
import { ChartFile } from '../../electron/charting/chartExport/schemas.ts';
import type { Client } from '../harness.ts';
import { type PersonKey, passwordOf } from '../standardClinic.ts';
import { upload } from './photoFiles.ts';

type Asked = Partial<Parameters<Client['charting']['chartExport']['export']['mutate']>[0]>;

/** A chart as the file that leaves the clinic, fetched in pieces. */
export async function exported(client: Client, patientId: string, form: ExportForm, asked: Asked = {}) {
  const about = `chart.export ${patientId}`;
  const { approvalId } = await client.session.prove.mutate({ about, password: passwordOf('owner') });
  const made = await client.charting.chartExport.export.mutate({ patientId, form, approvalId, ...asked });
  const parts: Buffer[] = [];
  let at = 0;
  while (at < made.size) {
    const { base64 } = await client.documents.download.mutate({ downloadId: made.downloadId, at });
    parts.push(Buffer.from(base64, 'base64'));
    at += parts.at(-1)?.length ?? made.size;
  }
  return { ...made, bytes: Buffer.concat(parts) };
}

/** The files of a ZIP by name. */
export function unzipped(bytes: Uint8Array): Map<string, Uint8Array> {
  return new Map(Object.entries(unzipSync(bytes)));
}

export const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

/** The chart of an exported file. */
export function chartIn(bytes: Uint8Array): ChartFile {
  const text = bytes[0] === 0x50 ? textOf(unzipped(bytes).get('chart.json')) : textOf(bytes);
  return ChartFile.parse(JSON.parse(text));
}

/** What two charts of one patient must have in common: all of it but who exported it when, and the clinic's own numbers. */
export function careOf({ patient: { id: _id, number: _number, ...patient }, ...chart }: ChartFile) {
  const { allergies, medications, conditions, records, photos, range } = chart;
  return { patient, allergies, medications, conditions, records, photos, range };
}

type Taking = Partial<Parameters<Client['charting']['chartImport']['take']['mutate']>[0]>;

/** Reads a file in, taking over everything that is proposed, unless told otherwise. */
export async function imported(client: Client, bytes: Uint8Array, taking: Taking = {}, who: PersonKey = 'owner') {
  const uploadId = await upload(client, bytes);
  const patientId = taking.patientId ?? null;
  const looked = await client.charting.chartImport.look.mutate({ uploadId, patientId });
  const about = `chart.import ${looked.sha256}`;
  const { approvalId } = await client.session.prove.mutate({ about, password: passwordOf(who) });
  const entries = looked.entries.filter(({ take }) => take).map(({ entryId }) => entryId);
  const taken = await client.charting.chartImport.take.mutate({ uploadId, patientId, entries, approvalId, ...taking });
  return { looked, taken };
}
