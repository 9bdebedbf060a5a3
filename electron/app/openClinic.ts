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

/** Below this size every page is checked before the clinic opens; above it that is a background job's work. */
const checkedAtOnce = 256 * 1024 * 1024;

/**
 * Opens an existing clinic: page checks, migrations, and the chain compared with the anchor.
 * @throws Refusal DATABASE_MISSING, DATABASE_DAMAGED, DATABASE_NEWER, COMMITS_LOST
 */
export function openClinic(opening: Opening): Opened {
  const { folder, key } = opening;
  checkPages(folder.database, key);
  const raw = openDatabase(folder.database, {
    key,
    mode: 'write',
    synchronous: opening.durable === false ? 'OFF' : 'FULL',
  });
  try {
    const store = storeOf(raw);
    compareWithAnchor(store, folder.anchor, key);
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
  let pending: { seq: number; hash: string } | undefined;
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
    record(tx, note) {
      pending = appendAudit(tx, note);
    },
    findAnswer: keptAnswer,
    keepAnswer,
    anchor() {
      if (!pending) return;
      head = pending;
      pending = undefined;
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
