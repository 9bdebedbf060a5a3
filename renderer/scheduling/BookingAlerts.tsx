import { IconAlertTriangle, IconBan, IconInfoCircle } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../api/client.ts';
import { toneStyle } from '../ui/toneStyle.ts';
import styles from './hints.module.css';

export interface BookingAlertsProps {
  patientId: string | null;
  serviceIds: readonly string[];
  /** Epoch ms of the visit. */
  at: number;
}

const looks = {
  stop: ['red', IconBan],
  reason: ['amber', IconAlertTriangle],
  advice: ['blue', IconInfoCircle],
} as const;

/** What the clinic's safety rules say against services while they are booked. Only said: booking goes on. */
export function BookingAlerts({ patientId, serviceIds, at }: BookingAlertsProps) {
  const { t } = useTranslation('alerts');
  const wanted = patientId !== null && serviceIds.length > 0;
  const found = useQuery({
    ...useTRPC().charting.alerts.forBooking.queryOptions({
      patientId: patientId ?? '',
      serviceIds: [...serviceIds],
      at,
    }),
    enabled: wanted,
    placeholderData: keepPreviousData,
  });
  const alerts = wanted ? (found.data?.alerts ?? []) : [];
  if (alerts.length === 0) return null;
  return (
    <ul className={styles.hints} aria-label={t('bookingTitle')}>
      {alerts.map(({ key, weight, sentence }) => {
        const [tone, Icon] = looks[weight];
        return (
          <li key={key} style={toneStyle(tone)}>
            <Icon size={15} aria-hidden />
            <span>{sentence}</span>
          </li>
        );
      })}
    </ul>
  );
}
