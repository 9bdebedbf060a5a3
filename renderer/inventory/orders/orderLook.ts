import type { TFunction } from 'i18next';
import type { OrderState } from '../../../electron/inventory/orders/rules.ts';
import type { OrderHead, OrderSheet } from '../../../electron/inventory/orders/schemas.ts';
import type { Tone } from '../../ui/tokens.ts';

export const orderTone: Record<OrderState, Tone> = {
  draft: 'grey',
  sent: 'blue',
  partReceived: 'teal',
  received: 'green',
  closedShort: 'amber',
  cancelled: 'grey',
};

/** What an order is called: by its number, or whom the draft is for. */
export function orderTitle(t: TFunction<'purchasing'>, order: Pick<OrderHead, 'number' | 'supplierName'>): string {
  return order.number === null
    ? t('draftTitle', { supplier: order.supplierName })
    : t('orderTitle', { number: order.number });
}

type Line = Pick<OrderSheet['lines'][number], 'productId' | 'packages' | 'costCents'>;

/** A draft as it is sent to be saved, with other lines or other particulars. */
export function contentOf(
  sheet: OrderSheet,
  change: { lines?: readonly Line[]; locationId?: string; expectedOn?: string | null; note?: string } = {},
) {
  const { order } = sheet;
  const lines = (change.lines ?? sheet.lines).map(({ productId, packages, costCents }) => ({
    productId,
    packages,
    costCents,
  }));
  const { locationId = order.locationId, expectedOn = order.expectedOn, note = order.note } = change;
  return { id: order.id, expectedVersion: order.version, locationId, expectedOn, note, lines };
}
