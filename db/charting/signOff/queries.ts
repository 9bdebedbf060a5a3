import { insertInto, type ReadDb, sqlText, type WriteTx } from '../../access.ts';
import { cosignRequests } from './schema.ts';

export const insertCosignRequest = insertInto(cosignRequests);

const remove = sqlText('DELETE FROM cosign_requests WHERE encounter_id = ?');
/** The note waits no longer; nothing happens if it did not. */
export function deleteCosignRequest(tx: WriteTx, encounterId: string): void {
  remove(tx).run(encounterId);
}

const waiting = sqlText<{ encounterId: string }, [number]>(
  'SELECT encounter_id AS encounterId FROM cosign_requests ORDER BY asked_at, encounter_id LIMIT ?',
);
/** Notes that wait for a co-signature, oldest first. */
export function cosignWaiting(db: ReadDb, limit: number): string[] {
  return waiting(db)
    .all(limit)
    .map(({ encounterId }) => encounterId);
}

const counts = sqlText<{ toSign: number; toCosign: number }>(
  `SELECT (SELECT count(*) FROM encounters e JOIN appointments a ON a.id = e.appointment_id
       WHERE e.state = 'open' AND a.state NOT IN ('cancelled', 'lateCancelled', 'noShow')) AS toSign,
     (SELECT count(*) FROM cosign_requests) AS toCosign`,
);
/** How many charts are not signed, and how many notes wait for a co-signature. */
export function signOffCounts(db: ReadDb): { toSign: number; toCosign: number } {
  return counts(db).get() ?? { toSign: 0, toCosign: 0 };
}
