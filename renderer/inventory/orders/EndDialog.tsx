import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { OrderHead } from '../../../electron/inventory/orders/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { ReasonDialog } from '../../ui/ReasonDialog.tsx';

/** Calls an order off, or gives up what is missing of it; either way with a reason. */
export function EndDialog({ order, way, onClose }: { order: OrderHead; way: 'cancel' | 'close'; onClose: () => void }) {
  const { t } = useTranslation('purchasing');
  const trpc = useTRPC();
  const cancel = useMutation(trpc.inventory.cancelOrder.mutationOptions({ onSuccess: onClose }));
  const close = useMutation(trpc.inventory.closeOrder.mutationOptions({ onSuccess: onClose }));
  const act = way === 'cancel' ? cancel : close;
  return (
    <ReasonDialog
      danger={way === 'cancel'}
      title={t(`${way}Title`)}
      text={t(`${way}Text`)}
      submit={t(way === 'cancel' ? 'cancelOrder' : 'close')}
      label={t('reason')}
      least={1}
      most={200}
      busy={act.isPending}
      problem={act.error ? sentenceOf(act.error) : null}
      onSubmit={(reason) => act.mutate({ id: order.id, expectedVersion: order.version, reason })}
      onClose={onClose}
    />
  );
}
