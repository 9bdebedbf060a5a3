import { Button } from '@mantine/core';
import { useDesk } from '../api/desk.ts';
import { formatDay, formatTime } from '../ui/format.ts';
import styles from './scheduling.module.css';

export interface TimeOffersProps {
  label: string;
  /** Instants; today's are shown as times only. */
  starts: readonly number[];
  /** The day one is looking at: its offers need no date. */
  on?: number;
  autoFocus?: boolean;
  onTake: (start: number) => void;
}

/** Times that fit, as buttons. */
export function TimeOffers({ label, starts, on, autoFocus, onTake }: TimeOffersProps) {
  const { zone } = useDesk();
  const reference = formatDay(on ?? starts[0] ?? 0, zone);
  return (
    <div className={styles.offers} role="group" aria-label={label}>
      <span className={styles.offersLabel}>{label}</span>
      {starts.map((start, index) => (
        <Button
          key={start}
          size="xs"
          variant="default"
          data-autofocus={(autoFocus && index === 0) || undefined}
          onClick={() => onTake(start)}
        >
          {formatDay(start, zone) === reference
            ? formatTime(start, zone)
            : `${formatDay(start, zone).replace(/, \d{4}$/, '')}, ${formatTime(start, zone)}`}
        </Button>
      ))}
    </div>
  );
}
