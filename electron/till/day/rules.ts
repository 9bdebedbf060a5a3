import type { Id } from '../../kernel/ids.ts';
import type { Cents } from '../../kernel/money.ts';
import type { TenderKind } from '../../ledger/rules.ts';
import type { DayFigures } from './figures/rules.ts';

/** How the count of one kind of tender compares; null while it was not counted. */
export interface CountedTender {
  kind: TenderKind;
  expectedCents: Cents;
  countedCents: Cents | null;
  differenceCents: Cents | null;
}

/** The tenders that can be counted at the end of a day: cash by pieces, the others by the total of their batch or bundle. */
export const countedKinds = ['cash', 'cardTerminal', 'check', 'bankTransfer'] as const;
export type CountedKind = (typeof countedKinds)[number];

/** Expected against counted, for each tender that was taken or counted; cash always. */
export function compareCounts(
  figures: Pick<DayFigures, 'cash' | 'tenders'>,
  counted: Readonly<Partial<Record<CountedKind, Cents | null | undefined>>>,
): CountedTender[] {
  return countedKinds.flatMap((kind) => {
    const tender = figures.tenders.find((row) => row.kind === kind);
    const countedCents = counted[kind] ?? null;
    if (kind !== 'cash' && !tender && countedCents === null) return [];
    const expectedCents = kind === 'cash' ? figures.cash.expectedCents : (tender?.cents ?? 0);
    const differenceCents = countedCents === null ? null : countedCents - expectedCents;
    return [{ kind, expectedCents, countedCents, differenceCents }];
  });
}

/** True if any difference is above the clinic's limit: a second person must confirm it. */
export function needsConfirmation(counts: readonly CountedTender[], limitCents: Cents): boolean {
  return counts.some((row) => Math.abs(row.differenceCents ?? 0) > limitCents);
}

/** Names what a second person confirms: this drawer with this count of cash, nothing else. */
export function aboutClosing(drawerSessionId: Id, countedCents: Cents): string {
  return `drawer ${drawerSessionId} ${countedCents}`;
}

/** What can still be open when a drawer is to be closed. */
export const openItemKinds = [
  'unsignedChart',
  'checkDiffers',
  'suppliesOpen',
  'openVial',
  'printJob',
  'openCart',
  'unbilled',
  'unfinishedVisit',
] as const;
export type OpenItemKind = (typeof openItemKinds)[number];
