import { createHash } from 'node:crypto';
import type { WriteTx } from '../../../db/access.ts';
import { containerOfCode, containersOfSerial, insertContainer } from '../../../db/inventory/containers/queries.ts';
import { addToLevel } from '../../../db/inventory/goods/queries.ts';
import { findLocation, findLot, insertLot, type LotRow, lotOfNumber } from '../../../db/inventory/queries.ts';
import type { Act } from '../../kernel/act.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { allocate } from '../../kernel/money.ts';
import { containerById } from '../containers/service.ts';
import { postMove, recordMove } from '../moves/service.ts';
import { wholeEnough } from '../rules.ts';
import { newContainerCode, readGtin } from '../scans/rules.ts';
import type { Container, Product, ReceiveInput } from '../schemas.ts';
import { findProductByGtin, productById } from '../service.ts';

/**
 * Takes a delivery in: the lot, its containers with a code each (or the quantity), a move for each and one journal entry.
 * @throws Refusal NOT_FOUND, BAD_INPUT, DUPLICATE (a serial that is here already), STOCK_REFUSED (a recalled lot)
 */
export function receiveStock(
  tx: WriteTx,
  act: Act,
  input: ReceiveInput,
): { lotId: Id; deliveryId: Id; containers: Container[] } {
  const product = productOf(tx, input);
  if (!findLocation(tx, input.locationId)) refuse('NOT_FOUND', 'This location is no longer here. Choose another.');
  const lot = lotFor(tx, act, product, input);
  const deliveryId = act.newId();
  const ids = product.inContainers
    ? receiveContainers(tx, act, product, lot, input, deliveryId)
    : receiveGoods(tx, act, product, lot, input, deliveryId);
  postMove(tx, act, deliveryId, 'receive', input.costCents);
  act.touch('inventory', 'lot', lot.id, lot.version);
  act.touch('inventory', 'product', product.id, product.version);
  return { lotId: lot.id, deliveryId, containers: ids.map((id) => containerById(tx, act, id)) };
}

function productOf(tx: WriteTx, input: ReceiveInput): Product {
  if (input.productId !== undefined) return productById(tx, input.productId);
  const gtin =
    readGtin(input.gtin ?? '') ?? refuse('BAD_INPUT', 'The GTIN has a wrong check digit. Scan the package again.');
  return (
    findProductByGtin(tx, gtin) ??
    refuse('NOT_FOUND', 'No product has this GTIN yet. Add the product first, then receive it.', { gtin })
  );
}

function lotFor(tx: WriteTx, act: Act, product: Product, input: ReceiveInput): LotRow {
  const known = lotOfNumber(tx, product.id, input.lot);
  if (known) {
    if (known.expiresOn !== input.expiresOn)
      refuse(
        'BAD_INPUT',
        `Lot ${known.number} is known with the expiry ${known.expiresOn}. Compare with the print on the box.`,
      );
    if (known.recalledAt !== null)
      refuse('STOCK_REFUSED', `Lot ${known.number} has been recalled. Do not take it in; send it back.`, {
        reason: 'recalled',
      });
    return known;
  }
  const id = act.newId();
  insertLot(tx, {
    id,
    productId: product.id,
    number: input.lot,
    expiresOn: input.expiresOn,
    recalledAt: null,
    version: 1,
  });
  return findLot(tx, id) ?? refuse('INTERNAL');
}

function receiveContainers(
  tx: WriteTx,
  act: Act,
  product: Product,
  lot: LotRow,
  input: ReceiveInput,
  deliveryId: Id,
): Id[] {
  const serials = input.serials ?? [];
  const many = input.containers ?? serials.length;
  if (many < 1) refuse('BAD_INPUT', `How many containers of ${product.name} came in? Enter at least one.`);
  if (serials.length > many) refuse('BAD_INPUT', 'There are more serial numbers than containers. Count again.');
  if (new Set(serials).size !== serials.length)
    refuse('BAD_INPUT', 'One serial number was scanned twice. Count again.');
  const known = serials.find((serial) => containersOfSerial(tx, product.id, serial).length > 0);
  if (known !== undefined)
    refuse('DUPLICATE', `The container with serial ${known} was received already. Take it off this delivery.`, {
      serial: known,
    });
  const costs = allocate(
    input.costCents,
    Array.from({ length: many }, () => 1),
  );
  return costs.map((costCents, index) => {
    const id = act.newId();
    const serial = serials[index] ?? null;
    insertContainer(tx, {
      id,
      code: freshCode(tx, act),
      lotId: lot.id,
      productId: product.id,
      locationId: input.locationId,
      serial,
      state: 'sealed',
      labelled: product.packageSize,
      remaining: product.packageSize,
      costCents,
      version: 1,
    });
    const move = { productId: product.id, lotId: lot.id, containerId: id, locationId: input.locationId } as const;
    const source = { kind: 'receive', sourceKind: 'delivery', sourceId: deliveryId } as const;
    recordMove(
      tx,
      act,
      { ...move, ...source, quantity: product.packageSize, costCents },
      index === 0 ? deliveryId : act.newId(),
    );
    act.touch('inventory', 'container', id, 1);
    return id;
  });
}

function receiveGoods(tx: WriteTx, act: Act, product: Product, lot: LotRow, input: ReceiveInput, deliveryId: Id): Id[] {
  const quantity = input.quantity ?? refuse('BAD_INPUT', `How much of ${product.name} came in? Enter a quantity.`);
  if (!wholeEnough(quantity, product.unit))
    refuse('BAD_INPUT', `${product.name} is counted in whole pieces. Enter a whole number.`);
  addToLevel(tx, lot.id, input.locationId, quantity, input.costCents);
  const move = { productId: product.id, lotId: lot.id, containerId: null, locationId: input.locationId } as const;
  const source = { kind: 'receive', sourceKind: 'delivery', sourceId: deliveryId } as const;
  recordMove(tx, act, { ...move, ...source, quantity, costCents: input.costCents }, deliveryId);
  return [];
}

/** A code nobody has; made from a fresh id, so a seeded clinic gets the same codes again. */
function freshCode(tx: WriteTx, act: Act): string {
  for (let tries = 0; tries < 10; tries++) {
    const code = newContainerCode(createHash('sha256').update(act.newId()).digest().subarray(0, 8));
    if (!containerOfCode(tx, code)) return code;
  }
  return refuse('INTERNAL');
}
