import type { Chart } from '../../../electron/charting/schemas.ts';
import type { Tone } from '../../ui/tokens.ts';
import type { ChartLine } from '../useChart.ts';

const tones: readonly Tone[] = ['plum', 'teal', 'blue', 'violet', 'green', 'amber'];

/** A line that is charted on the map: it uses a product. */
export type MapLine = ChartLine & { productId: string; unit: NonNullable<ChartLine['unit']> };
export function mapLines(chart: Chart): MapLine[] {
  return chart.lines.filter((line): line is MapLine => line.productId !== null && line.unit !== null);
}

/** How the marks of a service look, and in which unit they count. */
export function lookOf(lines: readonly MapLine[], serviceLineId: string): { unit: MapLine['unit']; tone: Tone } {
  const index = Math.max(
    0,
    lines.findIndex((line) => line.serviceLineId === serviceLineId),
  );
  return { unit: lines[index]?.unit ?? 'each', tone: tones[index % tones.length] ?? 'plum' };
}
