import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyHouse } from '../electron/app/verifyHouse.ts';
import { verifyStock } from '../electron/inventory/service.ts';
import { refuse } from '../electron/kernel/errors.ts';
import { startPrinterEmulator } from './printerEmulator.ts';
import { ptyPairProblem, startPtyPair } from './ptyPair.ts';
import { foundClinic } from './scripted/clinic.ts';
import { awaitDocument } from './scripted/documents.ts';
import { writeJournal, writeMoves } from './scripted/exports.ts';
import type { Desk } from './scripted/httpClient.ts';
import { type Ending, type Run, runScript } from './scripted/run.ts';
import { addReceiptPrinter, injectorLogin, receptionLogin } from './scripted/team.ts';
import { advance, book, consent, treat } from './visit/care.ts';
import { checkout, openDrawer } from './visit/checkout.ts';
import { furnish } from './visit/furnish.ts';
import { awaitPrinted } from './visit/outcomes.ts';
import { planOf } from './visit/plan.ts';
import { startPrinterRelay } from './visit/printerRelay.ts';

/** npm run --silent visit -- --out DIR [--seed N] [--printer tcp://HOST:PORT]: one whole visit through the public API. */
runScript('visit', ['printer'], playVisit);

async function playVisit(run: Run): Promise<Ending> {
  const { out, say } = run;
  const problem = ptyPairProblem();
  if (problem !== null) throw new Error(`The visit needs a pseudo-terminal as its scanner: ${problem}.`);
  const now = Date.now();
  const plan = planOf(run.seed, now);
  const relay = await startRelay(run);
  const scanner = await startPtyPair(out);
  run.closes(() => scanner.close());
  const { host, owner, injector, reception, recoveryCode } = await foundClinic(run, 'Salve Visit Clinic', plan.place);
  const house = await furnish(owner.client, plan);
  await addReceiptPrinter(owner.client, relay.port);
  await owner.client.devices.addScanner.mutate({ name: 'Hand scanner', path: scanner.scannerPath, baudRate: 9600 });
  await injector.client.session.signIn.mutate(injectorLogin);
  await reception.client.session.signIn.mutate(receptionLogin);

  const visit = await book(reception.client, house, plan, Math.ceil(now / 900_000) * 900_000, say);
  await advance(reception.client, visit, 'arrived');
  const consentId = await consent(reception.client, visit, `${plan.patient.givenName} ${plan.patient.familyName}`);
  say('consent signed');
  await advance(injector.client, visit, 'roomed');
  await advance(injector.client, visit, 'inTreatment');
  const { toxin, serum } = plan;
  const vialCode = `]d201${toxin.gtin}17${toxin.expiresOn.slice(2).replaceAll('-', '')}10${toxin.lot}\x1d21${toxin.serial}`;
  await treat(injector.client, visit, house, plan, () => scan(injector, vialCode), say);
  await openDrawer(reception.client);
  const paid = await checkout(reception.client, visit, house, plan, () => scan(reception, `]E0${serum.gtin.slice(1)}`));
  say(`invoice ${paid.invoiceNumber} paid`);
  const receiptFile = join(out, 'receipt.bin');
  writeFileSync(receiptFile, await awaitPrinted(reception.client, paid, relay, say));
  const invoiceFile = join(out, 'invoice.pdf');
  writeFileSync(invoiceFile, await awaitDocument(reception.client, paid.documentId));
  const consentFile = join(out, 'consent.pdf');
  writeFileSync(consentFile, await awaitDocument(reception.client, consentId));

  const { appointment } = await reception.client.scheduling.visit.query({ appointmentId: visit.appointmentId });
  const { container } = await injector.client.inventory.container.query({ id: house.containerId });
  const db = host.clinic().store.read;
  const journalCsv = join(out, 'journal.csv');
  const movesCsv = join(out, 'moves.csv');
  const journalSumCents = writeJournal(db, journalCsv);
  writeMoves(db, movesCsv);
  const problems = verifyHouse(db);
  for (const sentence of problems) say(`problem: ${sentence}`);
  const stockBalanced = verifyStock(db).balanced;
  const auditVerified = problems.length === 0;
  const paidCents = paid.totalCents + paid.tipCents;
  const holds =
    journalSumCents === 0 &&
    stockBalanced &&
    auditVerified &&
    appointment.state === 'done' &&
    container.remaining === 100_000 - plan.quantity &&
    paid.tenders.reduce((sum, tender) => sum + tender.cents, 0) === paidCents;
  const result = {
    invoiceNumber: paid.invoiceNumber,
    invoiceTotalCents: paid.totalCents,
    tipCents: paid.tipCents,
    paidCents,
    tenders: paid.tenders,
    unitsDrawn: plan.quantity / 1000,
    containerRemainingUnits: container.remaining / 1000,
    receiptFile,
    invoiceFile,
    consentFile,
    journalCsv,
    movesCsv,
    journalSumCents,
    stockBalanced,
    auditVerified,
    data: run.dataDir,
    database: host.folder.database,
    recoveryCode,
  };
  return { holds, result };

  async function scan(desk: Desk, raw: string): Promise<string> {
    const read = desk.until((event) => (event.kind === 'scan' ? event.raw : undefined));
    for (let tries = 0; tries < 20; tries += 1) {
      await scanner.scan(`${raw}\r`);
      const heard = await Promise.race([
        read,
        new Promise<undefined>((done) => setTimeout(() => done(undefined), 1000)),
      ]);
      if (heard !== undefined) return heard;
    }
    return read;
  }
}

/** Stands before the printer that is named, or before one of our own. */
async function startRelay(run: Run) {
  const named = run.options['printer'] === undefined ? undefined : printerAt(run.options['printer']);
  const emulator = named ? undefined : await startPrinterEmulator('ok');
  if (emulator) run.closes(() => emulator.close());
  const relay = await startPrinterRelay(named?.host ?? '127.0.0.1', named?.port ?? emulator?.port ?? 0);
  run.closes(() => relay.close());
  return relay;
}

function printerAt(url: string): { host: string; port: number } {
  const match = /^tcp:\/\/\[?([^\]/]+?)\]?:(\d{1,5})\/?$/.exec(url);
  if (!match?.[1]) refuse('BAD_INPUT', 'Give --printer as tcp://HOST:PORT.');
  return { host: match[1], port: Number(match[2]) };
}
