import { useTranslation } from 'react-i18next';
import { useDesk } from '../../api/desk.ts';
import { formatTime } from '../../ui/format.ts';
import { useNow } from '../../ui/useNow.ts';
import styles from './layout.module.css';

/** The time on the clinic's wall, which need not be this PC's. */
export function ClinicClock() {
  const { t } = useTranslation();
  const { zone } = useDesk();
  const now = useNow();
  const day = new Intl.DateTimeFormat(undefined, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: zone,
  }).format(now);
  return (
    <time className={styles.clock} dateTime={new Date(now).toISOString()} title={t('clock', { zone })}>
      {day} <strong>{formatTime(now, zone)}</strong>
    </time>
  );
}
