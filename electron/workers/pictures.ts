import type { PictureOrder } from '../devices/ports.ts';
import { cleanPicture } from './pictures/clean.ts';
import { ditheredPicture } from './pictures/dither.ts';
import { labelPicture } from './pictures/label.ts';
import { qrPicture } from './pictures/qr.ts';
import { rowPicture } from './pictures/row.ts';
import { answerOrders } from './thread/answer.ts';

type Order = PictureOrder | { kind: 'clean'; bytes: Uint8Array; box: { width: number; height: number } };

answerOrders(async (order: Order) => {
  switch (order.kind) {
    case 'row':
      return rowPicture(order);
    case 'dithered':
      return ditheredPicture(order.png, order.box);
    case 'qrcode':
      return qrPicture(order.value, order.box);
    case 'label':
      return labelPicture(order);
    case 'clean':
      return cleanPicture(order.bytes, order.box);
  }
});
