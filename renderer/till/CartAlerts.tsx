import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CartOutput } from '../../electron/till/carts/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { SafetyHints } from '../scheduling/SafetyHints.tsx';

/** What the clinic's safety rules say against goods in the cart of a patient. Only said: selling goes on. */
export function CartAlerts({ cart }: { cart: CartOutput }) {
  const { t } = useTranslation('alerts');
  const { patient, appointmentId } = cart;
  const goods = cart.lines.flatMap(({ kind, productId, quantity }) =>
    kind === 'retail' && productId !== null ? [{ productId, quantity }] : [],
  );
  const wanted = patient !== null && goods.length > 0;
  const found = useQuery({
    ...useTRPC().charting.alerts.forSale.queryOptions({ patientId: patient?.id ?? '', appointmentId, goods }),
    enabled: wanted,
    placeholderData: keepPreviousData,
  });
  return <SafetyHints label={t('saleTitle')} alerts={wanted ? (found.data?.alerts ?? []) : []} />;
}
