import { createServer } from 'node:net';

/** What a label printer says of itself when it is ready: three lines, as its language has them. */
const ready =
  '\x02030,0,0,0000,000,0,0,0,000,0,0,0\x03\r\n\x02001,0,0,0,1,2,4,0,00000000,1,000\x03\r\n\x021234,0\x03\r\n';

/** A label printer on a socket: keeps every label it is sent, and answers when it is asked how it is. */
export async function startLabelPrinter(): Promise<{ port: number; printed: Buffer[]; close: () => void }> {
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
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The label printer has no port.');
  return { port: address.port, printed, close: () => void server.close() };
}
