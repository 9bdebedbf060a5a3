import { Button } from '@mantine/core';
import { IconAlertTriangle, IconArrowBackUp, IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../api/desk.ts';
import { formatDay, formatTime } from '../../ui/format.ts';
import { TimeOffers } from '../TimeOffers.tsx';
import styles from './series.module.css';

/** One date of several that are booked or moved at once. */
export interface DatedWish {
  /** What tells it from the others: its date, or its appointment. */
  key: string;
  startsAt: number;
  clock?: 'plain' | 'missing' | 'twice';
  clash: { sentence: string; free: number[] } | null;
}

export interface DateChoicesProps {
  label: string;
  dates: readonly DatedWish[];
  /** Another time, or none (null), by key. */
  choices: ReadonlyMap<string, number | null>;
  onChoose: (key: string, startsAt: number | null | undefined) => void;
  /** What leaving one out means: not booked, or left where it is. */
  leaveOut: string;
  leftOut: string;
}

/** Every date with whether it fits; what does not fit is given another time or left out. */
export function DateChoices({ label, dates, choices, onChoose, leaveOut, leftOut }: DateChoicesProps) {
  const { t } = useTranslation('scheduling');
  const { zone } = useDesk();
  return (
    <ol className={styles.dates} aria-label={label}>
      {dates.map(({ key, startsAt, clock, clash }) => {
        const choice = choices.get(key);
        const chosen = choices.has(key);
        const at = typeof choice === 'number' ? choice : startsAt;
        const state = choice === null ? 'out' : clash && !chosen ? 'clash' : 'fits';
        return (
          <li key={key} data-state={state}>
            <span className={styles.mark}>
              {state === 'out' ? (
                <IconX size={15} aria-label={leftOut} />
              ) : state === 'clash' ? (
                <IconAlertTriangle size={15} aria-label={t('doesNotFit')} />
              ) : (
                <IconCheck size={15} aria-label={t('fitsWord')} />
              )}
            </span>
            <span className={styles.when}>
              {formatDay(at, zone)}, <span className="s-num">{formatTime(at, zone)}</span>
            </span>
            <span className={styles.act}>
              {chosen ? (
                <Button
                  variant="subtle"
                  size="compact-xs"
                  leftSection={<IconArrowBackUp size={13} aria-hidden />}
                  onClick={() => onChoose(key, undefined)}
                >
                  {choice === null ? leftOut : t('asWished')}
                </Button>
              ) : (
                <Button variant="subtle" size="compact-xs" onClick={() => onChoose(key, null)}>
                  {leaveOut}
                </Button>
              )}
            </span>
            {state === 'clash' && clash ? (
              <div className={styles.why}>
                <span>{clash.sentence.split(' Next free')[0]}</span>
                {clash.free.length > 0 ? (
                  <TimeOffers
                    label={t('takeInstead')}
                    starts={clash.free}
                    on={startsAt}
                    onTake={(start) => onChoose(key, start)}
                  />
                ) : null}
              </div>
            ) : null}
            {state !== 'out' && clock && clock !== 'plain' ? (
              <div className={styles.why}>{t(clock === 'missing' ? 'clockMissing' : 'clockTwice')}</div>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}
