import { expect, it } from 'vitest';
import { testClinic } from '../harness.ts';
import { fillShelf, receiveVials } from './stockClinic.ts';

it('what expires within 90 days is listed by lot and place with its worth, the first first; recalled lots are not', async () => {
  const clinic = await testClinic();
  const keeper = await clinic.as('stockKeeper');
  const shelf = await fillShelf(clinic, keeper);
  const vials = (lot: string, expiresOn: string, containers = 1) =>
    receiveVials(keeper, shelf, shelf.botox, { lot, expiresOn, containers, costCents: containers * 40_001 });
  await vials('FAR', '2027-01-31');
  const soon = await vials('SOON', '2026-04-09', 2);
  const recalled = await vials('RECALLED', '2026-04-01');
  await keeper.charting.lotRecalls.recall.mutate({ lotId: recalled.lotId, reason: 'Letter of the manufacturer' });
  const cream = { productId: shelf.cream, locationId: shelf.locationId, quantity: 3000, costCents: 1000 };
  const old = await keeper.inventory.receive.mutate({ ...cream, lot: 'OLD', expiresOn: '2026-03-09' });
  const first = soon.containers[0]?.id ?? '';
  await keeper.inventory.waste.mutate({ containerId: first, quantity: 25_000, reason: 'Broken or spilled' });
  const { lots } = await keeper.inventory.expiring.query({});
  expect(lots).toMatchObject([
    { lotId: old.lotId, window: 'expired', daysLeft: -1, onHand: 3000, containers: 0, worthCents: 1000 },
    { lotId: soon.lotId, window: 30, daysLeft: 30, onHand: 175_000, containers: 2, worthCents: 70_002 },
  ]);
  expect(lots).toHaveLength(2);
  await clinic.close();
});
