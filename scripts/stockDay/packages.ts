import type { Client } from '../scripted/httpClient.ts';
import type { Packed } from './plan.ts';

const gs = '\u001d';

/** What a scanner sends for one package: GS1 DataMatrix, AIs in an order of the maker's. */
export function codeOf(packed: Packed, serial: string, lotFirst: boolean): string {
  const day = packed.expiresOn.slice(2).replaceAll('-', '');
  return lotFirst
    ? `]d210${packed.lot}${gs}01${packed.gtin}17${day}21${serial}`
    : `]d201${packed.gtin}17${day}10${packed.lot}${gs}21${serial}`;
}

/** A container that came in. */
export interface Arrived {
  id: string;
  code: string;
}

/** What a product is, where its code is not known yet. */
export type NewProduct = Omit<Parameters<Client['inventory']['addProduct']['mutate']>[0], 'gtin' | 'name'>;

/**
 * Takes a delivery in by scanning every package: a code that nobody knows makes the product, and lot, expiry and serial come from
 * the codes alone.
 */
export async function takeIn(
  keeper: Client,
  packed: Packed,
  product: NewProduct,
  locationId: string,
): Promise<{ productId: string; lotId: string; containers: Arrived[] }> {
  const [first, ...rest] = packed.serials.map((serial, at) => codeOf(packed, serial, at % 2 === 1));
  if (first === undefined) throw new Error('A delivery has packages.');
  const unknown = await keeper.inventory.identify.query({ raw: first }).then(
    () => undefined,
    (error: unknown) => (error as { data?: { details?: { reason?: string; gtin?: string } } }).data?.details,
  );
  if (unknown?.reason !== 'unknownProduct' || unknown.gtin === undefined)
    throw new Error(`The code of ${packed.name} should not be known yet.`);
  const { id: productId } = await keeper.inventory.addProduct.mutate({
    ...product,
    name: packed.name,
    gtin: unknown.gtin,
  });
  const read = [];
  for (const raw of [first, ...rest]) read.push(await keeper.inventory.identify.query({ raw }));
  const [one] = read;
  if (one?.lot === undefined || one.expiresOn === undefined) throw new Error('The code names no lot.');
  const received = await keeper.inventory.receive.mutate({
    productId,
    lot: one.lot,
    expiresOn: one.expiresOn,
    locationId,
    containers: read.length,
    costCents: packed.costCents,
    serials: read.map((found) => found.serial ?? ''),
  });
  return { productId, lotId: received.lotId, containers: received.containers.map(({ id, code }) => ({ id, code })) };
}
