import type { z } from 'zod';
import type { ReadDb } from '../../../db/access.ts';
import {
  deliveriesUntil,
  journalBetween,
  lostOnReturns,
  stockOn,
  usageBetween,
  wasteBetween,
} from '../../../db/reporting/stock/queries.ts';
import { servicesAnswer } from '../../catalog/service.ts';
import { listProducts } from '../../inventory/service.ts';
import type { Asker } from '../../kernel/act.ts';
import { listStaff } from '../../staff/service.ts';
import { earnedBetween } from '../../till/earnings/service.ts';
import { fifoWorth, groupParts, margins, marginTotal, type SoldPart } from './rules.ts';
import type * as S from './schemas.ts';

const sumOf = (rows: ReadonlyArray<{ costCents: number }>): number => rows.reduce((sum, row) => sum + row.costCents, 0);

/** What visits and sales took of the stock: as much as the journal has as cost of goods. */
export function usageReport(
  db: ReadDb,
  _asker: Asker,
  { from, until, by }: z.output<typeof S.UsageInput>,
): z.input<typeof S.Grouped> {
  const parts = usageBetween(db, from, until);
  const rows = groupParts(parts, (part) =>
    by === 'product' ? part.product : by === 'provider' ? part.provider : (part.service ?? ''),
  );
  return { rows, costCents: sumOf(rows), journalCents: journalBetween(db, ['cogs'], from, until) };
}

/** What was wasted or missing and what it cost: as much as the journal has as wastage. */
export function wastageReport(
  db: ReadDb,
  _asker: Asker,
  { from, until, by }: z.output<typeof S.WastageInput>,
): z.input<typeof S.Wastage> {
  const parts = wasteBetween(db, from, until);
  const rows = groupParts(parts, (part) => part[by] ?? '');
  const lostCents = lostOnReturns(db, from, until);
  return {
    rows,
    costCents: sumOf(rows) + lostCents,
    lostOnReturnsCents: lostCents,
    journalCents: journalBetween(db, ['wastage'], from, until),
  };
}

const revenueAccounts = ['revenue.services', 'revenue.retail', 'revenue.fees', 'discounts'];

/** What is left of every treatment and sale after discounts, tax, goods and commission. */
export function marginReport(
  db: ReadDb,
  asker: Asker,
  { from, until, by }: z.output<typeof S.MarginInput>,
): z.input<typeof S.Margins> {
  const services = new Map(servicesAnswer(db, asker).services.map((row) => [row.id, row.name]));
  const products = new Map(listProducts(db).products.map((row) => [row.id, row.name]));
  const parts = listStaff(db).flatMap(({ id: staffId, name: provider }) =>
    earnedBetween(db, { staffId, from, until }).map(({ event, cents }): SoldPart => {
      const { before, after } = event;
      const net = (part: typeof before): number => part.goodsCents - part.discountCents;
      return {
        // by what it is today, so that a name that changed does not split it
        name: services.get(event.serviceId ?? '') ?? products.get(event.productId ?? '') ?? event.description,
        provider,
        times: event.creditNumber === null ? 1 : 0,
        revenueCents: net(after) - net(before),
        costCents: after.costCents - before.costCents,
        commissionCents: cents,
      };
    }),
  );
  return {
    rows: margins(parts, (part) => (by === 'provider' ? part.provider : part.name)),
    total: marginTotal(parts),
    journalCents: 0 - journalBetween(db, revenueAccounts, from, until),
  };
}

/** The stock at the end of a day: the sum of all moves through it, which is what the journal's account `inventory` says. */
export function valuationReport(
  db: ReadDb,
  _asker: Asker,
  { on }: z.output<typeof S.ValuationInput>,
): z.input<typeof S.Valuation> {
  const layers = Map.groupBy(deliveriesUntil(db, on), (row) => row.productId);
  const rows = stockOn(db, on)
    .map((row) => ({ ...row, fifoCents: fifoWorth(layers.get(row.productId) ?? [], row.quantity) }))
    .toSorted((a, b) => b.costCents - a.costCents || a.product.localeCompare(b.product));
  return {
    rows,
    costCents: sumOf(rows),
    fifoCents: rows.reduce((sum, row) => sum + row.fifoCents, 0),
    journalCents: journalBetween(db, ['inventory'], '0000-01-01', on),
  };
}
