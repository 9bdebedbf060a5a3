import type { z } from 'zod';
import type { WriteTx } from '../../../db/access.ts';
import { deleteCartLine, insertCartLine, updateCartLine } from '../../../db/till/queries.ts';
import { identify } from '../../inventory/scans/service.ts';
import { findLotByNumber, productById, sellable } from '../../inventory/service.ts';
import type { Act } from '../../kernel/act.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import type { LoadedCart, PricedLine } from '../carts/loading/service.ts';
import type { CartOutput } from '../carts/schemas.ts';
import { cartToEdit, nextPosition, saved } from '../carts/service.ts';
import { ownDiscount } from '../discounts/rules.ts';
import { type QuantityProblem, stockQuantity, withQuantity } from '../rules.ts';
import type * as S from './schemas.ts';

type Input<T extends z.ZodType> = z.output<T>;

/** @throws Refusal NOT_FOUND */
export function lineOf(loaded: LoadedCart, lineId: Id): PricedLine {
  return loaded.lines.find((line) => line.id === lineId) ?? refuse('NOT_FOUND', 'This line is no longer on the cart.');
}

/**
 * Puts retail goods on the cart, chosen or scanned; the same product of the same lot becomes one line.
 * @throws Refusal SCAN_REFUSED for what is not sold over the counter, STOCK_REFUSED if there is not enough
 */
export function addProduct(tx: WriteTx, act: Act, input: Input<typeof S.AddProductInput>): CartOutput {
  const loaded = cartToEdit(tx, act, input);
  const { productId, lotId } = productOf(tx, act, input);
  const product = productById(tx, productId);
  if (!product.active || product.inContainers || product.retailPriceCents === null)
    refuse(
      'SCAN_REFUSED',
      `${product.name} is not sold over the counter. Set a retail price in the stock room if it should be.`,
      {
        reason: 'notForSale',
      },
    );
  if (input.quantity % 1000 !== 0) refuse('BAD_INPUT', 'Retail goods are sold in whole packages.');
  const same = loaded.lines.find(
    (line) => line.kind === 'retail' && line.productId === productId && line.lotId === lotId,
  );
  refuseIfShort(tx, act, loaded, { productId, lotId, packageSize: product.packageSize, more: input.quantity });
  if (same) return changeQuantity(tx, act, loaded, same.id, same.quantity + input.quantity);
  insertCartLine(tx, {
    id: act.newId(),
    cartId: loaded.cart.id,
    position: nextPosition(loaded.lines),
    kind: 'retail',
    productId,
    lotId,
    quantity: input.quantity,
    unitPriceCents: product.retailPriceCents,
    discountCents: 0,
    version: 1,
  });
  return saved(tx, act, loaded);
}

function productOf(tx: WriteTx, act: Act, input: Input<typeof S.AddProductInput>): { productId: Id; lotId: Id | null } {
  if (input.raw === undefined) return { productId: input.productId ?? refuse('BAD_INPUT'), lotId: null };
  const scan = identify(tx, act, { raw: input.raw });
  if (scan.kind === 'container' || !scan.product)
    refuse(
      'SCAN_REFUSED',
      'This is a container that is drawn for a treatment. Scan it on the page of the visit instead.',
      {
        reason: 'container',
      },
    );
  const lot = scan.lot === undefined ? undefined : findLotByNumber(tx, scan.product.id, scan.lot);
  return { productId: scan.product.id, lotId: lot?.id ?? null };
}

/** Refused while the customer can still decide otherwise, not after the card was charged. */
function refuseIfShort(
  tx: WriteTx,
  act: Act,
  loaded: LoadedCart,
  want: { productId: Id; lotId: Id | null; packageSize: number; more: number },
): void {
  const onCart = loaded.lines
    .filter(
      (line) =>
        line.kind === 'retail' &&
        line.productId === want.productId &&
        (want.lotId === null || line.lotId === want.lotId),
    )
    .reduce((sum, line) => sum + line.quantity, 0);
  const left = sellable(tx, act, want.productId, want.lotId);
  if (stockQuantity(onCart + want.more, want.packageSize) <= left) return;
  const packages = Math.floor(left / want.packageSize);
  refuse(
    'STOCK_REFUSED',
    `By the records only ${packages} can be sold${want.lotId === null ? '' : ' of this lot'}. Check the shelf; if there is more, receive the delivery in the stock room first.`,
    { reason: 'notEnough', remaining: left },
  );
}

/** @throws Refusal BAD_INPUT, MONEY_DIFFERS if the discount would exceed the line, STOCK_REFUSED, NOT_NOW while it is covered by what was paid ahead */
export function setQuantity(tx: WriteTx, act: Act, input: Input<typeof S.SetQuantityInput>): CartOutput {
  const loaded = cartToEdit(tx, act, input);
  const line = lineOf(loaded, input.lineId);
  if (line.discountSource === 'paidAhead')
    refuse('NOT_NOW', 'This treatment is covered by what was paid ahead. Take that tender off first.');
  if (line.kind === 'retail' && line.productId !== null && input.quantity > line.quantity) {
    const want = { productId: line.productId, lotId: line.lotId, packageSize: line.packageSize ?? 1000 };
    refuseIfShort(tx, act, loaded, { ...want, more: input.quantity - line.quantity });
  }
  return changeQuantity(tx, act, loaded, input.lineId, input.quantity);
}

const quantityRefusals: Record<Exclude<QuantityProblem, 'belowDiscount'>, string> = {
  notWhole: 'Retail goods are sold in whole packages.',
  one: 'There is one of this on a line. Add another line for another one.',
  flat: 'This treatment has a flat price. Give a discount with a reason instead.',
};

/** Another quantity of a line, with its discount. @throws Refusal BAD_INPUT, MONEY_DIFFERS */
export function changeQuantity(tx: WriteTx, act: Act, loaded: LoadedCart, lineId: Id, quantity: number): CartOutput {
  const line = lineOf(loaded, lineId);
  const kept = ownDiscount(line);
  const next = withQuantity(line, quantity, kept.discount);
  if ('problem' in next) {
    if (next.problem !== 'belowDiscount') refuse('BAD_INPUT', quantityRefusals[next.problem]);
    refuse('MONEY_DIFFERS', 'The discount would be larger than the line. Change the discount first.');
  }
  updateCartLine(tx, line.id, line.version, { quantity, ...kept.columns, discountCents: next.discountCents });
  return saved(tx, act, loaded);
}

/** Takes a line off the cart; a fee stays owed. @throws Refusal NOT_NOW for a treatment: it was performed and stays on the bill */
export function removeLine(tx: WriteTx, act: Act, input: Input<typeof S.RemoveLineInput>): CartOutput {
  const loaded = cartToEdit(tx, act, input);
  const line = lineOf(loaded, input.lineId);
  if (line.kind === 'service')
    refuse('NOT_NOW', 'This treatment was performed, so it stays on the bill. Give a discount with a reason instead.');
  deleteCartLine(tx, line.id);
  return saved(tx, act, loaded);
}
