import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
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

/** What a label printer says of itself when it is ready: three lines, as its language has them. */
const ready =
  '\x02030,0,0,0000,000,0,0,0,000,0,0,0\x03\r\n\x02001,0,0,0,1,2,4,0,00000000,1,000\x03\r\n\x021234,0\x03\r\n';

/** A label printer on a socket: keeps every label it is sent, and answers when it is asked how it is. */
async function startLabelPrinter(run: Run): Promise<{ port: number; printed: Buffer[] }> {
  const printed: Buffer[] = [];
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    const parts: Buffer[] = [];
    socket.on('error', () => socket.destroy());
    socket.on('data', (part: Buffer) => {
      if (part.includes('~HS')) socket.write(ready);
      else parts.push(part);
    });
    socket.on('end', () => {
      if (parts.length > 0) printed.push(Buffer.concat(parts));
      socket.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  run.closes(() => server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The label printer has no port.');
  return { port: address.port, printed };
}

/** Labels every container: on the label printer (ZPL), as a picture (PNG) and on a sheet (PDF). */
export async function labelAll(
  run: Run,
  owner: Client,
  keeper: Client,
  containers: readonly Arrived[],
): Promise<Label[]> {
  const printer = await startLabelPrinter(run);
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
