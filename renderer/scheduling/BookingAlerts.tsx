import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../api/client.ts';
import { SafetyHints } from './SafetyHints.tsx';

export interface BookingAlertsProps {
  patientId: string | null;
  serviceIds: readonly string[];
  /** Epoch ms of the visit. */
  at: number;
}

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
  return <SafetyHints label={t('bookingTitle')} alerts={alerts} />;
}
