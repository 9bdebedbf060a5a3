import { Button } from '@mantine/core';
import { Fragment } from 'react';
import { useDesk } from '../api/desk.ts';
import { formatDay, formatTime } from '../ui/format.ts';
import styles from './scheduling.module.css';

export interface TimeOffersProps {
  label: string;
  starts: readonly number[];
  /** The day one is looking at: its offers need no date. */
  on?: number;
  autoFocus?: boolean;
  onTake: (start: number) => void;
}

/** Times that fit, as buttons; a day is named once, before its first time. */
export function TimeOffers({ label, starts, on, autoFocus, onTake }: TimeOffersProps) {
  const { zone } = useDesk();
  const dayOf = (instant: number): string => formatDay(instant, zone).replace(/, \d{4}$/, '');
  return (
    <div className={styles.offers} role="group" aria-label={label}>
      <span className={styles.offersLabel}>{label}</span>
      {starts.map((start, index) => {
        const day = dayOf(start);
        const before = index > 0 ? starts[index - 1] : on;
        return (
          <Fragment key={start}>
            {before !== undefined && dayOf(before) === day ? null : <span className={styles.offersLabel}>{day}</span>}
            <Button
              size="xs"
              variant="default"
              data-autofocus={(autoFocus && index === 0) || undefined}
              aria-label={`${day}, ${formatTime(start, zone)}`}
              onClick={() => onTake(start)}
            >
              {formatTime(start, zone)}
            </Button>
          </Fragment>
        );
      })}
    </div>
  );
}
