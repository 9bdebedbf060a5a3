import type { ReadDb } from '../../db/access.ts';
import { firstLostSupply, firstOrphan, sourceTables } from '../../db/reporting/queries.ts';

/** Rows that point right name a source instead of a foreign key: each must exist. Sentences about those that do not. */
export function verifySources(db: ReadDb): string[] {
  const supply = firstLostSupply(db);
  const lost = supply === undefined ? [] : [`supply_decisions ${supply}: its service line does not exist`];
  const orphans = Object.entries(sourceTables).flatMap(([table, kinds]) =>
    Object.entries(kinds).flatMap(([kind, target]) => {
      const orphan = firstOrphan(db, table, kind, target);
      return orphan === undefined ? [] : [`${table} ${orphan}: its source (${kind}) does not exist`];
    }),
  );
  return [...orphans, ...lost];
}
