import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createHost } from '../electron/app/host.ts';
import { dayBounds, hour, isLocalDate } from '../electron/kernel/dates.ts';
import { Refusal, refuse } from '../electron/kernel/errors.ts';
import { chanceOf, idMaker } from './seed/chance.ts';
import type { Extent } from './seed/days.ts';
import { fill } from './seed/fill.ts';
import { found } from './seed/founding.ts';

const zone = 'America/New_York';

/**
 * npm run seed -- --years N --out DIR [--seed N] [--scale F] [--audit-per-visit N] [--today YYYY-MM-DD]
 * Makes a clinic with N years of made-up data in an empty folder, the same for the same arguments (keys and codes apart):
 * per year 2,500 patients, 20,000 appointments, 15,000 notes and consents, 20,000 invoices of three lines, 25,000
 * payments and what the journal, the stock and the audit log make of them. Progress goes to standard error; standard
 * output gets one JSON object with the folder, its recovery code, who can sign in, and the rows of each table.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      years: { type: 'string', default: '1' },
      out: { type: 'string' },
      seed: { type: 'string', default: '1' },
      scale: { type: 'string', default: '1' },
      'audit-per-visit': { type: 'string', default: '40' },
      today: { type: 'string', default: '2026-06-30' },
    },
  });
  if (values.out === undefined) refuse('BAD_INPUT', 'Say where: npm run seed -- --years 1 --out DIR');
  const dataDir = resolve(values.out);
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0)
    refuse('BAD_INPUT', `${dataDir} is not empty. Choose a new folder.`);
  if (!isLocalDate(values.today)) refuse('BAD_INPUT', 'Give --today as YYYY-MM-DD.');
  const extent: Extent = {
    years: numberIn(values.years, 'years', 0.1, 50),
    scale: numberIn(values.scale, 'scale', 0.01, 1),
    auditPerVisit: Math.round(numberIn(values['audit-per-visit'], 'audit-per-visit', 1, 100)),
    seed: Math.round(numberIn(values.seed, 'seed', 0, 4_294_967_295)),
    today: values.today,
    zone,
  };
  try {
    process.stdout.write(`${JSON.stringify(await seed(dataDir, extent))}\n`);
  } catch (error) {
    rmSync(dataDir, { recursive: true, force: true });
    throw error;
  }
}

async function seed(dataDir: string, extent: Extent): Promise<object> {
  const begun = Date.now();
  const now = dayBounds(extent.today, zone).from - Math.round(365.25 * extent.years) * 24 * hour;
  const newId = idMaker(chanceOf(extent.seed + 1));
  const migrationsDir = join(import.meta.dirname, '../db/migrations');
  const host = createHost({ dataDir, migrationsDir, now: () => now, newId: () => newId(now), durable: false });
  const { cast, recoveryCode } = await found(host, zone);
  const clinic = host.clinic();
  const rows = fill(clinic, cast, extent, (done, of) => {
    const seconds = Math.round((Date.now() - begun) / 1000);
    process.stderr.write(
      `${process.stderr.isTTY ? '\r' : ''}Seeding: day ${done} of ${of}, ${seconds} s${process.stderr.isTTY ? '' : '\n'}`,
    );
  });
  if (process.stderr.isTTY) process.stderr.write('\n');
  const { folder } = host;
  await host.close();
  return {
    data: folder.root,
    database: folder.database,
    recoveryCode,
    logins: [cast.providers[0], ...cast.desk].map((member) => ({
      login: member?.login,
      password: member?.password,
      role: member?.role,
    })),
    today: extent.today,
    years: extent.years,
    scale: extent.scale,
    seconds: Math.round((Date.now() - begun) / 1000),
    rows,
  };
}

function numberIn(text: string, name: string, least: number, most: number): number {
  const value = Number(text);
  if (!(value >= least && value <= most)) refuse('BAD_INPUT', `Give --${name} a number from ${least} to ${most}.`);
  return value;
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Refusal ? error.sentence : error instanceof Error ? (error.stack ?? error.message) : 'Seeding failed.'}\n`,
  );
  process.exitCode = 1;
});
