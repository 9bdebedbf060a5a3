import {
  afterCredit,
  type LineAsk,
  type LineLeft,
  partAsked,
  proposeBack,
} from '../../../electron/billing/credits/rules.ts';
import type { CreditOptions } from '../../../electron/billing/credits/schemas.ts';

export type CreditMode = 'refund' | 'exchange' | 'correction';
export type Fate = 'restock' | 'waste';

/** What was entered for a line. Null while a field is empty. */
export interface LineDraft {
  quantity: number;
  cents: number | null;
  unitPriceCents: number | null;
  fate: Fate;
}

/** A line that is taken back, and what of it. */
export interface DraftPart {
  line: CreditOptions['lines'][number];
  ask: LineAsk;
  fate: 'none' | Fate;
  taken: LineLeft;
}

/** What a credit would do, worked out with the rules that will do it. */
export interface CreditPlan {
  parts: DraftPart[];
  totalCents: number;
  taxCents: number;
  /** What must go back of what was paid, and what is still owed afterwards. */
  backCents: number;
  dueCents: number;
  proposed: number[];
}

/** Nothing taken back yet; goods that are spoilt are wasted. */
export function emptyLine(line: CreditOptions['lines'][number]): LineDraft {
  return { quantity: 0, cents: null, unitPriceCents: null, fate: line.spoilt === null ? 'restock' : 'waste' };
}

/** A treatment that was paid ahead goes back as a whole. */
export function isUse(kind: CreditOptions['payments'][number]['kind']): boolean {
  return kind === 'package' || kind === 'membership' || kind === 'units';
}

export function planOf(options: CreditOptions, mode: CreditMode, drafts: ReadonlyMap<string, LineDraft>): CreditPlan {
  const parts = options.lines.flatMap((line): DraftPart[] => {
    const draft = drafts.get(line.id) ?? emptyLine(line);
    const ask: LineAsk =
      mode === 'correction'
        ? { quantity: 0, unitPriceCents: draft.unitPriceCents ?? undefined }
        : { quantity: draft.quantity, cents: draft.cents ?? undefined };
    if (ask.quantity === 0 && ask.cents === undefined && ask.unitPriceCents === undefined) return [];
    const taken = partAsked(line.left, line, ask);
    if (!taken) return [];
    return [{ line, ask, fate: line.fromStock && ask.quantity > 0 ? draft.fate : 'none', taken }];
  });
  const totalCents = parts.reduce((sum, part) => sum + part.taken.totalCents, 0);
  const { backCents, dueCents } = afterCredit(options, totalCents);
  const whole = new Set(
    parts.filter((part) => part.taken.totalCents === part.line.left.totalCents).map((part) => part.line.id),
  );
  const payments = options.payments.map((payment) => ({ ...payment, isUse: isUse(payment.kind) }));
  return {
    parts,
    totalCents,
    taxCents: parts.reduce((sum, part) => sum + part.taken.taxCents, 0),
    backCents,
    dueCents,
    proposed: proposeBack(backCents, payments, whole),
  };
}
