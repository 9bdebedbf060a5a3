import { connect, createServer, type Socket } from 'node:net';

/** Stands between the host and a printer and keeps what was sent: one buffer per connection. */
export interface PrinterRelay {
  port: number;
  sent(): Buffer[];
  close(): Promise<void>;
}

/** Listens on 127.0.0.1 and passes bytes both ways; when one side goes, so does the other. */
export async function startPrinterRelay(host: string, port: number): Promise<PrinterRelay> {
  const jobs: Buffer[][] = [];
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, host);
    const chunks: Buffer[] = [];
    jobs.push(chunks);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('close', () => open.delete(socket));
    }
    near.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      far.write(chunk);
    });
    far.on('data', (chunk: Buffer) => near.write(chunk));
    near.on('end', () => far.end());
    far.on('end', () => near.end());
    near.on('error', () => far.destroy());
    far.on('error', () => near.resetAndDestroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The relay has no port.');
  return {
    port: address.port,
    sent: () => jobs.map((chunks) => Buffer.concat(chunks)),
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
