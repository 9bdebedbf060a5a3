import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyHouse } from '../electron/app/verifyHouse.ts';
import { closeTheDay, openTheDay } from './day/drawer.ts';
import { furnishDay } from './day/furnish.ts';
import { type DayPlan, dayPlanOf } from './day/plan.ts';
import { watchPrinting } from './day/printing.ts';
import { differences, recompute } from './day/recompute.ts';
import { counterOf } from './day/serve.ts';
import { refundFirstLine, voidSale } from './day/takeBack.ts';
import { startPrinterEmulator } from './printerEmulator.ts';
import { foundClinic } from './scripted/clinic.ts';
import { awaitDocument } from './scripted/documents.ts';
import { writeJournal } from './scripted/exports.ts';
import type { Client } from './scripted/httpClient.ts';
import { type Ending, type Run, runScript } from './scripted/run.ts';
import { addReceiptPrinter, injectorLogin, receptionLogin } from './scripted/team.ts';

/** npm run --silent day -- --out DIR [--seed N]: a whole day at the till of a new clinic, through the public API. */
runScript('day', [], playDay);

async function playDay(run: Run): Promise<Ending> {
  const { out, say } = run;
  const now = Date.now();
  const plan = dayPlanOf(run.seed, now);
  const printer = await startPrinterEmulator('ok');
  run.closes(() => printer.close());
  const clinic = await foundClinic(run, 'Salve Day Clinic', plan.place);
  const [owner, injector, reception] = [clinic.owner.client, clinic.injector.client, clinic.reception.client];
  const house = await furnishDay(owner, plan);
  await addReceiptPrinter(owner, printer.port);
  await injector.session.signIn.mutate(injectorLogin);
  await reception.session.signIn.mutate(receptionLogin);
  const printing = watchPrinting(reception, printer);
  await openTheDay(reception);
  say('the drawer is open');

  const counter = counterOf({ reception, injector }, house, now);
  const takenBack = { refunds: 0, voids: 0 };
  for (const [at, customer] of plan.customers.entries()) {
    if (at === plan.printerFailsAfter) await printing.breakDown();
    if (at === plan.printerFailsAfter + 1) await printing.stayAway();
    if (at === plan.printerFailsAfter + 1 + plan.printerAwayFor) {
      await printing.mend();
      say('the printer is back');
    }
    const { invoiceId } = await counter.serve(customer);
    await moveCash(reception, plan, at);
    if (plan.refunds.includes(at)) {
      await refundFirstLine(reception, house, invoiceId);
      takenBack.refunds += 1;
    }
    if (at === plan.voided) {
      await voidSale(reception, house, invoiceId);
      takenBack.voids += 1;
    }
    if (at % 25 === 24) say(`${counter.sold.length} sales`);
  }
  await printing.settled();
  const z = await closeTheDay(reception, house, plan);
  await printing.settled();
  const report = await owner.till.zReport.query({ id: z.zId });
  // every invoice of the day is rendered before it
  const zFile = join(out, 'z.pdf');
  writeFileSync(zFile, await awaitDocument(owner, z.documentId, 600));
  say(`Z ${z.number}`);

  const db = clinic.host.clinic().store.read;
  const journalCsv = join(out, 'journal.csv');
  writeJournal(db, journalCsv);
  const problems = verifyHouse(db);
  const shown = shownOn(report);
  const again = differences({ ...shown, soldAhead: soldAheadOn(report) }, recompute(journalCsv));
  const wrong = [...problems, ...report.figures.problems, ...again];
  for (const sentence of wrong) say(`problem: ${sentence}`);
  const result = {
    sales: counter.sold.length,
    ...takenBack,
    zFile,
    journalCsv,
    z: shown,
    printJobs: await printing.counts(),
    auditVerified: problems.length === 0,
    data: run.dataDir,
    recoveryCode: clinic.recoveryCode,
  };
  return { holds: wrong.length === 0, result };
}

/** What moves in and out of the drawer between sales. */
async function moveCash(desk: Client, plan: DayPlan, at: number): Promise<void> {
  if (at === 30)
    await desk.till.payIn.mutate({ amountCents: plan.payInCents, category: 'change', reason: 'Coins from the bank' });
  if (at === 50)
    await desk.till.payOut.mutate({
      amountCents: plan.payOutCents,
      category: 'supplies',
      reason: 'Flowers for the desk',
      counterparty: 'Corner shop',
    });
  if (at === 90) await desk.till.drop.mutate({ amountCents: plan.dropCents, category: 'safe', bagNumber: 'B-1' });
}

type Report = Awaited<ReturnType<Client['till']['zReport']['query']>>;

/** The figures of a Z as the last line tells them, in cents. */
function shownOn({ figures, ...report }: Report) {
  return {
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
}

/** What was sold to be used later, by the account that owes it. */
function soldAheadOn({ figures }: Report): Record<string, number> {
  const accounts = {
    giftCard: 'gift_cards',
    package: 'packages',
    units: 'packages',
    membership: 'memberships',
    deposit: 'deposits',
  };
  const sums: Record<string, number> = {};
  for (const { kind, soldCents } of figures.storedValue) sums[accounts[kind]] = (sums[accounts[kind]] ?? 0) + soldCents;
  return sums;
}
