import type { EstimateOutput } from '../../../electron/billing/estimates/schemas.ts';
import { quantityText } from '../../../electron/billing/rules.ts';

type Line = EstimateOutput['visits'][number]['lines'][number];

/** "Botox, 20 U x $12.00"; only the name of a single flat price. */
export function lineText(line: Line, money: (cents: number) => string): string {
  const quantity = quantityText(line, money);
  return quantity === '' ? line.description : `${line.description}, ${quantity}`;
}
