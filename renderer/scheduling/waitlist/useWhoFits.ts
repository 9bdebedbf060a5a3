import { useTranslation } from 'react-i18next';
import type { DayAppointment } from '../../../electron/scheduling/schemas.ts';
import { useTRPCClient } from '../../api/client.ts';
import { useOpen } from '../../api/open.ts';
import { showOffer } from '../../ui/toasts.tsx';

/** After a time has become free: says how many on the waitlist fit it, with the way to them. Silent if nobody does. */
export function useWhoFits() {
  const { t } = useTranslation('waitlist');
  const client = useTRPCClient();
  const { fits } = useOpen();
  return (appointment: Pick<DayAppointment, 'startsAt' | 'lines'>): void => {
    const provider = appointment.lines[0]?.providerId;
    if (!provider || !fits) return;
    client.scheduling.waitlistFits
      .query({ providerId: provider, from: appointment.startsAt })
      .then(({ fits: found }) => {
        if (found.length === 0) return;
        showOffer(t('fitThisGap', { count: found.length }), t('showThem'), () =>
          fits({ provider, from: appointment.startsAt }),
        );
      })
      // the offer is a courtesy: what was done stands, and the list is on its page
      .catch(() => undefined);
  };
}
