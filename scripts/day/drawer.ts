import { aboutClosing } from '../../electron/till/day/rules.ts';
import type { Client } from '../scripted/httpClient.ts';
import { ownerLogin } from '../scripted/team.ts';
import type { DayHouse } from './furnish.ts';
import type { DayPlan } from './plan.ts';

/** Counts the float into the drawer. */
export async function openTheDay(desk: Client): Promise<void> {
  await desk.till.openDrawer.mutate({ openingCount: { '2000': 5, '500': 10, '100': 50 } });
}

/** Coins and notes that make up a sum, largest first. */
function piecesOf(cents: number, values: readonly number[]): Record<string, number> {
  const pieces: Record<string, number> = {};
  let left = cents;
  for (const value of values) {
    const many = Math.floor(left / value);
    if (many > 0) pieces[String(value)] = many;
    left -= many * value;
  }
  return pieces;
}

/** Counts everything, a little off as it happens, and closes; the owner confirms what is far off. */
export async function closeTheDay(desk: Client, house: DayHouse, plan: DayPlan) {
  const x = await desk.till.x.query({});
  const { denominations } = await desk.till.drawer.query({});
  const { items } = await desk.till.beforeClosing.query({});
  const smallest = denominations.at(-1) ?? 1;
  const wanted = x.figures.cash.expectedCents + plan.differenceCents;
  const countedCents = wanted - (wanted % smallest);
  const taken = (kind: 'cardTerminal' | 'check' | 'bankTransfer'): number | null =>
    x.figures.tenders.find((tender) => tender.kind === kind)?.cents ?? null;
  const closing = {
    closingCount: piecesOf(countedCents, denominations),
    batches: {
      cardTerminal: taken('cardTerminal'),
      check: taken('check'),
      bankTransfer: taken('bankTransfer'),
    },
    note: countedCents === x.figures.cash.expectedCents ? '' : 'Counted twice, nobody knows why.',
    openReason: items.length === 0 ? '' : 'The open vial is used up tomorrow morning.',
    expectedVersion: x.session.version,
  };
  const { limitCents } = await desk.till.beforeClosing.query({});
  if (Math.abs(countedCents - x.figures.cash.expectedCents) <= limitCents) return desk.till.closeDrawer.mutate(closing);
  const { approvalId } = await desk.session.confirm.mutate({
    about: aboutClosing(x.session.id, countedCents),
    staffId: house.ownerId,
    password: ownerLogin.password,
  });
  return desk.till.closeDrawer.mutate({ ...closing, approvalId });
}
