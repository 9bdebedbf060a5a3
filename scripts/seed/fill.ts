import type { WriteTx } from '../../db/access.ts';
import type { Opened } from '../../electron/app/openClinic.ts';
import { actAs } from '../../electron/app/systemAct.ts';
import { auditTrail } from './audit.ts';
import { regularsOf } from './booking.ts';
import { chanceOf, idMaker } from './chance.ts';
import { keepContainers } from './containers.ts';
import { appointmentsPerYear, type Extent, workingDays } from './days.ts';
import type { Cast } from './founding.ts';
import { liveThrough } from './history.ts';
import type { Seeding } from './seeding.ts';
import { keepLevels } from './shelf.ts';
import { emptyStock } from './stock.ts';

/** Days in one transaction. */
const batch = 40;

/**
 * Fills a founded clinic with its years by plain inserts. While it does, the file is written without a journal and
 * references are not checked one by one: a crash leaves nothing worth keeping, and the folder is made again.
 */
export function fill(
  clinic: Opened,
  cast: Cast,
  extent: Extent,
  progress: (done: number, of: number) => void,
): Record<string, number> {
  const { store } = clinic;
  const { raw } = store.read;
  raw.pragma('wal_checkpoint(TRUNCATE)');
  raw.pragma('journal_mode=OFF');
  raw.pragma('synchronous=OFF');
  raw.pragma('foreign_keys=OFF');
  raw.pragma('cache_size=-1048576');
  const chance = chanceOf(extent.seed);
  const days = workingDays(extent);
  const seeding: Seeding = {
    tx: store.read as WriteTx,
    chance,
    newId: idMaker(chance),
    zone: extent.zone,
    cast,
    patients: [],
    regulars: regularsOf(appointmentsPerYear * extent.scale),
    stock: emptyStock(),
    trail: auditTrail(store.read as WriteTx, extent.auditPerVisit),
    invoices: 0,
  };
  for (let from = 0; from < days.length; from += batch) {
    store.write((tx) => {
      seeding.tx = tx;
      for (const day of days.slice(from, from + batch)) liveThrough(seeding, day);
    });
    progress(Math.min(from + batch, days.length), days.length);
  }
  store.write((tx) => {
    seeding.tx = tx;
    keepContainers(seeding);
    keepLevels(seeding);
    tx.raw.prepare('INSERT INTO number_series (id, last) VALUES (?, ?)').run('invoice', seeding.invoices);
  });
  raw.pragma('foreign_keys=ON');
  raw.pragma('journal_mode=WAL');
  const [owner] = cast.providers;
  const [station] = cast.stations;
  if (!owner || !station) throw new Error('Nobody owns the clinic.');
  // the last row of the chain, and with it the anchor, is written the usual way
  actAs(clinic, { staffId: owner.id, role: 'owner', stationId: station.id, procedure: 'setup.seed' }, () => undefined);
  return countRows(clinic);
}

function countRows(clinic: Opened): Record<string, number> {
  const { raw } = clinic.store.read;
  const tables = raw
    .prepare<[], { name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'patient_search%' ORDER BY name",
    )
    .all();
  return Object.fromEntries(
    tables.map(({ name }) => [
      name,
      raw.prepare<[], { n: number }>(`SELECT count(*) AS n FROM "${name}"`).get()?.n ?? 0,
    ]),
  );
}
