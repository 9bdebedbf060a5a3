import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Photo } from '../../../electron/charting/photos/schemas.ts';
import { useDesk } from '../../api/desk.ts';
import { formatInstant, formatTime } from '../../ui/format.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { Picture } from './Picture.tsx';
import styles from './photos.module.css';
import { useLook } from './useLook.ts';

export interface PhotoTileProps {
  photo: Photo;
  /** Its place in the grid. */
  at: number;
  /** Tab comes to this one; arrows go on from it. */
  reachable: boolean;
  selected: boolean;
  /** Nothing is selected here: it only opens. */
  plain?: boolean;
  onSelect: () => void;
  onOpen: () => void;
}

/** A photo in the grid: opens with Enter, is selected with Space or its box. */
export function PhotoTile({ photo, at, reachable, selected, plain = false, onSelect, onOpen }: PhotoTileProps) {
  const { t } = useTranslation('photos');
  const { zone } = useDesk();
  const look = useLook();
  const name = photo.viewName ?? t('noView');
  const when = formatInstant(photo.takenAt, zone);
  const label =
    photo.hiddenAt !== null
      ? t('tileHidden', { view: name, when })
      : t('tile', { view: name, phase: t(`phase_${photo.phase}`), when, use: look.ofPhoto(photo).text });
  return (
    <div
      className={styles.tile}
      data-selected={selected || undefined}
      data-hidden={photo.hiddenAt === null ? undefined : true}
    >
      <button
        type="button"
        className={styles.tileOpen}
        data-tile={at}
        tabIndex={reachable ? 0 : -1}
        aria-label={label}
        onClick={onOpen}
        onKeyDown={(event) => {
          if (event.key !== ' ') return;
          event.preventDefault();
          onSelect();
        }}
      >
        <span className={styles.frame}>
          <Picture patientId={photo.patientId} photoId={photo.id} size="thumb" alt="" className={styles.thumb} />
          {(photo.use === 'chartOnly' && photo.useEnded === null) || photo.hiddenAt !== null ? null : (
            <span className={styles.tileUse}>
              <StatusBadge {...look.ofPhoto(photo)} />
            </span>
          )}
        </span>
        <span className={styles.tileName}>{name}</span>
        <span className={styles.tileFacts}>
          {t(`phase_${photo.phase}`)} · {formatTime(photo.takenAt, zone)}
        </span>
      </button>
      {plain ? null : (
        <Checkbox
          className={styles.tileBox}
          size="xs"
          tabIndex={-1}
          aria-label={t('select', { what: label })}
          checked={selected}
          onChange={onSelect}
        />
      )}
    </div>
  );
}
