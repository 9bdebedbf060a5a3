import type { PairSide, PortraitOrder } from '../charting/photos/ports.ts';
import { makePhoto } from './photos/make.ts';
import { drawPair } from './photos/pair.ts';
import { drawPortrait } from './photos/portrait.ts';
import { answerOrders } from './thread/answer.ts';

type Order =
  | { kind: 'make'; bytes: Uint8Array; edge: number }
  | { kind: 'pair'; left: PairSide; right: PairSide }
  | ({ kind: 'portrait' } & PortraitOrder);

answerOrders(async (order: Order) => {
  switch (order.kind) {
    case 'make':
      return makePhoto(order.bytes, order.edge);
    case 'pair':
      return drawPair(order.left, order.right);
    case 'portrait':
      return drawPortrait(order);
  }
});
