import type { Scope, ScopeInput } from '../../../electron/charting/orders/schemas.ts';
import { formatAmount } from '../../../electron/kernel/quantity.ts';

/** A line of the scope while it is written; `key` only tells the lines apart. */
export interface ScopeDraft {
  key: number;
  /** "service:ID", "category:NAME" or "product:ID"; null until chosen. */
  what: string | null;
  areas: string[];
  most: number | null;
}

export const newScope = (key: number, what: string | null = null): ScopeDraft => ({ key, what, areas: [], most: null });

/** The line that was signed, to be written on. */
export const draftOf = ({ kind, target, areas, most }: Scope, key: number): ScopeDraft => ({
  key,
  what: `${kind}:${target}`,
  areas: [...areas],
  most,
});

/** What is sent: lines without a choice are left out. */
export function scopeOf(drafts: readonly ScopeDraft[]): ScopeInput[] {
  return drafts.flatMap(({ what, areas, most }) => {
    if (what === null) return [];
    const at = what.indexOf(':');
    return [{ kind: what.slice(0, at) as ScopeInput['kind'], target: what.slice(at + 1), areas, most }];
  });
}

/** "Serenox, forehead and glabella, at most 20 U" in short. */
export function scopeText(scope: Scope): string {
  const most = scope.most === null ? '' : `≤ ${formatAmount(scope.most, scope.unit ?? 'each')}`;
  return [scope.name, scope.areas.join(', '), most].filter(Boolean).join(' · ');
}
