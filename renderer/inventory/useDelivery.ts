import { useState } from 'react';
import { costAt, openOf } from '../../electron/inventory/orders/rules.ts';
import type { OrderSheet } from '../../electron/inventory/orders/schemas.ts';
import type { Product } from '../../electron/inventory/schemas.ts';
import type { Said } from './useIdentify.ts';

/** What is typed and scanned of a delivery: one lot of one product. On an order the cost follows its price until another is typed. */
export function useDelivery(first: Said | null, products: readonly Product[] | undefined, order: OrderSheet | null) {
  const [productId, setProduct] = useState<string | null>(first?.productId ?? null);
  const [lot, setLot] = useState(first?.lot ?? '');
  const [expiresOn, setExpiry] = useState<string | null>(first?.expiresOn ?? null);
  const [serials, setSerials] = useState<string[]>(first?.serial ? [first.serial] : []);
  const [typedMany, setMany] = useState<number | string | null>(null);
  const [typedQuantity, setQuantity] = useState<number | null | undefined>(undefined);
  const [typedCost, setTypedCost] = useState<number | null | undefined>(undefined);
  const product = products?.find((row) => row.id === productId);
  const line = order?.lines.find((row) => row.productId === productId) ?? null;

  const open = line && product ? openOf(line) : 0;
  const expected = product?.inContainers && open > 0 ? Math.max(1, Math.floor(open / product.packageSize)) : 1;
  const many = typedMany ?? (serials.length > 0 ? serials.length : expected);
  const quantity = typedQuantity === undefined ? Math.max(1000, open) : typedQuantity;
  const amount = product?.inContainers ? Number(many) * product.packageSize : (quantity ?? 0);
  const orderedCents = line && amount > 0 ? costAt(amount, line.packageSize, line.costCents) : null;
  const costCents = typedCost === undefined ? orderedCents : typedCost;

  /** The price of the order stays followed: a scanner that types into this field leaves it as it was. */
  const setCost = (cents: number | null): void => setTypedCost(cents === orderedCents ? undefined : cents);

  /** Takes over what a scan said; a serial number counts one more. */
  const takeOver = (said: Said): void => {
    if (said.productId) setProduct(said.productId);
    if (said.lot) setLot(said.lot);
    if (said.expiresOn) setExpiry(said.expiresOn);
    const { serial } = said;
    if (!serial || serials.includes(serial)) return;
    setSerials([...serials, serial]);
    if (typedMany !== null) setMany(Math.max(Number(typedMany), serials.length + 1));
  };

  /** A delivery is of one lot: once packages are counted, one of another lot is not counted among them. */
  const counts = (said: Said): boolean =>
    serials.length === 0 ||
    ((said.productId === undefined || said.productId === productId) && (said.lot === undefined || said.lot === lot));

  return {
    product,
    productId,
    setProduct,
    lot,
    setLot,
    expiresOn,
    setExpiry,
    serials,
    many,
    setMany,
    quantity,
    setQuantity,
    amount,
    costCents,
    setCost,
    orderedCents,
    counts,
    takeOver,
    line,
  };
}
