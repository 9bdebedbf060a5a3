import { useRef, useState } from 'react';
import { costAt, openOf } from '../../electron/inventory/orders/rules.ts';
import type { OrderSheet } from '../../electron/inventory/orders/schemas.ts';
import type { Product } from '../../electron/inventory/schemas.ts';
import { type Delivered, nothingYet, type Said, scannedOf, type Unfit, unfitFor, withScan } from './delivery.ts';

function begun(first: Said | null): Delivered {
  if (!first) return nothingYet;
  return unfitFor(nothingYet, first)
    ? { ...nothingYet, productId: first.productId ?? null }
    : withScan(nothingYet, first);
}

/** What is typed and scanned of a delivery: one lot of one product. On an order the cost follows its price until another is typed. */
export function useDelivery(first: Said | null, products: readonly Product[] | undefined, order: OrderSheet | null) {
  const [delivered, setShown] = useState(() => begun(first));
  // scans are looked up one beside the other: each is added to what is there when its answer comes
  const now = useRef(delivered);
  const setDelivered = (next: Delivered): void => {
    now.current = next;
    setShown(next);
  };
  const [notCounted, setNotCounted] = useState<{ why: Unfit; said: Said } | null>(() => {
    const why = first ? unfitFor(nothingYet, first) : null;
    return first && why ? { why, said: first } : null;
  });
  const { productId, lot, expiresOn, serials } = delivered;
  const scanned = scannedOf(delivered);
  const [typedMany, setMany] = useState<number | string | null>(null);
  const [typedQuantity, setQuantity] = useState<number | null | undefined>(undefined);
  const [typedCost, setTypedCost] = useState<number | null | undefined>(undefined);
  const product = products?.find((row) => row.id === productId);
  const line = order?.lines.find((row) => row.productId === productId) ?? null;

  const open = line && product ? openOf(line) : 0;
  const expected = product?.inContainers && open > 0 ? Math.max(1, Math.floor(open / product.packageSize)) : 1;
  // one scan says what comes, and all of it is proposed; whoever goes on scanning counts
  const counting = serials.length > 0 || scanned > 1;
  const many = typedMany ?? (counting ? scanned : expected);
  const package_ = product?.packageSize ?? 1000;
  const quantity =
    typedQuantity === undefined ? (counting ? scanned * package_ : Math.max(package_, open)) : typedQuantity;
  const amount = product?.inContainers ? Number(many) * product.packageSize : (quantity ?? 0);
  const orderedCents = line && amount > 0 ? costAt(amount, line.packageSize, line.costCents) : null;
  const costCents = typedCost === undefined ? orderedCents : typedCost;

  /** The price of the order stays followed: a scanner that types into this field leaves it as it was. */
  const setCost = (cents: number | null): void => setTypedCost(cents === orderedCents ? undefined : cents);

  /** Counts what was scanned, or keeps why it is not counted. */
  const scan = (said: Said): void => {
    const why = unfitFor(now.current, said);
    setNotCounted(why ? { why, said } : null);
    if (why) return;
    const next = withScan(now.current, said);
    setDelivered(next);
    // a number that was typed stands until more than that was scanned
    if (typedMany !== null) setMany(Math.max(Number(typedMany), scannedOf(next)));
    if (typeof typedQuantity === 'number') setQuantity(Math.max(typedQuantity, scannedOf(next) * package_));
  };

  return {
    product,
    productId,
    // what was scanned was of the other product
    setProduct: (next: string | null) => setDelivered({ ...delivered, productId: next, serials: [], plain: 0 }),
    lot,
    setLot: (next: string) => setDelivered({ ...delivered, lot: next }),
    expiresOn,
    setExpiry: (next: string | null) => setDelivered({ ...delivered, expiresOn: next }),
    serials,
    delivered,
    scanned,
    notCounted,
    many,
    setMany,
    quantity,
    setQuantity,
    amount,
    costCents,
    setCost,
    orderedCents,
    scan,
    line,
  };
}
