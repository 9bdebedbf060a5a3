import type { Client } from './httpClient.ts';

/** Waits in steps of a tenth of a second until something is there. @throws Error with `late` after `seconds` */
export async function eventually<T>(look: () => Promise<T | undefined>, late: string, seconds: number): Promise<T> {
  for (let tries = 0; tries < seconds * 10; tries += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(late);
}

/** The PDF of a document, once its job has rendered it. */
export function awaitDocument(client: Client, documentId: string, seconds = 30): Promise<Buffer> {
  return eventually(
    async () => {
      const { ready } = await client.documents.get.query({ id: documentId });
      if (!ready) return undefined;
      return Buffer.from((await client.documents.pdf.query({ documentId })).base64, 'base64');
    },
    `A document was not rendered within ${seconds} seconds.`,
    seconds,
  );
}
