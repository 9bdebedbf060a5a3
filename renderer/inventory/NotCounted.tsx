import { useTranslation } from 'react-i18next';
import type { Product } from '../../electron/inventory/schemas.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { formatDate } from '../ui/format.ts';
import type { Delivered, Said, Unfit } from './delivery.ts';

export interface NotCountedProps {
  why: Unfit;
  said: Said;
  /** What was counted so far. */
  delivered: Delivered;
  products: readonly Product[];
}

/** Says why a scan was not counted, and what to do with the package. */
export function NotCounted({ why, said, delivered, products }: NotCountedProps) {
  const { t } = useTranslation('inventory');
  const nameOf = (id: string | null | undefined): string => products.find((row) => row.id === id)?.name ?? '';
  const day = (date: string | null | undefined): string => (date ? formatDate(date) : '');
  return (
    <ErrorNotice
      sentence={t(`unfit_${why}`, {
        name: nameOf(said.productId),
        nowName: nameOf(delivered.productId),
        lot: said.lot ?? '',
        nowLot: delivered.lot.trim(),
        expiry: day(said.expiresOn),
        nowExpiry: day(delivered.expiresOn),
        serial: said.serial ?? '',
      })}
    />
  );
}
