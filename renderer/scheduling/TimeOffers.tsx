import { Button } from '@mantine/core';
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
  const days: Array<{ day: string; starts: number[] }> = [];
  for (const start of starts) {
    const day = dayOf(start);
    const last = days.at(-1);
    if (last?.day === day) last.starts.push(start);
    else days.push({ day, starts: [start] });
  }
  return (
    <div className={styles.offers} role="group" aria-label={label}>
      <span className={styles.offersLabel}>{label}</span>
      {days.map((of) => (
        <span key={of.starts[0]} className={styles.offersDay}>
          {on !== undefined && dayOf(on) === of.day ? null : <span className={styles.offersLabel}>{of.day}</span>}
          {of.starts.map((start) => (
            <Button
              key={start}
              size="xs"
              variant="default"
              data-autofocus={(autoFocus && start === starts[0]) || undefined}
              aria-label={`${of.day}, ${formatTime(start, zone)}`}
              onClick={() => onTake(start)}
            >
              {formatTime(start, zone)}
            </Button>
          ))}
        </span>
      ))}
    </div>
  );
}
