import type { PageSetup } from '../documents/ports.ts';
import type { PrintModel } from '../documents/prints.ts';
import { drawPdf } from './pdf/draw.ts';
import { answerOrders } from './thread/answer.ts';

answerOrders(({ model, setup }: { model: PrintModel; setup: PageSetup }) => drawPdf(model, setup));
