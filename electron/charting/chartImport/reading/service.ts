import { refuse } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { bytesHash, contentHash, isWhole } from '../../chartExport/hashing/service.ts';
import type { Archives } from '../../chartExport/ports.ts';
import { chartFileMax, chartName, photoName } from '../../chartExport/rules.ts';
import { ChartFile } from '../../chartExport/schemas.ts';
import { pictureFormat } from '../../photos/rules.ts';

/** A file that was read and fits its hashes, with the pictures that came along. */
export interface ReadChart {
  file: ChartFile;
  pictures: ReadonlyMap<Id, Uint8Array>;
}

/** What a ZIP may unpack to, and the text of a chart alone, in bytes. */
const unpackedMax = 400_000_000;
const textMax = 60_000_000;
const photoPath = /^photos\/[0-9a-f-]{36}\.jpg$/;

/**
 * Reads a chart from a ZIP or from JSON and checks everything that can be checked of it: nothing is believed.
 * @throws Refusal BAD_INPUT with a sentence: no chart, another version, not whole, changed since, too large
 */
export function readChart(bytes: Uint8Array, archives: Archives): ReadChart {
  if (bytes.length > chartFileMax)
    refuse('BAD_INPUT', 'This file is too large: a chart has 250 MB at most. Export it in several parts, by days.');
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const files = zipped ? unpacked(bytes, archives) : new Map([[chartName, bytes]]);
  const text = files.get(chartName);
  if (!text) return refuse('BAD_INPUT', 'There is no chart in this ZIP: chart.json is missing. Choose another file.');
  const file = parsed(text);
  const pictures = new Map<Id, Uint8Array>();
  for (const { id, sha256 } of file.photos) {
    const picture = files.get(photoName(id));
    if (!picture) continue;
    if (bytesHash(picture) !== sha256 || pictureFormat(picture.subarray(0, 16)) !== 'jpeg')
      refuse('BAD_INPUT', `${photoName(id)} is not the picture that was exported: its hash differs. ${again}`);
    pictures.set(id, picture);
  }
  return { file, pictures };
}

const again = 'Nothing was read in; ask the other clinic to export the chart again.';

function unpacked(bytes: Uint8Array, archives: Archives): Map<string, Uint8Array> {
  const files = archives.open(bytes, (name) => name === chartName || photoPath.test(name), unpackedMax);
  return files ?? refuse('BAD_INPUT', `This ZIP is damaged, or unpacks to too much. ${again}`);
}

function parsed(text: Uint8Array): ChartFile {
  if (text.length > textMax) refuse('BAD_INPUT', 'The chart in this file is too large: its text has 60 MB at most.');
  const value = jsonOf(text);
  if (value.format !== 'salve.chart')
    refuse(
      'BAD_INPUT',
      value.resourceType === undefined
        ? 'This file is no chart that Salve exported. Choose a ZIP or a chart.json.'
        : 'This is a FHIR file. Salve reads the charts it exports itself: a ZIP or a chart.json.',
    );
  if (value.version !== 2)
    refuse(
      'BAD_INPUT',
      `This chart is written in version ${shownVersion(value.version)} of the format, and this Salve reads version 2. Bring both clinics to the same Salve and export it again.`,
    );
  const read = ChartFile.safeParse(value);
  if (!read.success) {
    const path = read.error.issues[0]?.path.join('.') ?? '';
    return refuse('BAD_INPUT', `This chart is not as Salve writes it (${path.slice(0, 80)}). ${again}`);
  }
  const file = read.data;
  if (!isWhole(file)) refuse('BAD_INPUT', `This chart was changed after it was exported: its hash differs. ${again}`);
  const bad = file.records.find(({ content, sha256 }) => contentHash(content) !== sha256);
  if (bad) refuse('BAD_INPUT', `The record ${bad.id} was changed after it was signed: its hash differs. ${again}`);
  const ids = [...file.records, ...file.photos].map(({ id }) => id);
  if (new Set(ids).size !== ids.length) refuse('BAD_INPUT', `This chart holds something twice. ${again}`);
  return file;
}

function shownVersion(version: unknown): string {
  return typeof version === 'number' ? String(version) : 'unknown';
}

function jsonOf(text: Uint8Array): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return refuse('BAD_INPUT', 'This file is no chart that Salve exported. Choose a ZIP or a chart.json.');
  }
}
