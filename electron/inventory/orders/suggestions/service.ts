import type { z } from 'zod';
import type { ReadDb } from '../../../../db/access.ts';
import { comingByProduct } from '../../../../db/inventory/orders/suggestions/queries.ts';
import { everySoldProduct, type SoldProductRow } from '../../../../db/inventory/suppliers/queries.ts';
import type { Asker } from '../../../kernel/act.ts';
import { day, type Instant } from '../../../kernel/dates.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Quantity } from '../../../kernel/quantity.ts';
import { stockOnHand } from '../../goods/service.ts';
import { listProducts } from '../../service.ts';
import { explain, horizonDays, type Need, packagesToOrder, urgencies, urgencyOf } from './rules.ts';
import type * as S from './schemas.ts';

/** What booked appointments usually take of each product in [from, until): thousandths, and how many of them. */
export type Demand = (
  db: ReadDb,
  from: Instant,
  until: Instant,
) => ReadonlyArray<{ productId: Id; quantity: Quantity; bookings: number }>;

/** The usual supplier of a product, else the one it costs least from. */
function supplierFor(sold: readonly SoldProductRow[]): SoldProductRow | undefined {
  return sold
    .filter((row) => row.supplierActive === 1)
    .toSorted((a, b) => b.preferred - a.preferred || a.costCents - b.costCents)[0];
}

/** What should be ordered now, the most urgent first. `demand` knows what the coming two weeks take. */
export function suggestOrders(db: ReadDb, asker: Asker, demand: Demand): z.input<typeof S.Suggestions> {
  const onHand = new Map(stockOnHand(db, asker, {}).products.map((row) => [row.productId, row.onHand]));
  const coming = new Map(comingByProduct(db).map((row) => [row.productId, row]));
  const uses = new Map(demand(db, asker.now, asker.now + horizonDays * day).map((row) => [row.productId, row]));
  const sold = Map.groupBy(everySoldProduct(db), (row) => row.productId);
  const suggestions = listProducts(db)
    .products.filter((product) => product.active)
    .flatMap((product) => {
      const from = supplierFor(sold.get(product.id) ?? []);
      const use = uses.get(product.id);
      const need: Need = {
        unit: product.unit,
        onHand: onHand.get(product.id) ?? 0,
        onOrder: coming.get(product.id)?.onOrder ?? 0,
        drafted: coming.get(product.id)?.drafted ?? 0,
        expectedUse: use?.quantity ?? 0,
        bookings: use?.bookings ?? 0,
        reorderPoint: product.reorderPoint,
        criticalLevel: product.criticalLevel,
        packageSize: product.packageSize,
        pack: from?.pack ?? 1,
      };
      const packages = packagesToOrder(need);
      if (packages === 0) return [];
      return {
        productId: product.id,
        productName: product.name,
        unit: product.unit,
        packageSize: product.packageSize,
        pack: need.pack,
        packages,
        urgency: urgencyOf(need),
        sentence: explain(need),
        supplierId: from?.supplierId ?? null,
        supplierName: from?.supplierName ?? null,
        article: from?.article ?? '',
        costCents: from?.costCents ?? null,
      };
    });
  return {
    suggestions: suggestions.toSorted((a, b) => urgencies.indexOf(a.urgency) - urgencies.indexOf(b.urgency)),
  };
}
