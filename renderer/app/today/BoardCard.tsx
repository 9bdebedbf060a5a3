import { ActionIcon, Button } from '@mantine/core';
import {
  IconAlarm,
  IconArrowRight,
  IconCash,
  IconClipboardText,
  IconClock,
  IconDeviceTablet,
} from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardEntry, BoardOutput } from '../../../electron/scheduling/schemas.ts';
import type { HandOver } from '../../../electron/tablets/schemas.ts';
import { HandOverChip } from '../../tablets/HandOverChip.tsx';
import { formatMinutes, formatTime } from '../../ui/format.ts';
import type { Tone } from '../../ui/tokens.ts';
import { toneStyle } from '../../ui/toneStyle.ts';
import { type ColumnKey, columnBeside, minutesHere } from './columns.ts';
import styles from './today.module.css';

/** Minutes from which on someone is late, has waited long, has waited too long. */
export type BoardLimits = BoardOutput['limits'];

export interface BoardCardProps {
  entry: BoardEntry;
  column: ColumnKey;
  limits: BoardLimits;
  now: number;
  zone: string;
  tabIndex: number;
  mayMove: boolean;
  /** How many forms the visit waits for. */
  formsMissing: number;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onOpen: (() => void) | null;
  onNext: () => void;
  /** Where the patient is with a tablet, if they had one today. */
  handOver: HandOver | null;
  /** Hands the patient a tablet, or shows how far they are; null for who may not. */
  onTablet: (() => void) | null;
  /** Opens the till for a visit at checkout, for those who may take money. */
  onPay: (() => void) | null;
}

const partOf: Partial<Record<ColumnKey, 'waiting' | 'room' | 'treatment' | 'checkout'>> = {
  arrived: 'waiting',
  roomed: 'room',
  inTreatment: 'treatment',
  checkout: 'checkout',
};

/** Where somebody waits: longer than the clinic's limits, someone should look. */
const waits: readonly ColumnKey[] = ['arrived', 'roomed', 'checkout'];

function toneOf(column: ColumnKey, minutes: number, limits: BoardLimits): Tone {
  if (!waits.includes(column)) return 'grey';
  return minutes >= limits.over ? 'red' : minutes >= limits.soon ? 'amber' : 'grey';
}

/** One person on the board. */
export function BoardCard(props: BoardCardProps) {
  const { entry, column, limits, now, zone, tabIndex, mayMove, formsMissing, onFocus, onKeyDown } = props;
  const { onOpen, onNext, onPay, handOver, onTablet } = props;
  const { t } = useTranslation();
  const next = columnBeside(column, 1);
  const here = minutesHere(entry, now);
  const late = column === 'expected' ? Math.floor((now - entry.startsAt) / 60_000) : 0;
  const { stay } = entry;
  const waiting =
    column === 'done'
      ? null
      : column === 'expected'
        ? late > 0
          ? {
              tone: (late >= limits.late ? 'red' : 'amber') as Tone,
              words: t('late', { minutes: formatMinutes(late) }),
              short: t('lateShort', { minutes: formatMinutes(late) }),
            }
          : null
        : {
            tone: toneOf(column, here, limits),
            words: t(column === 'inTreatment' ? 'sinceHere' : 'waiting', { minutes: formatMinutes(here) }),
            short: formatMinutes(here),
          };

  const parts = stay
    ? (['waiting', 'room', 'treatment', 'checkout'] as const).filter(
        (part) => stay[part] > 0 || partOf[column] === part,
      )
    : [];
  // what the badge says already is not said twice
  const stayText =
    stay === null || (parts.length < 2 && column !== 'done')
      ? ''
      : [
          t('stayTotal', { minutes: formatMinutes(stay.total) }),
          ...(column === 'done' ? [] : parts.map((part) => `${t(`stay_${part}`)}\u00a0${stay[part]}`)),
        ].join(' · ');
  const stayWords = stay
    ? [
        ...parts.map((part) => `${t(`stay_${part}`)} ${formatMinutes(stay[part])}`),
        t('stayTotal', { minutes: formatMinutes(stay.total) }),
      ].join(', ')
    : '';

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
      {stayText === '' ? null : (
        <div className={styles.stay} title={stayWords}>
          <span className="s-visually-hidden">{stayWords}</span>
          <span aria-hidden>{stayText}</span>
        </div>
      )}
      {entry.lateBy > 0 && column !== 'expected' && column !== 'done' ? (
        <div className={styles.came} style={toneStyle('amber')}>
          <IconAlarm size={12} aria-hidden />
          {t('cameLate', { minutes: formatMinutes(entry.lateBy) })}
        </div>
      ) : null}
      {formsMissing > 0 ? (
        <div className={styles.came} style={toneStyle('amber')}>
          <IconClipboardText size={12} aria-hidden />
          {t('formsMissing', { count: formsMissing })}
        </div>
      ) : null}
      {handOver && column !== 'done' ? (
        <div className={styles.tablet}>
          <HandOverChip handOver={handOver} />
        </div>
      ) : null}
      <div className={styles.cardFoot}>
        {waiting ? (
          <span className={styles.wait} title={waiting.words} style={toneStyle(waiting.tone)} data-tone={waiting.tone}>
            <IconClock size={12} aria-hidden />
            <span aria-hidden>{waiting.short}</span>
            <span className="s-visually-hidden">{waiting.words}</span>
          </span>
        ) : null}
        {onTablet ? (
          <ActionIcon
            size={24}
            variant="subtle"
            color="gray"
            tabIndex={tabIndex}
            className={styles.toTablet ?? ''}
            aria-label={t('tabletFor', { name: entry.patientName })}
            title={t('tabletSend')}
            onClick={onTablet}
          >
            <IconDeviceTablet size={16} stroke={1.6} aria-hidden />
          </ActionIcon>
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
