import { makePhoto } from './photos/make.ts';
import { answerOrders } from './thread/answer.ts';

answerOrders((order: { kind: 'make'; bytes: Uint8Array; edge: number }) => makePhoto(order.bytes, order.edge));
