import type { z } from 'zod';
import type { WriteTx } from '../../../../db/access.ts';
import { insertOrderReceipt, linesOfOrder } from '../../../../db/inventory/orders/queries.ts';
import { keepLastCost } from '../../../../db/inventory/suppliers/queries.ts';
import type { Act } from '../../../kernel/act.ts';
import { refuse } from '../../../kernel/errors.ts';
import { formatAmount, type Quantity } from '../../../kernel/quantity.ts';
import { receiveStock } from '../../receiving/service.ts';
import type { Product } from '../../schemas.ts';
import { productById } from '../../service.ts';
import { costAt, costOfPackage, deliverySentence, excessOf, openOf, orderedOf, stateOfReceived } from '../rules.ts';
import type * as S from '../schemas.ts';
import { orderIn, putOrder } from '../service.ts';

function quantityOf(product: Product, input: S.OrderDeliveryInput): Quantity {
  const quantity = product.inContainers
    ? (input.containers ?? input.serials?.length ?? 0) * product.packageSize
    : (input.quantity ?? 0);
  return quantity > 0 ? quantity : refuse('BAD_INPUT', `How much of ${product.name} came in? Enter it.`);
}

/**
 * Takes in what came of one product of an order, at its price unless another is given. What is beyond the order is refused
 * until somebody says that it is kept. Needs no version: a delivery is added to whatever came before.
 * @throws Refusal NOT_NOW (not sent, closed, too much: `excess` in thousandths), NOT_FOUND (not on the order), and what receiving refuses
 */
export function receiveOnOrder(tx: WriteTx, act: Act, input: S.OrderDeliveryInput): z.input<typeof S.OrderDelivery> {
  const order = orderIn(tx, input.orderId, ['sent', 'partReceived']);
  const product = productById(tx, input.productId);
  const line =
    linesOfOrder(tx, order.id).find((row) => row.productId === product.id) ??
    refuse(
      'NOT_FOUND',
      `${product.name} is not on this order. Send it back, or receive it in the stock room without the order.`,
      { reason: 'notOrdered' },
    );
  const quantity = quantityOf(product, input);
  const excess = excessOf(line, quantity);
  if (excess > 0 && !input.takeExcess)
    refuse(
      'NOT_NOW',
      `${formatAmount(orderedOf(line), line.unit)} of ${product.name} were ordered and ${formatAmount(openOf(line), line.unit)} are still to come: this is ${formatAmount(excess, line.unit)} too much. Count again, or take all of it in.`,
      { reason: 'excess', excess },
    );
  const orderedCents = costAt(quantity, line.packageSize, line.costCents);
  const { costCents = orderedCents, lot, expiresOn, locationId } = input;
  const counted = product.inContainers
    ? { containers: quantity / product.packageSize, ...(input.serials ? { serials: input.serials } : {}) }
    : { quantity };
  const came = { productId: product.id, lot, expiresOn, locationId, costCents, ...counted };
  const { deliveryId, lotId, containers } = receiveStock(tx, act, came);
  const { staffId, now: at } = act;
  insertOrderReceipt(tx, {
    id: deliveryId,
    orderId: order.id,
    lineId: line.id,
    lotId,
    quantity,
    costCents,
    orderedCents,
    at,
    staffId,
  });
  if (costCents !== orderedCents) {
    act.changed('costCents', { from: orderedCents, to: costCents });
    keepLastCost(tx, order.supplierId, product.id, costOfPackage(quantity, line.packageSize, costCents));
  }
  const lines = linesOfOrder(tx, order.id);
  const state = stateOfReceived(lines);
  const closed = state === 'received' ? { closedAt: act.now, closedBy: act.staffId } : {};
  putOrder(tx, act, order, order.version, { state, ...closed });
  const after = lines.find(({ id }) => id === line.id) ?? line;
  return { id: deliveryId, state, sentence: deliverySentence(after), costCents, orderedCents, containers };
}
