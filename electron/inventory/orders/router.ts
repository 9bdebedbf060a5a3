import { command, query, router } from '../../api/door.ts';
import { Nothing } from '../schemas.ts';
import { receiveOnOrder } from './receiving/service.ts';
import * as S from './schemas.ts';
import { cancelOrder, closeOrder, listOrders, orderSheet, saveOrder, sendOrder, startOrder } from './service.ts';
import { Suggestions } from './suggestions/schemas.ts';
import { type Demand, suggestOrders } from './suggestions/service.ts';

/** Orders to suppliers. `demand` knows what the booked appointments take: they stand to the right. */
export function createOrdersRouter(demand: Demand) {
  return router({
    suggestions: query({ permission: 'stock.read', reads: 'none', input: Nothing, output: Suggestions }, (db, asker) =>
      suggestOrders(db, asker, demand),
    ),
    orders: query({ permission: 'stock.read', reads: 'none', input: Nothing, output: S.Orders }, listOrders),
    order: query({ permission: 'stock.read', reads: 'none', input: S.OrderIdInput, output: S.OrderSheet }, orderSheet),
    startOrder: command({ permission: 'stock.manage', input: S.StartOrderInput, output: S.OrderAnswer }, startOrder),
    saveOrder: command({ permission: 'stock.manage', input: S.SaveOrderInput, output: S.OrderAnswer }, saveOrder),
    sendOrder: command({ permission: 'stock.manage', input: S.OrderStep, output: S.SentOrder }, sendOrder),
    cancelOrder: command({ permission: 'stock.manage', input: S.EndOrderInput, output: S.OrderAnswer }, cancelOrder),
    receiveOnOrder: command(
      { permission: 'stock.manage', input: S.OrderDeliveryInput, output: S.OrderDelivery },
      receiveOnOrder,
    ),
    closeOrder: command({ permission: 'stock.manage', input: S.EndOrderInput, output: S.OrderAnswer }, closeOrder),
  });
}
