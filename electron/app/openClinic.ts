import { copyFileSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as newUuid } from 'uuid';
import { type Store, storeOf } from '../../db/access.ts';
import { auditHashAt, auditHead } from '../../db/audit/queries.ts';
import { type Migration, migrate, pendingMigrations } from '../../db/migrate.ts';
import { damageOf, openDatabase } from '../../db/open.ts';
import { damagedPages } from '../../db/pages.ts';
import { type Anchor, openAnchor, readAnchor } from '../adapters/anchor.ts';
import type { OpenClinic } from '../api/context.ts';
import { createFeed } from '../api/feed.ts';
import { appendAudit, keepAnswer, keptAnswer } from '../audit/service.ts';
import { clinicProfile } from '../clinic/service.ts';
import { Refusal, refuse } from '../kernel/errors.ts';
import type { DataFolder } from './dataFolder.ts';
import { keyFor } from './keys.ts';

export interface Opening {
  folder: Omit<DataFolder, 'release'>;
  key: Buffer;
  migrations: readonly Migration[];
  now: () => number;
  newId?: () => string;
  /** False leaves out every fsync: for measuring only. */
  durable?: boolean;
}

/** A clinic whose database is open, with what its composition needs to close it. */
export interface Opened extends OpenClinic {
  key: Buffer;
  folder: Omit<DataFolder, 'release'>;
  /** Number of the newest audit row. */
  head(): number;
  close(): void;
}

/** Below this size every page is checked before the clinic opens. Above it SQLite checks each page it reads, and the audit command all. */
const checkedAtOnce = 256 * 1024 * 1024;

/**
 * Opens an existing clinic. The chain is compared with the anchor while nothing can be written yet: a database that has
 * lost commits is left as it is, its log included. Then the log is put into its pages (which mends a page that a power
 * cut left half written), every page is checked, and migrations are applied.
 * @throws Refusal DATABASE_MISSING, DATABASE_DAMAGED, DATABASE_NEWER, COMMITS_LOST
 */
export function openClinic(opening: Opening): Opened {
  const { folder, key } = opening;
  look(opening);
  const raw = openDatabase(folder.database, {
    key,
    mode: 'write',
    synchronous: opening.durable === false ? 'OFF' : 'FULL',
  });
  try {
    raw.pragma('wal_checkpoint(TRUNCATE)');
    checkPages(folder.database, key);
    const store = storeOf(raw);
    if (pendingMigrations(raw, opening.migrations).length > 0) {
      migrate(raw, opening.migrations, opening.now(), () => {
        raw.pragma('wal_checkpoint(TRUNCATE)');
        mkdirSync(folder.backups, { recursive: true });
        copyFileSync(folder.database, join(folder.backups, `before-update-${opening.now()}.db`));
      });
    }
    return composed(opening, store, openAnchor(folder.anchor, keyFor('anchor', key), opening.durable ?? true));
  } catch (error) {
    raw.close();
    throw damageOf(error);
  }
}

/** Makes the database of a new clinic in an empty folder and lets `found` write its first rows. */
export function createClinicDatabase(opening: Opening, found: (clinic: Opened) => void): void {
  const raw = openDatabase(opening.folder.database, { key: opening.key, mode: 'create' });
  try {
    migrate(raw, opening.migrations, opening.now());
    const clinic = composed(
      opening,
      storeOf(raw),
      openAnchor(opening.folder.anchor, keyFor('anchor', opening.key)),
      'UTC',
    );
    found(clinic);
    clinic.close();
  } catch (error) {
    raw.close();
    throw damageOf(error);
  }
}

function composed(opening: Opening, store: Store, anchor: Anchor, zone?: string): Opened {
  let head = auditHead(store.read) ?? { seq: 0, hash: '' };
  let open = true;
  if (head.seq > 0) anchor.advance(head);
  return {
    store,
    key: opening.key,
    folder: opening.folder,
    zone: zone ?? clinicProfile(store.read).zone,
    feed: createFeed(),
    now: opening.now,
    newId: opening.newId ?? (() => newUuid()),
    record: appendAudit,
    findAnswer: keptAnswer,
    keepAnswer,
    anchor(committed) {
      // what is committed, not what was tried: a rolled-back row never reaches the anchor
      head = committed ?? auditHead(store.read) ?? head;
      anchor.advance(head);
    },
    head: () => head.seq,
    close() {
      if (!open) return;
      open = false;
      store.read.raw.pragma('wal_checkpoint(TRUNCATE)');
      store.close();
      anchor.close();
    },
  };
}

/** What can be refused without writing. */
function look({ folder, key, migrations }: Opening): void {
  const raw = openDatabase(folder.database, { key, mode: 'read' });
  try {
    pendingMigrations(raw, migrations);
    compareWithAnchor(storeOf(raw), folder.anchor, key);
  } catch (error) {
    throw damageOf(error);
  } finally {
    raw.close();
  }
}

function checkPages(file: string, key: Buffer): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) refuse('DATABASE_MISSING');
  if (size > checkedAtOnce) return;
  const damaged = damagedPages(file, key);
  if (damaged.length > 0) throw new Refusal('DATABASE_DAMAGED', undefined, { pages: damaged });
}

/** The chain must reach the anchor and agree with it; a chain that is longer was only not yet acknowledged. */
function compareWithAnchor(store: Store, file: string, key: Buffer): void {
  const anchor = readAnchor(file, keyFor('anchor', key));
  const head = auditHead(store.read);
  if (typeof anchor === 'string') {
    refuse(
      'COMMITS_LOST',
      `The file "anchor" beside the database is ${anchor}, so nobody can tell whether entries were lost. Put it back together with the newest copy of the database; nothing was changed.`,
    );
  }
  if ((head?.seq ?? 0) < anchor.seq || auditHashAt(store.read, anchor.seq) !== anchor.hash) {
    refuse(
      'COMMITS_LOST',
      `This database ends at entry ${head?.seq ?? 0}, but this PC has acknowledged entry ${anchor.seq}. Put back the newest copy of salve.db with its salve.db-wal; nothing was changed.`,
      { found: head?.seq ?? 0, acknowledged: anchor.seq },
    );
  }
}
