import { insertInto, type ReadDb, sqlText, updateVersioned, type WriteTx } from '../../../access.ts';
import { membersText } from '../../../patients/members/queries.ts';
import { photoViews } from '../schema.ts';
import { photoSetServices, photoSets, photoSetViews } from './schema.ts';

export const insertView = insertInto(photoViews);
export const updateView = updateVersioned(photoViews, ['name', 'outline', 'active']);
export const insertSet = insertInto(photoSets);
export const updateSet = updateVersioned(photoSets, ['name', 'active']);
export const insertSetView = insertInto(photoSetViews);
export const insertSetService = insertInto(photoSetServices);

const sets = sqlText<{ id: string; name: string; active: number; version: number }, []>(
  'SELECT id, name, active, version FROM photo_sets ORDER BY name, id',
);
const setViews = sqlText<{ setId: string; viewId: string; required: number }, []>(
  'SELECT set_id AS setId, view_id AS viewId, required FROM photo_set_views ORDER BY set_id, position',
);
const setServices = sqlText<{ setId: string; serviceId: string }, []>(
  'SELECT set_id AS setId, service_id AS serviceId FROM photo_set_services ORDER BY service_id',
);

/** Every set with its views in order and its services. */
export function photoSetRows(db: ReadDb) {
  const views = setViews(db).all();
  const services = setServices(db).all();
  return sets(db)
    .all()
    .map((row) => ({
      ...row,
      active: row.active === 1,
      views: views
        .filter(({ setId }) => setId === row.id)
        .map(({ viewId, required }) => ({ viewId, required: required === 1 })),
      serviceIds: services.filter(({ setId }) => setId === row.id).map(({ serviceId }) => serviceId),
    }));
}

const dropViews = sqlText<unknown, [string]>('DELETE FROM photo_set_views WHERE set_id = ?');
const dropServices = sqlText<unknown, [string]>('DELETE FROM photo_set_services WHERE set_id = ?');
const dropService = sqlText<unknown, [string]>('DELETE FROM photo_set_services WHERE service_id = ?');
/** Empties a set before it is written anew; its services leave other sets too. */
export function clearSet(tx: WriteTx, setId: string, serviceIds: readonly string[]): void {
  dropViews(tx).run(setId);
  dropServices(tx).run(setId);
  for (const serviceId of serviceIds) dropService(tx).run(serviceId);
}

export interface RequiredViewRow {
  serviceLineId: string;
  viewId: string;
  name: string;
}
const required = sqlText<RequiredViewRow, [string]>(
  `SELECT l.id AS serviceLineId, v.id AS viewId, v.name
   FROM service_lines l
   JOIN photo_set_services s ON s.service_id = l.service_id
   JOIN photo_sets g ON g.id = s.set_id AND g.active = 1
   JOIN photo_set_views w ON w.set_id = s.set_id AND w.required = 1
   JOIN photo_views v ON v.id = w.view_id AND v.active = 1
   WHERE l.appointment_id = ? ORDER BY l.position, w.position`,
);
/** The views that must not be missing at a visit, by service line. */
export function requiredViewsOf(db: ReadDb, appointmentId: string): RequiredViewRow[] {
  return required(db).all(appointmentId);
}

export interface EarlierRow {
  viewId: string;
  photoId: string;
  takenAt: number;
}
const earlier = sqlText<EarlierRow, [string, string]>(
  `SELECT p.view_id AS viewId, p.id AS photoId, max(p.taken_at) AS takenAt FROM photos p
   WHERE p.patient_id IN (${membersText})
     AND p.view_id IS NOT NULL AND p.removed_at IS NULL AND p.hidden_at IS NULL AND p.appointment_id IS NOT ?
   GROUP BY p.view_id`,
);
/** The newest photo of each view from other visits than this one. */
export function earlierPhotos(db: ReadDb, patientId: string, appointmentId: string): EarlierRow[] {
  return earlier(db).all(patientId, appointmentId);
}
