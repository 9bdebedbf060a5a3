import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyHouse } from '../electron/app/verifyHouse.ts';
import { verifyStock } from '../electron/inventory/service.ts';
import { dateOf } from '../electron/kernel/dates.ts';
import { foundClinic } from './scripted/clinic.ts';
import { awaitDocument } from './scripted/documents.ts';
import { writeMoves } from './scripted/exports.ts';
import type { Client } from './scripted/httpClient.ts';
import { type Ending, type Run, runScript } from './scripted/run.ts';
import { addInjector, addTeam, injectorLogin, receptionLogin, stockRoomOf } from './scripted/team.ts';
import { booksOf, imbalances, shelfOf, threeWayOf } from './stockDay/books.ts';
import { draw, pay, receive, sign, sumOf, type TreatmentRoom } from './stockDay/care.ts';
import { countAll } from './stockDay/count.ts';
import { labelAll } from './stockDay/labels.ts';
import { takeIn } from './stockDay/packages.ts';
import { stockPlanOf } from './stockDay/plan.ts';
import { openDrawer } from './visit/checkout.ts';

const secondLogin = { login: 'iris', password: 'nine-clouds-over-hills' };
const keeperLogin = { login: 'kofi', password: 'green-shelf-by-the-door' };

const ascending = (a: number, b: number): number => a - b;

/** npm run --silent stock-day -- --out DIR [--seed N]: a day in the stock room of a new clinic, through the public API. */
runScript('stock-day', [], playStockDay);

async function playStockDay(run: Run): Promise<Ending> {
  const { out, say } = run;
  const now = Date.now();
  const plan = stockPlanOf(run.seed, now);
  const clinic = await foundClinic(run, 'Salve Stock Room', plan.place);
  const owner = clinic.owner.client;
  const staffId = await addTeam(owner);
  const secondId = await addInjector(owner, { name: 'Iris Moreau, RN', ...secondLogin });
  const { keeper, injectors } = await openSecondPc(clinic, { staffId, secondId });
  await clinic.reception.client.session.signIn.mutate(receptionLogin);
  const reception = clinic.reception.client;
  await openDrawer(reception);

  const stockRoomId = await stockRoomOf(owner);
  const toxin = await takeIn(
    keeper,
    plan.toxin,
    { kind: 'toxin', unit: 'U', packageSize: 100_000, reconstituted: true, beyondUseHours: 24 },
    stockRoomId,
  );
  const filler = await takeIn(keeper, plan.filler, { kind: 'filler', unit: 'mL', packageSize: 1000 }, stockRoomId);
  const containers = [...toxin.containers, ...filler.containers];
  say(`${containers.length} packages scanned in`);
  const labels = await labelAll(run, owner, keeper, containers);
  say('labelled');
  const [vial] = toxin.containers;
  const [label] = labels;
  if (!vial || !label) throw new Error('The delivery brought no vial.');
  const scanned = await keeper.inventory.identify.query({ raw: label.raw });
  await keeper.inventory.open.mutate({
    containerId: scanned.container?.id ?? '',
    diluentMl: 2500,
    expectedVersion: scanned.container?.version ?? 0,
  });
  say(`vial ${label.code} dissolved in 2.5 mL`);

  const room: TreatmentRoom = {
    reception,
    injectors,
    serviceId: await addTreatment(owner, toxin.productId, plan.unitPriceCents),
    toxinId: toxin.productId,
  };
  await treatAll(room, plan, label.raw, Math.ceil(now / 900_000) * 900_000);
  say('three patients treated from one vial on two PCs');
  const used = await booksOf(keeper, vial.id);
  await keeper.inventory.waste.mutate({ containerId: vial.id, quantity: used.remaining, reason: plan.wasteReason });
  say(`${used.remaining / 1000} U wasted`);
  const lost = filler.containers[1]?.code ?? '';
  const netCents = await countAll(keeper, owner, labels, lost);
  say(`counted: ${lost} is missing (${netCents / 100})`);
  const recall = await recallLot(clinic.owner.client, toxin.lotId, plan.recallReason);
  const proofFile = join(out, 'recall.pdf');
  writeFileSync(proofFile, await awaitDocument(owner, recall.documentId, 60));
  say(`lot ${plan.toxin.lot} recalled, ${recall.patients.length} patients called`);

  const db = clinic.host.clinic().store.read;
  const movesCsv = join(out, 'moves.csv');
  writeMoves(db, movesCsv);
  const books = [];
  for (const { id } of containers) books.push(await booksOf(keeper, id));
  const threeWay = await threeWayOf(owner, dateOf(now, plan.place.zone));
  const problems = [...verifyHouse(db), ...imbalances(books, movesCsv)];
  for (const sentence of problems) say(`problem: ${sentence}`);
  const names = plan.treatments.map(({ patient }) => `${patient.givenName} ${patient.familyName}`).sort();
  const drawn = plan.treatments.map(({ charted, spilled }) => sumOf(charted) + spilled);
  const holds =
    problems.length === 0 &&
    verifyStock(db).balanced &&
    JSON.stringify(recall.patients.toSorted()) === JSON.stringify(names) &&
    books[0]?.drawn === sumOf(drawn) &&
    JSON.stringify(threeWay.map((row) => row.drawn).toSorted(ascending)) === JSON.stringify(drawn.toSorted(ascending));
  const result = {
    containers: books.map(({ code: _code, ...row }) => row),
    movesCsv,
    onHand: await shelfOf(owner),
    labels: labels.map(({ code, png, pdf, zpl }) => ({ code, png, pdf, zpl })),
    recall: { lot: plan.toxin.lot, patients: recall.patients, proofFile },
    threeWay,
    auditVerified: problems.length === 0,
    data: run.dataDir,
    recoveryCode: clinic.recoveryCode,
  };
  return { holds, result };
}

/** A second PC with its own injector, and the stock keeper at the first. */
async function openSecondPc(
  clinic: Awaited<ReturnType<typeof foundClinic>>,
  of: { staffId: string; secondId: string },
): Promise<{ keeper: Client; injectors: TreatmentRoom['injectors'] }> {
  const owner = clinic.owner.client;
  await owner.clinic.addStation.mutate({ name: 'Treatment room' });
  await owner.staff.add.mutate({
    name: 'Kofi Mensah',
    title: 'Stock keeper',
    role: 'stockKeeper',
    provider: false,
    ...keeperLogin,
  });
  const [keeper, second] = [clinic.desk(), clinic.desk()];
  await keeper.client.session.signIn.mutate(keeperLogin);
  await clinic.injector.client.session.signIn.mutate(injectorLogin);
  await second.client.session.signIn.mutate({ ...secondLogin, stationNumber: 2 });
  return {
    keeper: keeper.client,
    injectors: { 1: { desk: clinic.injector, staffId: of.staffId }, 2: { desk: second, staffId: of.secondId } },
  };
}

/** A treatment priced by the unit that asks for the consent to neurotoxins. */
async function addTreatment(owner: Client, productId: string, priceCents: number): Promise<string> {
  const { id } = await owner.catalog.addService.mutate({
    name: 'Neurotoxin, per unit',
    category: 'Injectables',
    durationMinutes: 20,
    pricing: 'perUnit',
    priceCents,
    taxClass: 'none',
    productId,
    estimatedQuantity: 20_000,
  });
  const { templates } = await owner.consents.templates.query({});
  const consent = templates.find((template) => template.name === 'Neurotoxin');
  if (!consent) throw new Error('A new clinic has no consent for neurotoxins.');
  await owner.consents.require.mutate({ serviceId: id, templateId: consent.id, required: true });
  return id;
}

/** Everyone is received; the draws on the two PCs come at the same time; then charts, signatures and bills. */
async function treatAll(
  room: TreatmentRoom,
  plan: ReturnType<typeof stockPlanOf>,
  label: string,
  from: number,
): Promise<void> {
  const visits = [];
  for (const [at, treatment] of plan.treatments.entries())
    visits.push({ treatment, visit: await receive(room, treatment, from + at * 1_800_000) });
  const drawn = await Promise.all(
    visits.map(async (of) => ({ ...of, containerId: await draw(room, of.treatment, of.visit, label) })),
  );
  for (const { treatment, visit, containerId } of drawn) {
    await sign(room, plan, treatment, visit, containerId);
    await pay(room, plan, treatment, visit);
  }
}

/** Recalls a lot, calls everyone who got of it and keeps the record. */
async function recallLot(
  owner: Client,
  lotId: string,
  reason: string,
): Promise<{ patients: string[]; documentId: string }> {
  const { recallId } = await owner.charting.lotRecalls.recall.mutate({ lotId, reason });
  const { calls } = await owner.charting.lotRecalls.show.query({ recallId });
  for (const call of calls)
    await owner.charting.lotRecalls.mark.mutate({
      callId: call.id,
      done: true,
      note: 'Told by telephone, feels well',
      expectedVersion: call.version,
    });
  const { documentId } = await owner.charting.lotRecalls.keepRecord.mutate({ recallId });
  return { patients: calls.map((call) => call.patientName), documentId };
}
