import { Button } from '@mantine/core';
import { IconArrowRight, IconCash, IconClock } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardEntry } from '../../../electron/scheduling/schemas.ts';
import { formatMinutes, formatTime } from '../../ui/format.ts';
import type { Tone } from '../../ui/tokens.ts';
import { toneStyle } from '../../ui/toneStyle.ts';
import { type ColumnKey, columnBeside, minutesHere } from './columns.ts';
import styles from './today.module.css';

export interface BoardCardProps {
  entry: BoardEntry;
  column: ColumnKey;
  now: number;
  zone: string;
  tabIndex: number;
  mayMove: boolean;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onOpen: (() => void) | null;
  onNext: () => void;
  /** Opens the till for a visit at checkout, for those who may take money. */
  onPay: (() => void) | null;
}

/** Longer than this, someone should look: minutes, per column. */
const patience: Partial<Record<ColumnKey, readonly [soon: number, over: number]>> = {
  arrived: [10, 20],
  roomed: [10, 20],
  checkout: [5, 15],
};

function toneOf(column: ColumnKey, minutes: number): Tone {
  const limits = patience[column];
  if (!limits) return 'grey';
  return minutes >= limits[1] ? 'red' : minutes >= limits[0] ? 'amber' : 'grey';
}

/** One person on the board. */
export function BoardCard(props: BoardCardProps) {
  const { entry, column, now, zone, tabIndex, mayMove, onFocus, onKeyDown, onOpen, onNext, onPay } = props;
  const { t } = useTranslation();
  const next = columnBeside(column, 1);
  const here = minutesHere(entry, now);
  const late = column === 'expected' ? Math.floor((now - entry.startsAt) / 60_000) : 0;
  const waiting =
    column === 'done'
      ? null
      : column === 'expected'
        ? late > 0
          ? {
              tone: (late > 15 ? 'red' : 'amber') as Tone,
              words: t('late', { minutes: formatMinutes(late) }),
              short: t('lateShort', { minutes: formatMinutes(late) }),
            }
          : null
        : {
            tone: toneOf(column, here),
            words: t(column === 'inTreatment' ? 'sinceHere' : 'waiting', { minutes: formatMinutes(here) }),
            short: formatMinutes(here),
          };

  return (
    // a card of the board: one stop of its keyboard walk
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <article
      className={styles.card}
      data-entry={entry.id}
      data-column={column}
      tabIndex={tabIndex}
      draggable={mayMove}
      aria-label={[entry.patientName, formatTime(entry.startsAt, zone), entry.services.join(', '), waiting?.words]
        .filter(Boolean)
        .join(', ')}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', entry.id);
        event.dataTransfer.effectAllowed = 'move';
      }}
      onClick={(event) => {
        if (onOpen && !(event.target as HTMLElement).closest('button')) onOpen();
      }}
      data-open={onOpen ? '' : undefined}
    >
      <strong className={styles.cardName}>{entry.patientName}</strong>
      <div className={styles.cardText} title={entry.services.join(', ')}>
        <time className={styles.cardTime}>{formatTime(entry.startsAt, zone)}</time>
        {'\u00a0· '}
        {entry.services.join(', ')}
      </div>
      <div className={styles.cardText} title={[...entry.providers, ...entry.rooms].join(' · ')}>
        {[...entry.providers, ...entry.rooms].join('\u00a0· ')}
      </div>
      <div className={styles.cardFoot}>
        {waiting ? (
          <span className={styles.wait} title={waiting.words} style={toneStyle(waiting.tone)} data-tone={waiting.tone}>
            <IconClock size={12} aria-hidden />
            <span aria-hidden>{waiting.short}</span>
            <span className="s-visually-hidden">{waiting.words}</span>
          </span>
        ) : null}
        {mayMove && next && next !== 'expected' && column !== 'checkout' ? (
          <Button
            size="compact-xs"
            variant="light"
            tabIndex={tabIndex}
            rightSection={<IconArrowRight size={12} aria-hidden />}
            aria-label={t('advanceTo', { name: entry.patientName, to: t(`to_${next}`) })}
            onClick={onNext}
          >
            {t(`to_${next}`)}
          </Button>
        ) : null}
        {column === 'checkout' && onPay ? (
          <Button
            size="compact-xs"
            variant="light"
            tabIndex={tabIndex}
            rightSection={<IconCash size={12} aria-hidden />}
            aria-label={t('advanceTo', { name: entry.patientName, to: t('toTill') })}
            onClick={onPay}
          >
            {t('toTill')}
          </Button>
        ) : null}
      </div>
    </article>
  );
}
