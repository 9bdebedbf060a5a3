import type { Pricing } from '../../catalog/rules.ts';
import type { Quantity } from '../../kernel/quantity.ts';

/**
 * The three-way check of one service line: what the chart says was given, what was drawn for it, what is billed.
 * Any pair that differs blocks checkout, and so do draws without a signed chart.
 */
export const checkProblems = [
  'notSigned', // drawn, but the chart is not signed
  'drawnNotCharted', // drawn, and the signed chart says nothing was given
  'chartedVsDrawn',
  'chartedVsBilled',
  'drawnVsBilled',
] as const;
export type CheckProblem = (typeof checkProblems)[number];

/** What is known about a service line. Quantities in thousandths; null where there is nothing to say. */
export interface CareFigures {
  pricing: Pricing;
  /** The chart is signed: its charge is confirmed, invoiced or was cancelled. */
  signed: boolean;
  /** Product given by the signed chart, in the product's unit; null if nothing comes from a container. */
  given: Quantity | null;
  /** What the signed chart bills: units, areas or 1; null when unsigned or not performed. */
  charted: Quantity | null;
  /** Net of waste and returns, of the product the chart names (or of any while there is no chart). */
  drawn: Quantity;
  /** Net draws of other products for the same line. */
  drawnOther: Quantity;
  /** On the invoice or about to be; null: nothing. */
  billed: Quantity | null;
}

/** The pairs that differ, in the order they should be looked at. Empty: the line is in order. */
export function problemsOf(figures: CareFigures): CheckProblem[] {
  const drawn = figures.drawn + figures.drawnOther;
  if (!figures.signed) return drawn > 0 ? ['notSigned'] : [];
  const problems: CheckProblem[] = [];
  const given = figures.given ?? 0;
  if (figures.drawnOther > 0 || (given === 0 && figures.drawn > 0)) problems.push('drawnNotCharted');
  else if (given !== figures.drawn) problems.push('chartedVsDrawn');
  if ((figures.charted ?? 0) !== (figures.billed ?? 0)) problems.push('chartedVsBilled');
  const fromContainer = figures.given !== null || drawn > 0;
  if (figures.pricing === 'perUnit' && fromContainer && drawn !== (figures.billed ?? 0)) problems.push('drawnVsBilled');
  return problems;
}

/** The three figures a person sees and, if they differ, answers for. */
export interface ShownFigures {
  charted: Quantity | null;
  drawn: Quantity;
  billed: Quantity | null;
}

/** Charted in the product's unit where there is a product, else in what is billed. */
export function shownFigures(figures: CareFigures): ShownFigures {
  return {
    charted: figures.signed ? (figures.given ?? figures.charted) : null,
    drawn: figures.drawn + figures.drawnOther,
    billed: figures.billed,
  };
}

/** A reason counts only for the figures it was given for; nothing billed and zero billed are the same. */
export function overrideHolds(kept: ShownFigures, now: ShownFigures): boolean {
  return kept.charted === now.charted && kept.drawn === now.drawn && (kept.billed ?? 0) === (now.billed ?? 0);
}
