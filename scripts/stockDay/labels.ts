import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startLabelPrinter } from '../labelPrinter.ts';
import { eventually } from '../scripted/documents.ts';
import type { Client } from '../scripted/httpClient.ts';
import type { Run } from '../scripted/run.ts';
import type { Arrived } from './packages.ts';

/** A label of a container: its symbol as a scanner would send it, and the files it was written to. */
export interface Label {
  code: string;
  raw: string;
  png: string;
  pdf: string;
  zpl: string;
}

/** Labels every container: on the label printer (ZPL), as a picture (PNG) and on a sheet (PDF). */
export async function labelAll(
  run: Run,
  owner: Client,
  keeper: Client,
  containers: readonly Arrived[],
): Promise<Label[]> {
  const printer = await startLabelPrinter();
  run.closes(printer.close);
  await owner.devices.addPrinter.mutate({
    name: 'Stock room labels',
    paper: 'label',
    connection: 'tcp',
    host: '127.0.0.1',
    port: printer.port,
    codePage: 'WPC1252',
    drawer: false,
    labelSize: '50x25',
  });
  const labels: Label[] = [];
  for (const { id, code } of containers) {
    const before = printer.printed.length;
    await keeper.labels.print.mutate({ containerIds: [id] });
    const zpl = await eventually(
      () => Promise.resolve(printer.printed[before]),
      `The label of ${code} was not printed.`,
      30,
    );
    const picture = await keeper.labels.picture.mutate({ containerId: id });
    const sheet = await keeper.labels.sheet.mutate({ containerIds: [id], sheet: 'l7160' });
    const keep = (ending: string, bytes: Uint8Array): string => {
      const file = join(run.out, `label-${code}.${ending}`);
      writeFileSync(file, bytes);
      return file;
    };
    labels.push({
      code,
      raw: rawOf(picture.symbol),
      png: keep('png', Buffer.from(picture.base64, 'base64')),
      pdf: keep('pdf', Buffer.from(sheet.base64, 'base64')),
      zpl: keep('zpl', zpl),
    });
  }
  return labels;
}

/** `(01)…(17)…(10)…(91)…` as a scanner sends it: fields without a fixed length end with a separator. */
function rawOf(symbol: string): string {
  const fields = [...symbol.matchAll(/\((\d{2})\)([^(]*)/g)].map(([, ai = '', value = '']) => ({ ai, value }));
  return `]d2${fields.map(({ ai, value }, at) => ai + value + (['10', '21', '91'].includes(ai) && at < fields.length - 1 ? '\u001d' : '')).join('')}`;
}
