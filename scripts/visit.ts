import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createHost } from '../electron/app/host.ts';
import { createLogger, logUnforeseen } from '../electron/app/logger.ts';
import { createAppRouter } from '../electron/app/router.ts';
import { verifyHouse } from '../electron/app/verifyHouse.ts';
import { startWork } from '../electron/app/work.ts';
import { startServer } from '../electron/host/server.ts';
import { verifyStock } from '../electron/inventory/service.ts';
import { Refusal, refuse } from '../electron/kernel/errors.ts';
import { startPrinterEmulator } from './printerEmulator.ts';
import { ptyPairProblem, startPtyPair } from './ptyPair.ts';
import { advance, book, consent, treat } from './visit/care.ts';
import { checkout, openDrawer } from './visit/checkout.ts';
import { writeJournal, writeMoves } from './visit/exports.ts';
import { furnish, injectorLogin, receptionLogin } from './visit/furnish.ts';
import { openDesk } from './visit/httpClient.ts';
import { awaitDocument, awaitPrinted } from './visit/outcomes.ts';
import { planOf } from './visit/plan.ts';
import { startPrinterRelay } from './visit/printerRelay.ts';

/** npm run --silent visit -- --out DIR [--seed N] [--printer tcp://HOST:PORT]: one whole visit through the public API. */
const say = (step: string): void => void process.stderr.write(`visit: ${step}\n`);

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { out: { type: 'string' }, seed: { type: 'string', default: '1' }, printer: { type: 'string' } },
  });
  if (values.out === undefined) refuse('BAD_INPUT', 'Say where the files go: npm run visit -- --out DIR');
  if (!/^\d{1,9}$/.test(values.seed)) refuse('BAD_INPUT', 'Give --seed a whole number.');
  const out = resolve(values.out);
  const dataDir = join(out, 'clinic');
  if (existsSync(dataDir)) refuse('DUPLICATE', `There is a clinic in ${dataDir} already. Give another --out.`);
  const problem = ptyPairProblem();
  if (problem !== null) throw new Error(`The visit needs a pseudo-terminal as its scanner: ${problem}.`);
  mkdirSync(out, { recursive: true });
  const now = Date.now();
  const plan = planOf(Number(values.seed), now);
  const named = values.printer === undefined ? undefined : printerAt(values.printer);
  const emulator = named ? undefined : await startPrinterEmulator('ok');
  const relay = await startPrinterRelay(named?.host ?? '127.0.0.1', named?.port ?? emulator?.port ?? 0);
  const scanner = await startPtyPair(out);
  const root = resolve(import.meta.dirname, '..');
  const logger = createLogger(dataDir);
  const host = createHost({
    dataDir,
    migrationsDir: join(root, 'db/migrations'),
    onOpen: (clinic) => startWork(clinic, logger),
  });
  const server = await startServer({
    host,
    router: createAppRouter(host),
    pages: join(root, 'out/renderer'),
    port: 0,
    onError: (error, path) => logUnforeseen(logger, error, path),
  });
  const desks = [openDesk(server.address), openDesk(server.address), openDesk(server.address)] as const;
  const [owner, injector, reception] = desks;
  try {
    const { recoveryCode } = await owner.client.setup.createClinic.mutate({
      name: 'Salve Visit Clinic',
      ...plan.place,
      ownerName: 'Olga Brandt',
      login: 'olga',
      password: 'a-quiet-long-evening',
      code: host.setupCode,
    });
    await owner.client.setup.confirmRecoveryCode.mutate({ recoveryCode });
    say(`a new clinic in ${plan.place.zone}`);
    const house = await furnish(owner.client, plan);
    await owner.client.devices.addPrinter.mutate({
      name: 'Receipts',
      paper: 'receipt80',
      host: '127.0.0.1',
      port: relay.port,
      codePage: 'PC858',
      drawer: true,
    });
    await owner.client.devices.addScanner.mutate({ name: 'Hand scanner', path: scanner.scannerPath, baudRate: 9600 });
    await injector.client.session.signIn.mutate(injectorLogin);
    await reception.client.session.signIn.mutate(receptionLogin);

    const visit = await book(reception.client, house, plan, Math.ceil(now / 900_000) * 900_000, say);
    await advance(reception.client, visit, 'arrived');
    const consentId = await consent(reception.client, visit, `${plan.patient.givenName} ${plan.patient.familyName}`);
    say('consent signed');
    await advance(injector.client, visit, 'roomed');
    await advance(injector.client, visit, 'inTreatment');
    const scan = async (desk: typeof owner, raw: string): Promise<string> => {
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
    };
    const { toxin, serum } = plan;
    const vialCode = `]d201${toxin.gtin}17${toxin.expiresOn.slice(2).replaceAll('-', '')}10${toxin.lot}\x1d21${toxin.serial}`;
    await treat(injector.client, visit, house, plan, () => scan(injector, vialCode), say);
    await openDrawer(reception.client);
    const paid = await checkout(reception.client, visit, house, plan, () =>
      scan(reception, `]E0${serum.gtin.slice(1)}`),
    );
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
      data: dataDir,
      database: host.folder.database,
      recoveryCode,
    };
    const holds =
      journalSumCents === 0 &&
      stockBalanced &&
      auditVerified &&
      appointment.state === 'done' &&
      container.remaining === 100_000 - plan.quantity &&
      paid.tenders.reduce((sum, tender) => sum + tender.cents, 0) === paidCents;
    say(holds ? 'everything holds' : 'something does not hold');
    process.exitCode = holds ? 0 : 1;
    await close();
    process.stdout.write(`${JSON.stringify(result)}\n`);
  } finally {
    await close();
  }

  async function close(): Promise<void> {
    for (const desk of desks) desk.close();
    await server.close();
    await host.close();
    await scanner.close();
    await relay.close();
    await emulator?.close();
  }
}

function printerAt(url: string): { host: string; port: number } {
  const match = /^tcp:\/\/\[?([^\]/]+?)\]?:(\d{1,5})\/?$/.exec(url);
  if (!match?.[1]) refuse('BAD_INPUT', 'Give --printer as tcp://HOST:PORT.');
  return { host: match[1], port: Number(match[2]) };
}

main().then(
  () => process.exit(),
  (error: unknown) => {
    process.stderr.write(
      `visit: ${error instanceof Refusal ? error.sentence : error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exit(1);
  },
);
