import { stockOnHand } from '../../inventory/goods/service.ts';
import { receiveOnOrder } from '../../inventory/orders/receiving/service.ts';
import { sendOrder, startOrder } from '../../inventory/orders/service.ts';
import { returnToSupplier } from '../../inventory/supplierReturns/service.ts';
import { addSupplier, saveSoldProduct } from '../../inventory/suppliers/service.ts';
import { addDays, dateOf, day, hour } from '../../kernel/dates.ts';
import type { Shelf } from './offer.ts';
import type { ProductKey } from './products.ts';
import type { Stage } from './stage.ts';

type Sold = readonly [product: ProductKey, article: string, pack: number, cents: number];
const wholesale: readonly Sold[] = [
  ['serenox', 'SRX-100', 1, 41_500],
  ['lipGel', 'LUM-L10', 2, 29_500],
  ['volumeGel', 'LUM-V10', 2, 33_000],
];
const skincare: readonly Sold[] = [
  ['sunscreen', '7-1150', 6, 1650],
  ['vitaminC', '7-1230', 6, 4100],
  ['cleanser', '7-1200', 6, 1150],
  ['balm', '7-1240', 12, 980],
  ['retinol', '7-1305', 6, 3100],
];

/** Two suppliers and four orders: one all here, one partly, one on its way, one still a draft. */
export function orderGoods(stage: Stage, shelf: Shelf, locationId: string, begins: number): void {
  const { tx, now, zone } = stage;
  const supply = (input: Parameters<typeof addSupplier>[2], sold: readonly Sold[]): string =>
    stage.play(begins, 'stockKeeper', 'inventory.addSupplier', (act) => {
      const { id } = addSupplier(tx, act, input);
      for (const [product, article, pack, costCents] of sold)
        saveSoldProduct(tx, act, {
          supplierId: id,
          productId: shelf.product[product],
          article,
          pack,
          costCents,
          preferred: true,
        });
      return id;
    });
  const medical = supply(
    {
      name: 'Harbor Aesthetic Supply',
      contact: 'Dana Whitlock',
      email: 'orders@harboraesthetic.example',
      phone: '(201) 555-0126',
      address: '40 Dock Road\nJersey City, NJ 07302',
      accountNumber: 'LR-20418',
      leadDays: 2,
      minimumCents: 150_000,
    },
    wholesale,
  );
  const beauty = supply(
    {
      name: 'Sable Skincare Distribution',
      contact: 'Ruben Ortiz',
      email: 'ruben@sableskin.example',
      phone: '(646) 555-0188',
      address: '212 Mercer Street\nNew York, NY 10012',
      accountNumber: '88-1174',
      leadDays: 4,
      minimumCents: 20_000,
    },
    skincare,
  );
  type Line = readonly [product: ProductKey, packages: number];
  const costs = new Map([...wholesale, ...skincare].map(([product, , , cents]) => [product, cents]));
  const order = (at: number, supplierId: string, lines: readonly Line[], sends: boolean, note = ''): (() => string) => {
    let orderId = '';
    stage.plan(at, () => {
      orderId = stage.play(at, 'stockKeeper', sends ? 'inventory.sendOrder' : 'inventory.startOrder', (act) => {
        const wanted = lines.map(([product, packages]) => ({
          productId: shelf.product[product],
          packages,
          costCents: costs.get(product) ?? 0,
        }));
        const { id } = startOrder(tx, act, { supplierId, locationId, note, lines: wanted });
        if (sends) sendOrder(tx, act, { id, expectedVersion: 1 });
        return id;
      });
    });
    return () => orderId;
  };
  const come = (
    at: number,
    orderId: () => string,
    product: ProductKey,
    packages: number,
    lot: string,
    costCents?: number,
  ): void =>
    stage.plan(at, () => {
      stage.play(at, 'stockKeeper', 'inventory.receiveOnOrder', (act) => {
        const goods = skincare.some(([key]) => key === product);
        receiveOnOrder(tx, act, {
          orderId: orderId(),
          productId: shelf.product[product],
          lot,
          expiresOn: addDays(dateOf(at, zone), 540),
          locationId,
          takeExcess: false,
          ...(goods ? { quantity: packages * 1000 } : { containers: packages }),
          ...(costCents === undefined ? {} : { costCents }),
        });
      });
    });
  stage.plan(now - 3 * day, () => {
    stage.play(now - 3 * day, 'stockKeeper', 'inventory.returnToSupplier', (act) => {
      const lots = stockOnHand(tx, act, {}).products.find((row) => row.productId === shelf.product.balm)?.lots ?? [];
      const lot = lots.find((row) => row.onHand >= 2000 && !row.expired);
      if (!lot) return;
      const goods = [{ lotId: lot.lotId, locationId: lot.locationId, quantity: 2000 }];
      const note = 'Two jars came with a broken seal.';
      returnToSupplier(tx, act, { supplierId: beauty, reason: 'damaged', note, containerIds: [], goods });
    });
  });
  const first = order(
    now - 9 * day,
    beauty,
    [
      ['sunscreen', 12],
      ['vitaminC', 6],
    ],
    true,
  );
  come(now - 5 * day, first, 'sunscreen', 12, 'SN2611');
  come(now - 5 * day + hour, first, 'vitaminC', 6, 'VC0988', 25_200);
  const cold = 'Cold chain: please call before you come.';
  const second = order(
    now - 4 * day,
    medical,
    [
      ['serenox', 6],
      ['lipGel', 4],
    ],
    true,
    cold,
  );
  come(now - day, second, 'serenox', 4, 'C26119');
  order(
    now - day + hour,
    beauty,
    [
      ['cleanser', 12],
      ['balm', 12],
    ],
    true,
  );
  order(now - hour, beauty, [['retinol', 12]], false);
}
