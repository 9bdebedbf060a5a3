import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Photo } from '../../../electron/charting/photos/schemas.ts';
import { dateOf } from '../../../electron/kernel/dates.ts';
import { useTRPC } from '../../api/client.ts';

/** The photos of a patient, newest first, page by page. */
export function usePhotos(patientId: string) {
  const trpc = useTRPC();
  const answer = useInfiniteQuery(
    trpc.charting.photos.list.infiniteQueryOptions(
      { patientId },
      { getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined },
    ),
  );
  const { data } = answer;
  const photos = useMemo(() => data?.pages.flatMap((page) => page.photos) ?? null, [data]);
  return { ...answer, photos };
}

export interface PhotoDay {
  date: string;
  photos: Photo[];
}

/** Photos by the day they were taken, in the order in which they come. */
export function daysOf(photos: readonly Photo[], zone: string): PhotoDay[] {
  const days: PhotoDay[] = [];
  for (const photo of photos) {
    const date = dateOf(photo.takenAt, zone);
    const last = days.at(-1);
    if (last?.date === date) last.photos.push(photo);
    else days.push({ date, photos: [photo] });
  }
  return days;
}
