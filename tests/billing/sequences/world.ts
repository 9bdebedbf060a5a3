import { type TillScene, tillScene } from '../../till/scene.ts';

/** A clinic in which anything may be sold and taken back, and what was sold in it. */
export interface World {
  scene: TillScene;
  patients: string[];
  /** Invoices in the order they were issued. */
  invoices: string[];
}

/** A till with plenty of goods and cash, where one person may take back any amount. */
export async function world(): Promise<World> {
  const scene = await tillScene('process', { drawer: false });
  await scene.owner.clinic.setPolicies.mutate({
    values: { 'billing.refundLimit': 100_000_000 },
    expectedVersion: 0,
  });
  await scene.keeper.inventory.receive.mutate({
    productId: scene.shelf.cream,
    lot: 'CR2',
    expiresOn: '2028-06-30',
    locationId: scene.shelf.locationId,
    quantity: 5_000_000,
    costCents: 7_333_331,
  });
  await scene.desk.till.openDrawer.mutate({ openingCount: { '10000': 5, '500': 10 } });
  const bea = await scene.desk.patients.create.mutate({
    givenName: 'Bea',
    familyName: 'Stone',
    birthDate: '1979-11-02',
  });
  return { scene, patients: [scene.ann, bea.id], invoices: [] };
}
