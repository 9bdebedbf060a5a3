/** The arithmetic of a sale, by hand: whole cents, rounded half up. */

export interface HandLine {
  id: string;
  kind: 'service' | 'retail';
  chargeId: string | null;
  chargeVersion: number | null;
  serviceLineId: string | null;
  productId: string | null;
  givenProductId: string | null;
  givenQuantity: number | null;
  packageSize: number | null;
  description: string;
  unit: string;
  quantity: number;
  unitPriceCents: number;
  performedBy: string | null;
  lots: HandLot[];
  goods: number;
  discount: number;
  discountReason: string | null;
  taxRate: number;
  tax: number;
  total: number;
}
export interface HandLot {
  product: string;
  lot: string;
  expiresOn: string;
  quantity: number;
}
export interface HandTender {
  kind: 'cash' | 'cardTerminal';
  cents: number;
  reference: string | null;
}
export interface HandApplied {
  amount: number;
  tip: number;
  received: number;
  change: number;
}

export function goodsOf(quantity: number, unitPriceCents: number): number {
  return Math.floor((quantity * unitPriceCents + 500) / 1000);
}

export function taxOf(cents: number, rate: number): number {
  return Math.floor((2 * cents * rate + 1_000_000) / 2_000_000);
}

/** Cost of `quantity` out of goods worth `cost`. */
export function partOf(cost: number, onHand: number, quantity: number): number {
  return Math.floor((2 * cost * quantity + onHand) / (2 * onHand));
}

/** Change comes out of the last cash; the invoice is covered in order, the tip last. */
export function applied(total: number, tip: number, tenders: readonly HandTender[]): HandApplied[] {
  let change = tenders.reduce((sum, tender) => sum + tender.cents, 0) - total - tip;
  if (change < 0) throw new Error('not enough');
  const back = tenders.map(() => 0);
  for (let i = tenders.length - 1; i >= 0; i -= 1) {
    if (tenders[i]?.kind !== 'cash') continue;
    back[i] = Math.min(change, tenders[i]?.cents ?? 0);
    change -= back[i] ?? 0;
  }
  if (change > 0) throw new Error('a card gives no change');
  let open = total;
  return tenders.map((tender, i) => {
    const net = tender.cents - (back[i] ?? 0);
    const amount = Math.min(net, open);
    open -= amount;
    return { amount, tip: net - amount, received: tender.cents, change: back[i] ?? 0 };
  });
}

/** Spreads an amount over what is open on each line: largest remainder first, earlier lines first. Takes it off `open`. */
export function spread(amount: number, open: number[]): number[] {
  const whole = open.reduce((sum, cents) => sum + cents, 0);
  if (whole === 0) return open.map(() => 0);
  const parts = open.map((cents) => Math.floor((amount * cents) / whole));
  const rests = open.map((cents, i) => ({ i, rest: (amount * cents) % whole }));
  let left = amount - parts.reduce((sum, cents) => sum + cents, 0);
  for (const { i } of rests.sort((a, b) => b.rest - a.rest || a.i - b.i)) {
    if (left === 0) break;
    parts[i] = (parts[i] ?? 0) + 1;
    left -= 1;
  }
  for (const [i, cents] of parts.entries()) open[i] = (open[i] ?? 0) - cents;
  return parts;
}
