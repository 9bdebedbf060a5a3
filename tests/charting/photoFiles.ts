import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { uploadPartMax } from '../../electron/documents/schemas.ts';
import type { Client } from '../harness.ts';

export interface Drawn {
  width?: number;
  height?: number;
  format?: 'jpeg' | 'png' | 'webp' | 'avif';
  /** EXIF orientation, 1 to 8. */
  orientation?: number;
  /** As a camera writes it: 'YYYY:MM:DD HH:MM:SS'. */
  takenNote?: string;
  /** Covered with grain, so that hardly two places of its file are alike. */
  grain?: boolean;
}

/** A picture as a phone leaves it: a red left half, a blue right half, a place, a device, a time. */
export async function phonePicture(drawn: Drawn = {}): Promise<Buffer> {
  const { width = 800, height = 600, format = 'jpeg', orientation = 1, takenNote } = drawn;
  const half = await sharp({ create: { width: Math.floor(width / 2), height, channels: 3, background: '#c02020' } })
    .png()
    .toBuffer();
  const grain = drawn.grain
    ? [
        {
          input: { create: { width, height, channels: 3, noise: { type: 'gaussian', mean: 128, sigma: 60 } } } as never,
          blend: 'overlay' as const,
        },
      ]
    : [];
  return sharp({ create: { width, height, channels: 3, background: '#2020c0' } })
    .composite([{ input: half, left: 0, top: 0 }, ...grain])
    .toFormat(format)
    .withExif({
      IFD0: { Make: 'Phonemaker', Model: 'SECRET-DEVICE', ImageDescription: 'PETRA PATIENT' },
      ...(takenNote ? { IFD2: { DateTimeOriginal: takenNote } } : {}),
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '40/1 42/1 46/1', GPSLongitudeRef: 'W', GPSLongitude: '74/1 0/1 22/1' },
    })
    .withMetadata({ orientation })
    .toBuffer();
}

/** Sends a file in pieces; returns what `photos.add` asks for. */
export async function upload(client: Client, bytes: Uint8Array, uploadId: string = randomUUID()): Promise<string> {
  for (let at = 0; at < bytes.length; at += uploadPartMax) {
    const part = Buffer.from(bytes.subarray(at, at + uploadPartMax));
    await client.documents.upload.mutate({ uploadId, size: bytes.length, at, base64: part.toString('base64') });
  }
  return uploadId;
}

type Facts = Partial<Parameters<Client['charting']['photos']['add']['mutate']>[0]> & { patientId: string };

/** Sends a file and puts it on the chart. */
export async function addPhoto(
  client: Client,
  bytes: Uint8Array,
  facts: Facts,
): Promise<{ id: string; version: number }> {
  const uploadId = await upload(client, bytes);
  return client.charting.photos.add.mutate({
    uploadId,
    appointmentId: null,
    serviceLineId: null,
    viewId: null,
    phase: 'before',
    source: 'file',
    ...facts,
  });
}
