import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { type ReadDb, storeOf } from '../db/access.ts';
import { auditHashAt, auditHead } from '../db/audit/queries.ts';
import { migrationsIn, pendingMigrations } from '../db/migrate.ts';
import { openDatabase } from '../db/open.ts';
import { damagedPages } from '../db/pages.ts';
import { readAnchor } from '../electron/adapters/anchor.ts';
import { normaliseRecoveryCode } from '../electron/adapters/recoveryCode.ts';
import { readVault } from '../electron/adapters/vault.ts';
import { type DataFolder, holdDataFolder, pathsIn, stateOf } from '../electron/app/dataFolder.ts';
import { keyFor } from '../electron/app/keys.ts';
import { verifyHouse } from '../electron/app/verifyHouse.ts';
import { Refusal, refuse } from '../electron/kernel/errors.ts';

/**
 * npm run audit -- --data DIR [--unlock-stdin]
 * Verifies pages, audit chain, anchor, journal, stock, documents and sources, and names the first bad row.
 * The secret is the recovery code, or a sign-in name and its password on two lines: from standard input or a prompt.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { data: { type: 'string' }, 'unlock-stdin': { type: 'boolean', default: false } },
  });
  if (values.data === undefined) refuse('BAD_INPUT', 'Say which clinic: npm run audit -- --data DIR --unlock-stdin');
  const folder = pathsIn(resolve(values.data));
  const state = stateOf(folder);
  if (state instanceof Refusal) throw state;
  if (state === 'none') refuse('SETUP_NEEDED', `There is no clinic in ${folder.root}.`);
  const key = await unlock(folder.vault, values['unlock-stdin'] ? readFileSync(0, 'utf8') : await asked());
  return report(folder, key);
}

async function asked(): Promise<string> {
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  const first = await prompt.question('Recovery code, or sign-in name: ');
  const second = normaliseRecoveryCode(first) ? '' : await prompt.question('Password: ');
  prompt.close();
  return `${first}\n${second}`;
}

async function unlock(vaultFile: string, secret: string): Promise<Buffer> {
  const [first = '', second = ''] = secret.split(/\r?\n/);
  const vault = readVault(vaultFile);
  const key = normaliseRecoveryCode(first)
    ? await vault.openWithRecoveryCode(first)
    : (await vault.openWithPassword(first, second))?.key;
  return (
    key ??
    refuse(
      'WRONG_PASSWORD',
      'That does not open this clinic. Give its recovery code on one line, or a sign-in name and its password on two.',
    )
  );
}

function report(folder: Omit<DataFolder, 'release'>, key: Buffer): number {
  const problems = pageProblems(folder, key);
  const raw = openDatabase(folder.database, { key, mode: 'read' });
  try {
    pendingMigrations(raw, migrationsIn(join(import.meta.dirname, '../db/migrations')));
    const store = storeOf(raw);
    const rows = store.snapshot((db) => {
      problems.push(...anchorProblems(db, folder.anchor, key), ...verifyHouse(db));
      return auditHead(db)?.seq ?? 0;
    });
    for (const problem of problems) process.stdout.write(`Problem: ${problem}\n`);
    process.stdout.write(
      problems.length === 0
        ? `Verified: ${rows} audit rows in an unbroken chain that reaches its anchor; journal, stock, documents and sources agree.\n`
        : `Not sound: ${problems.length} problem${problems.length === 1 ? '' : 's'} in ${rows} audit rows.\n`,
    );
    return problems.length === 0 ? 0 : 1;
  } finally {
    raw.close();
  }
}

/** Pages are checked only while nobody writes them. */
function pageProblems(folder: Omit<DataFolder, 'release'>, key: Buffer): string[] {
  try {
    holdDataFolder(folder.root).release();
  } catch (error) {
    if (error instanceof Refusal && error.code === 'IN_USE') {
      process.stderr.write(
        'The clinic is open in another Salve: its entries are verified, the bytes of its file are not.\n',
      );
      return [];
    }
    throw error;
  }
  const damaged = damagedPages(folder.database, key);
  if (damaged.length > 0)
    refuse(
      'DATABASE_DAMAGED',
      `The database is damaged: page ${damaged[0]} of salve.db fails its check. Restore the last backup; nothing was changed.`,
    );
  return [];
}

function anchorProblems(db: ReadDb, file: string, key: Buffer): string[] {
  const anchor = readAnchor(file, keyFor('anchor', key));
  const head = auditHead(db)?.seq ?? 0;
  if (typeof anchor === 'string') return [`the anchor file is ${anchor}`];
  if (head < anchor.seq)
    return [`audit row ${head + 1}: it was acknowledged (the anchor stands at ${anchor.seq}) but is not here`];
  return auditHashAt(db, anchor.seq) === anchor.hash
    ? []
    : [`audit row ${anchor.seq}: it is not the row that was acknowledged`];
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(
      `${error instanceof Refusal ? error.sentence : error instanceof Error ? error.message : 'The audit could not run.'}\n`,
    );
    process.exitCode = 2;
  },
);
