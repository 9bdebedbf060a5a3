import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../db/open.ts';
import { root, type TestClinic, testClinic } from '../harness.ts';

let clinic: TestClinic;
let closed: string;
let work: string;

beforeAll(async () => {
  clinic = await testClinic();
  const desk = await clinic.as('frontDesk');
  for (let i = 0; i < 5; i += 1)
    await desk.patients.create.mutate({ givenName: 'Audit', familyName: `Row${i}`, allowDuplicate: true });
  clinic.opened.store.read.raw.pragma('wal_checkpoint(TRUNCATE)');
  closed = mkdtempSync(join(tmpdir(), 'salve-closed-'));
  cpSync(clinic.dataDir, closed, { recursive: true, filter: (name) => !/lock(-journal)?$|-wal$|-shm$/.test(name) });
});
afterAll(async () => {
  await clinic.close();
  rmSync(closed, { recursive: true, force: true });
  rmSync(work, { recursive: true, force: true });
});
beforeEach(() => {
  if (work) rmSync(work, { recursive: true, force: true });
  work = mkdtempSync(join(tmpdir(), 'salve-audited-'));
  cpSync(closed, work, { recursive: true });
});

function audit(secret = clinic.recoveryCode): { code: number | null; out: string; err: string } {
  const run = spawnSync(process.execPath, ['scripts/audit.ts', '--data', work, '--unlock-stdin'], {
    cwd: root,
    input: secret,
    encoding: 'utf8',
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

/** Changes the database behind the application's back, as someone with the key and without scruples could. */
function tamper(sql: string): void {
  const raw = openDatabase(join(work, 'salve.db'), { key: clinic.opened.key, mode: 'write' });
  for (const { name } of raw
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    .all())
    raw.exec(`DROP TRIGGER "${name}"`);
  raw.pragma('foreign_keys=OFF');
  raw.exec(sql);
  raw.pragma('wal_checkpoint(TRUNCATE)');
  raw.close();
}

describe('npm run audit', () => {
  it('verifies a sound clinic by recovery code or by name and password', () => {
    expect(audit()).toMatchObject({ code: 0, out: expect.stringMatching(/^Verified: \d+ audit rows/) as string });
    expect(audit('fran\ncorrect-horse-4\n').code).toBe(0);
  });

  it.each([
    [
      'an edited row',
      "UPDATE audit_log SET procedure = 'x' WHERE seq = 4",
      /audit row 4: its content does not fit its hash/,
    ],
    ['a deleted row', 'DELETE FROM audit_log WHERE seq = 3', /audit row 3: a row is missing/],
    [
      'two rows in the wrong order',
      'UPDATE audit_log SET seq = 999 WHERE seq = 3; UPDATE audit_log SET seq = 3 WHERE seq = 4; UPDATE audit_log SET seq = 4 WHERE seq = 999',
      /audit row 3: /,
    ],
    [
      'a cut-off end',
      'DELETE FROM audit_log WHERE seq > (SELECT max(seq) - 2 FROM audit_log)',
      /audit row \d+: it was acknowledged/,
    ],
  ])('names the first bad row: %s', (_name, sql, sentence) => {
    tamper(sql);
    const run = audit();
    expect(run.out).toMatch(sentence);
    expect(run.code).toBe(1);
  });

  it('names a row whose source does not exist and an entry that does not balance', () => {
    tamper(`INSERT INTO journal_entries (id, at, business_date, source_kind, source_id, staff_id, station_id) VALUES ('e1', 1, '2026-01-01', 'invoice', 'nowhere', 's', 't');
      INSERT INTO journal_lines (entry_id, account, amount_cents) VALUES ('e1', 'bank', 100)`);
    const run = audit();
    expect(run.out).toMatch(/journal_entries e1: its source \(invoice\) does not exist/);
    expect(run.out).toMatch(/e1/);
    expect(run.code).toBe(1);
  });

  it('says what to do about a wrong secret, damage, and a folder without a clinic', () => {
    expect(audit('fran\nwrong')).toMatchObject({
      code: 2,
      err: expect.stringContaining('does not open this clinic') as string,
    });
    const file = join(work, 'salve.db');
    const bytes = readFileSync(file);
    bytes[5000] = (bytes[5000] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    expect(audit()).toMatchObject({ code: 2, err: expect.stringContaining('page 2 of salve.db') as string });
    rmSync(work, { recursive: true });
    expect(audit()).toMatchObject({ code: 2, err: expect.stringContaining('no clinic') as string });
  });
});
