import type { Client } from '../harness.ts';
import type { TillScene } from '../till/scene.ts';

export interface Tender {
  kind: 'cash' | 'cardTerminal' | 'account';
  cents: number;
  reference?: string;
}

/** Finishes a cart with these tenders. */
export async function pay(
  desk: Client,
  cart: { id: string; version: number },
  tenders: readonly Tender[],
): Promise<string> {
  let { version } = cart;
  for (const tender of tenders)
    version = (await desk.till.addTender.mutate({ cartId: cart.id, ...tender, expectedVersion: version })).version;
  return (await desk.till.finish.mutate({ cartId: cart.id, expectedVersion: version, printReceipt: false })).invoiceId;
}

/** A cart at the counter with creams on it, of Ann unless said otherwise. */
export async function creamCart(s: TillScene, pieces: number, patientId: string | null = s.ann, desk = s.desk) {
  const cart = await desk.till.newCart.mutate(patientId === null ? {} : { patientId });
  return desk.till.addProduct.mutate({
    cartId: cart.id,
    productId: s.shelf.cream,
    quantity: pieces * 1000,
    expectedVersion: cart.version,
  });
}

/** Creams sold and paid with one card. */
export async function soldCreams(s: TillScene, pieces: number, patientId?: string | null) {
  const cart = await creamCart(s, pieces, patientId);
  const invoiceId = await pay(s.desk, cart, [{ kind: 'cardTerminal', cents: cart.totalCents, reference: 'T-1' }]);
  return s.desk.billing.creditOptions.query({ invoiceId });
}

/** What the journal says of an account, of one invoice or of all. */
export async function accountOf(s: TillScene, account: string, invoiceId?: string): Promise<number> {
  const { lines } = await s.owner.ledger.journal.query({ limit: 5000 });
  return lines
    .filter((row) => row.account === account && (invoiceId === undefined || row.invoiceId === invoiceId))
    .reduce((sum, row) => sum + row.amountCents, 0);
}

export async function creamsOnHand(s: TillScene): Promise<number> {
  const { products } = await s.keeper.inventory.onHand.query({});
  return (products.find((product) => product.productId === s.shelf.cream)?.onHand ?? 0) / 1000;
}
