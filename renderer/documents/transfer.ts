import { uploadPartMax } from '../../electron/documents/schemas.ts';
import type { Client } from '../api/client.ts';

/** Sends a file in pieces; `tell` hears which share of it is there, 0 to 1. Returns the id a command takes it up by. */
export async function sendFile(client: Client, file: Blob, tell: (share: number) => void): Promise<string> {
  const uploadId = crypto.randomUUID();
  for (let at = 0; at < file.size; at += uploadPartMax) {
    const part = new Uint8Array(await file.slice(at, at + uploadPartMax).arrayBuffer());
    await client.documents.upload.mutate({ uploadId, size: file.size, at, base64: base64Of(part) });
    tell(Math.min(1, (at + part.length) / file.size));
  }
  return uploadId;
}

/** Fetches a file that was made for this session, in pieces. */
export async function fetchFile(
  client: Client,
  of: { downloadId: string; size: number; mediaType: string },
): Promise<Blob> {
  const parts: Array<Uint8Array<ArrayBuffer>> = [];
  let at = 0;
  while (at < of.size) {
    const { base64 } = await client.documents.download.mutate({ downloadId: of.downloadId, at });
    const part = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    if (part.length === 0) break;
    parts.push(part);
    at += part.length;
  }
  return new Blob(parts, { type: of.mediaType });
}

/** In parts: a call with a million arguments breaks the stack. */
function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
