import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { PhotoSize } from '../../../electron/charting/photos/rules.ts';
import { type Client, useTRPCClient } from '../../api/client.ts';

/** What one call brings at most: small ones many, large ones few. */
const together: Record<PhotoSize, number> = { thumb: 60, screen: 4, kept: 1 };

interface Waiting {
  photoId: string;
  resolve: (picture: Blob | null) => void;
  reject: (error: unknown) => void;
}
type Loader = (patientId: string, photoId: string, size: PhotoSize) => Promise<Blob | null>;

/** Pictures asked for in one moment come with one call, which leaves one row in the audit. */
function createLoader(client: Client): Loader {
  const waiting = new Map<string, Waiting[]>();
  const send = async (patientId: string, size: PhotoSize, part: Waiting[]): Promise<void> => {
    try {
      const photoIds = part.map(({ photoId }) => photoId);
      const { pictures } = await client.charting.photos.pictures.query({ patientId, photoIds, size });
      const found = new Map(pictures.map((row) => [row.photoId, row]));
      for (const { photoId, resolve } of part) {
        const row = found.get(photoId);
        resolve(row ? blobOf(row.base64, row.mediaType) : null);
      }
    } catch (error) {
      for (const { reject } of part) reject(error);
    }
  };
  return (patientId, photoId, size) =>
    new Promise((resolve, reject) => {
      const key = `${patientId} ${size}`;
      const queue = waiting.get(key);
      if (queue) {
        queue.push({ photoId, resolve, reject });
        return;
      }
      const fresh = [{ photoId, resolve, reject }];
      waiting.set(key, fresh);
      setTimeout(() => {
        waiting.delete(key);
        for (let at = 0; at < fresh.length; at += together[size])
          void send(patientId, size, fresh.slice(at, at + together[size]));
      }, 16);
    });
}

function blobOf(base64: string, type: string): Blob {
  return new Blob([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], { type });
}

const loaders = new WeakMap<Client, Loader>();
function loaderOf(client: Client): Loader {
  const known = loaders.get(client) ?? createLoader(client);
  loaders.set(client, known);
  return known;
}

export interface ShownPicture {
  /** An address for an <img>; null while it is not there. */
  url: string | null;
  state: 'loading' | 'there' | 'damaged' | 'failed';
  retry: () => void;
}

/** One picture of a photo. It never changes, so it is asked for once; it is dropped when the desk is locked. */
export function usePicture(patientId: string, photoId: string | null, size: PhotoSize): ShownPicture {
  const client = useTRPCClient();
  const answer = useQuery({
    queryKey: ['photo-picture', size, photoId],
    queryFn: () => loaderOf(client)(patientId, photoId ?? '', size),
    enabled: photoId !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: size === 'thumb' ? 300_000 : 30_000,
  });
  const blob = answer.data ?? null;
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!blob) {
      setUrl(null);
      return;
    }
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return {
    url,
    state: answer.isError ? 'failed' : answer.isPending ? 'loading' : blob === null ? 'damaged' : 'there',
    retry: () => void answer.refetch(),
  };
}
