import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { Photo } from '../../../electron/charting/photos/schemas.ts';
import { useDesk } from '../../api/desk.ts';
import { formatDate } from '../../ui/format.ts';
import { PhotoTile } from './PhotoTile.tsx';
import styles from './photos.module.css';
import { daysOf } from './usePhotos.ts';

export interface PhotoGridProps {
  label: string;
  photos: readonly Photo[];
  selected: ReadonlySet<string>;
  onSelect: (id: string) => void;
  onOpen: (id: string) => void;
  /** Called as the end comes near. */
  onEnd?: () => void;
}

type Row = { kind: 'day'; date: string } | { kind: 'photos'; photos: Photo[]; first: number };

const tile = { width: 168, gap: 12, height: 196 };
const dayHeight = 38;

/** Photos by day, as many columns as fit. Only the rows in sight are drawn, so hundreds are as fast as ten. Arrows walk. */
export function PhotoGrid({ label, photos, selected, onSelect, onOpen, onEnd }: PhotoGridProps) {
  const { zone } = useDesk();
  const { ref: sized, width } = useElementSize();
  const own = useRef<HTMLDivElement>(null);
  const ref = useMergedRef(sized, own);
  const columns = Math.max(1, Math.floor((width + tile.gap) / (tile.width + tile.gap)));
  const rows = useMemo(() => rowsOf(photos, columns, zone), [photos, columns, zone]);
  const [active, setActive] = useState(0);
  const [walked, setWalked] = useState(false);
  // oxlint-disable-next-line react/incompatible-library -- nothing it returns is handed to a memoized part
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scrollerOf(own.current),
    estimateSize: (at) => (rows[at]?.kind === 'day' ? dayHeight : tile.height + tile.gap),
    overscan: 4,
    scrollMargin: own.current?.offsetTop ?? 0,
  });
  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (rows.length > 0 && lastShown >= rows.length - 3) onEnd?.();
  }, [lastShown, rows.length, onEnd]);
  // the tile one walks to may not have been drawn before
  useEffect(() => {
    if (walked) own.current?.querySelector<HTMLElement>(`[data-tile="${active}"]`)?.focus();
  }, [active, walked]);

  const walk = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[event.key];
    const to = step === undefined ? { Home: 0, End: photos.length - 1 }[event.key] : active + step;
    if (to === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const next = Math.min(photos.length - 1, Math.max(0, to));
    const row = rows.findIndex(
      (one) => one.kind === 'photos' && one.first <= next && next < one.first + one.photos.length,
    );
    virtual.scrollToIndex(row, { align: 'auto' });
    setWalked(true);
    setActive(next);
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the arrows walk among the buttons inside
    <div
      ref={ref}
      role="group"
      aria-label={label}
      className={styles.grid}
      style={{ height: virtual.getTotalSize() }}
      onKeyDown={walk}
    >
      {items.map((item) => {
        const row = rows[item.index];
        if (!row) return null;
        const place = { transform: `translateY(${item.start - virtual.options.scrollMargin}px)` };
        if (row.kind === 'day')
          return (
            <h2 key={`day ${row.date}`} className={styles.day} style={place}>
              {formatDate(row.date)}
            </h2>
          );
        return (
          <div key={row.photos[0]?.id} className={styles.gridRow} style={place}>
            {row.photos.map((photo, at) => (
              <PhotoTile
                key={photo.id}
                photo={photo}
                at={row.first + at}
                reachable={row.first + at === active}
                selected={selected.has(photo.id)}
                onSelect={() => onSelect(photo.id)}
                onOpen={() => {
                  setActive(row.first + at);
                  onOpen(photo.id);
                }}
              />
            ))}
          </div>
        );
      })}
    </div>
  );
}

function rowsOf(photos: readonly Photo[], columns: number, zone: string): Row[] {
  const rows: Row[] = [];
  let first = 0;
  for (const day of daysOf(photos, zone)) {
    rows.push({ kind: 'day', date: day.date });
    for (let at = 0; at < day.photos.length; at += columns) {
      const part = day.photos.slice(at, at + columns);
      rows.push({ kind: 'photos', photos: part, first });
      first += part.length;
    }
  }
  return rows;
}

function scrollerOf(element: HTMLElement | null): HTMLElement | null {
  let at = element?.parentElement ?? null;
  while (at && !/auto|scroll/.test(getComputedStyle(at).overflowY)) at = at.parentElement;
  return at;
}
