import { instantAt } from '../../../electron/kernel/dates.ts';
import { type TillScene, tillScene, today } from '../../till/scene.ts';

/** A clinic in which anything may be sold, used and taken back, and what was sold in it. */
export interface World {
  scene: TillScene;
  patients: string[];
  /** Invoices in the order they were issued. */
  invoices: string[];
  /** Stored values of gift cards that were sold. */
  cards: string[];
  /** Visits a deposit was laid down for, which are still to come. */
  expected: Visit[];
  /** Visits that were treated: paid, or paid and taken back. */
  treated: Visit[];
  peel: string;
  /** Two peels. */
  pack: string;
  /** The next free five minutes of the two who treat. */
  nextSlot: number;
}

export interface Visit {
  patientId: string;
  appointmentId: string;
}

/** A till with plenty of goods and cash, where one person may take back any amount. */
export async function world(): Promise<World> {
  const scene = await tillScene('process', { drawer: false });
  const { owner, desk } = scene;
  await owner.clinic.setPolicies.mutate({
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
  const peel = await owner.catalog.addService.mutate({
    name: 'Peel',
    category: 'Care',
    pricing: 'flat',
    priceCents: 83_33,
    taxClass: 'standard',
    durationMinutes: 5,
    bufferMinutes: 0,
  });
  const pack = await owner.catalog.addOffer.mutate({
    kind: 'package',
    name: 'Two peels',
    priceCents: 133_35,
    contents: [{ serviceId: peel.id, quantity: 2000 }],
  });
  await desk.till.openDrawer.mutate({ openingCount: { '10000': 5, '500': 10 } });
  const bea = await desk.patients.create.mutate({ givenName: 'Bea', familyName: 'Stone', birthDate: '1979-11-02' });
  return {
    scene,
    patients: [scene.ann, bea.id],
    invoices: [],
    cards: [],
    expected: [],
    treated: [],
    peel: peel.id,
    pack: pack.id,
    nextSlot: 0,
  };
}

/** Books a peel of today for a patient, in the next five minutes that are free. */
export async function bookPeel(w: World, patientId: string): Promise<Visit> {
  const { desk, clinic } = w.scene;
  const { injector, injector2 } = clinic.ids.staff;
  const slot = w.nextSlot;
  w.nextSlot += 1;
  const { id } = await desk.scheduling.book.mutate({
    patientId,
    startsAt: instantAt(today, 540 + slot * 5, 'America/New_York'),
    lines: [{ serviceId: w.peel, providerId: slot % 2 === 0 ? injector : injector2 }],
    outsideHours: true,
  });
  return { patientId, appointmentId: id };
}

/** The peel is done and its chart signed: the charge waits at the till. */
export async function treatPeel(w: World, { appointmentId }: Visit): Promise<void> {
  const { injector } = w.scene;
  const { encounterId } = await injector.charting.open.mutate({ appointmentId });
  const chart = await injector.charting.encounter.query({ appointmentId });
  await injector.charting.sign.mutate({
    encounterId,
    expectedVersion: chart.encounter?.version ?? 0,
    seenIds: chart.seenIds,
  });
}
