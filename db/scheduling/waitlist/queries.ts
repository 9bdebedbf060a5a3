import { insertInto, type ReadDb, sqlText, updateVersioned, type WriteTx } from '../../access.ts';
import { waitlistEntries, waitlistOffers, waitlistServices } from './schema.ts';

export type EntryRow = typeof waitlistEntries.$inferSelect;
export type OfferRow = typeof waitlistOffers.$inferSelect;

/** An entry of the list with its patient: the survivor of a merged chart. */
export interface ListedEntryRow extends EntryRow {
  patientName: string;
  phone: string | null;
}

const columns = `e.id, v.id AS patientId, e.provider_id AS providerId, e.weekdays, e.dayparts, e.from_on AS fromOn, e.until_on AS untilOn,
  e.expires_on AS expiresOn, e.priority, e.note, e.state, e.appointment_id AS appointmentId, e.created_at AS createdAt,
  e.created_by AS createdBy, e.version, v.given_name || ' ' || v.family_name AS patientName, v.phone`;
const from = `FROM waitlist_entries e JOIN patients p ON p.id = e.patient_id JOIN patients v ON v.id = coalesce(p.merged_into_id, p.id)`;
const openStatement = sqlText<ListedEntryRow, [string]>(
  `SELECT ${columns} ${from} WHERE e.state = 'open' AND e.expires_on >= ? ORDER BY e.expires_on LIMIT 500`,
);
const byIdStatement = sqlText<ListedEntryRow, [string]>(`SELECT ${columns} ${from} WHERE e.id = ?`);
const servicesStatement = sqlText<{ serviceId: string }, [string]>(
  'SELECT service_id AS serviceId FROM waitlist_services WHERE entry_id = ? ORDER BY position',
);
const clearServicesStatement = sqlText<unknown, [string]>('DELETE FROM waitlist_services WHERE entry_id = ?');
const offersStatement = sqlText<OfferRow, [string]>(
  `SELECT id, entry_id AS entryId, provider_id AS providerId, starts_at AS startsAt, offered_at AS offeredAt, offered_by AS offeredBy,
   outcome, answered_at AS answeredAt, version FROM waitlist_offers WHERE entry_id = ? ORDER BY offered_at DESC, id DESC LIMIT 20`,
);
const offerStatement = sqlText<OfferRow, [string]>(
  `SELECT id, entry_id AS entryId, provider_id AS providerId, starts_at AS startsAt, offered_at AS offeredAt, offered_by AS offeredBy,
   outcome, answered_at AS answeredAt, version FROM waitlist_offers WHERE id = ?`,
);

/** Entries that still hold on `today`, soonest ending first. */
export function openEntries(db: ReadDb, today: string): ListedEntryRow[] {
  return openStatement(db).all(today);
}

export function findEntry(db: ReadDb, id: string): ListedEntryRow | undefined {
  return byIdStatement(db).get(id);
}

/** The services an entry waits for, in order. */
export function servicesOfEntry(db: ReadDb, entryId: string): string[] {
  return servicesStatement(db)
    .all(entryId)
    .map((row) => row.serviceId);
}

/** Takes the services of an entry away, to write the new ones. */
export function clearEntryServices(tx: WriteTx, entryId: string): void {
  clearServicesStatement(tx).run(entryId);
}

/** What was offered for an entry, latest first. */
export function offersOfEntry(db: ReadDb, entryId: string): OfferRow[] {
  return offersStatement(db).all(entryId);
}

export function findOffer(db: ReadDb, id: string): OfferRow | undefined {
  return offerStatement(db).get(id);
}

export const insertEntry = insertInto(waitlistEntries);
export const insertEntryService = insertInto(waitlistServices);
export const insertOffer = insertInto(waitlistOffers);
export const updateEntry = updateVersioned(waitlistEntries, [
  'providerId',
  'weekdays',
  'dayparts',
  'fromOn',
  'untilOn',
  'expiresOn',
  'priority',
  'note',
]);
export const updateEntryState = updateVersioned(waitlistEntries, ['state', 'appointmentId']);
export const updateOffer = updateVersioned(waitlistOffers, ['outcome', 'answeredAt']);
