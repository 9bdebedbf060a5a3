import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createHost } from '../electron/app/host.ts';
import { createLogger, logUnforeseen } from '../electron/app/logger.ts';
import { createAppRouter } from '../electron/app/router.ts';
import { verifyHouse } from '../electron/app/verifyHouse.ts';
import { startWork } from '../electron/app/work.ts';
import { startServer } from '../electron/host/server.ts';
import { Refusal, refuse } from '../electron/kernel/errors.ts';
import { careFor, vialsOf } from './day/care.ts';
import { closeTheDay, openTheDay } from './day/drawer.ts';
import { deskLogin, furnishDay, ownerLogin, providerLogin } from './day/furnish.ts';
import { dayPlanOf } from './day/plan.ts';
import { watchPrinting } from './day/printing.ts';
import { differences, recompute } from './day/recompute.ts';
import { type Sold, sell } from './day/sales.ts';
import { refundFirstLine, voidSale } from './day/takeBack.ts';
import { startPrinterEmulator } from './printerEmulator.ts';
import { writeJournal } from './visit/exports.ts';
import { openDesk } from './visit/httpClient.ts';
import { awaitDocument } from './visit/outcomes.ts';

/** npm run --silent day -- --out DIR [--seed N]: a whole day at the till of a new clinic, through the public API. */
const say = (step: string): void => void process.stderr.write(`day: ${step}\n`);
const quarter = 900_000;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { out: { type: 'string' }, seed: { type: 'string', default: '1' } } });
  if (values.out === undefined) refuse('BAD_INPUT', 'Say where the files go: npm run day -- --out DIR');
  if (!/^\d{1,9}$/.test(values.seed)) refuse('BAD_INPUT', 'Give --seed a whole number.');
  const out = resolve(values.out);
  const dataDir = join(out, 'clinic');
  if (existsSync(dataDir)) refuse('DUPLICATE', `There is a clinic in ${dataDir} already. Give another --out.`);
  mkdirSync(out, { recursive: true });
  const now = Date.now();
  const plan = dayPlanOf(Number(values.seed), now);
  const printer = await startPrinterEmulator('ok');
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
  const [owner, injector, reception] = desks.map((desk) => desk.client) as [
    (typeof desks)[0]['client'],
    (typeof desks)[0]['client'],
    (typeof desks)[0]['client'],
  ];
  try {
    const { recoveryCode } = await owner.setup.createClinic.mutate({
      name: 'Salve Day Clinic',
      ...plan.place,
      ownerName: 'Olga Brandt',
      ...ownerLogin,
      code: host.setupCode,
    });
    await owner.setup.confirmRecoveryCode.mutate({ recoveryCode });
    say(`a new clinic in ${plan.place.zone}`);
    const house = await furnishDay(owner, plan);
    await owner.devices.addPrinter.mutate({
      name: 'Receipts',
      paper: 'receipt80',
      host: '127.0.0.1',
      port: printer.port,
      codePage: 'PC858',
      drawer: true,
    });
    await injector.session.signIn.mutate(providerLogin);
    await reception.session.signIn.mutate(deskLogin);
    const printing = watchPrinting(reception, printer);
    await openTheDay(reception);
    say('the drawer is open');

    const vials = vialsOf(injector, house);
    const first = Math.ceil(now / quarter) * quarter;
    const booked = [0, 0, 0];
    const sales: Sold[] = [];
    let voids = 0;
    let refunds = 0;
    for (const [at, customer] of plan.customers.entries()) {
      if (at === plan.printerFailsAfter) await printing.breakDown();
      if (at === plan.printerFailsAfter + 1) await printing.stayAway();
      if (at === plan.printerFailsAfter + 1 + plan.printerAwayFor) {
        await printing.mend();
        say('the printer is back');
      }
      let of: { appointmentId: string | null; patientId: string | null } = { appointmentId: null, patientId: null };
      if (customer.errand !== 'retail') {
        const startsAt = first + (booked[customer.provider] ?? 0) * quarter;
        booked[customer.provider] = (booked[customer.provider] ?? 0) + 1;
        of = await careFor({ reception, injector }, house, customer, startsAt, vials);
      } else if (customer.patient) {
        const { id } = await reception.patients.create.mutate({ ...customer.patient, allowDuplicate: true });
        of = { appointmentId: null, patientId: id };
      }
      sales.push(await sell(reception, house, customer, of));
      if (at === 30)
        await reception.till.payIn.mutate({
          amountCents: plan.payInCents,
          category: 'change',
          reason: 'Coins from the bank',
        });
      if (at === 50)
        await reception.till.payOut.mutate({
          amountCents: plan.payOutCents,
          category: 'supplies',
          reason: 'Flowers for the desk',
          counterparty: 'Corner shop',
        });
      if (at === 90)
        await reception.till.drop.mutate({ amountCents: plan.dropCents, category: 'safe', bagNumber: 'B-1' });
      if (plan.refunds.includes(at)) {
        await refundFirstLine(reception, house, sales[at]?.invoiceId ?? '');
        refunds += 1;
      }
      if (at === plan.voided) {
        await voidSale(reception, house, sales[at]?.invoiceId ?? '');
        voids += 1;
      }
      if (at % 25 === 24) say(`${sales.length} sales`);
    }
    await printing.settled();
    const z = await closeTheDay(reception, house, plan);
    await printing.settled();
    const report = await owner.till.zReport.query({ id: z.zId });
    // every invoice of the day is rendered before it
    const zFile = join(out, 'z.pdf');
    writeFileSync(zFile, await awaitDocument(owner, z.documentId, 600));
    say(`Z ${z.number}`);

    const db = host.clinic().store.read;
    const journalCsv = join(out, 'journal.csv');
    writeJournal(db, journalCsv);
    const problems = verifyHouse(db);
    const { figures } = report;
    const shown = {
      grossCents: figures.grossCents,
      discountCents: figures.discountCents,
      taxCents: figures.taxCents,
      tipCents: figures.tipCents - figures.tipReturnedCents,
      refundCents: figures.refundCents,
      tenders: figures.tenders.map(({ kind, cents }) => ({ kind, cents })),
      expectedCashCents: report.expectedCents,
      countedCashCents: report.countedCents,
      overShortCents: report.overShortCents,
      number: report.number,
    };
    const wrong = [...problems, ...figures.problems, ...differences(shown, recompute(journalCsv))];
    for (const sentence of wrong) say(`problem: ${sentence}`);
    const result = {
      sales: sales.length,
      refunds,
      voids,
      zFile,
      journalCsv,
      z: shown,
      printJobs: await printing.counts(),
      auditVerified: problems.length === 0,
      data: dataDir,
      recoveryCode,
    };
    say(wrong.length === 0 ? 'everything holds' : 'something does not hold');
    process.exitCode = wrong.length === 0 ? 0 : 1;
    await close();
    process.stdout.write(`${JSON.stringify(result)}\n`);
  } finally {
    await close();
  }

  async function close(): Promise<void> {
    for (const desk of desks) desk.close();
    await server.close();
    await host.close();
    await printer.close();
  }
}

main().then(
  () => process.exit(),
  (error: unknown) => {
    process.stderr.write(
      `day: ${error instanceof Refusal ? error.sentence : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exit(1);
  },
);
