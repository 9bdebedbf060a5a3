import { insertInto, type ReadDb, sqlText, updateVersioned } from '../access.ts';
import { clinics, locations, rooms, stations } from './schema.ts';

type ClinicRow = typeof clinics.$inferSelect;
type RoomRow = typeof rooms.$inferSelect;

const clinicStatement = sqlText<Omit<ClinicRow, 'demo'> & { demo: number }>(
  'SELECT id, name, address, phone, email, tax_number AS taxNumber, zone, currency, language, country, paper, demo, version FROM clinics',
);
const countryStatement = sqlText<{ country: string }>('SELECT country FROM clinics');
const roomsStatement = sqlText<Omit<RoomRow, 'active'> & { active: number }>('SELECT * FROM rooms ORDER BY position');
const stationsStatement = sqlText<typeof stations.$inferSelect>('SELECT * FROM stations ORDER BY number');
const stationStatement = sqlText<typeof stations.$inferSelect, [string]>('SELECT * FROM stations WHERE id = ?');
const locationsStatement = sqlText<typeof locations.$inferSelect>(
  'SELECT id, name, room_id AS roomId, version FROM locations ORDER BY room_id IS NOT NULL, name',
);

/** The clinic of this database, once it has been set up. */
export function findClinic(db: ReadDb): ClinicRow | undefined {
  const row = clinicStatement(db).get();
  return row && { ...row, demo: row.demo === 1 };
}

/** Its country alone, for what is asked at every keystroke. */
export function findCountry(db: ReadDb): string | undefined {
  return countryStatement(db).get()?.country;
}

export function allRooms(db: ReadDb): RoomRow[] {
  return roomsStatement(db)
    .all()
    .map((row) => ({ ...row, active: row.active === 1 }));
}

export function allStations(db: ReadDb) {
  return stationsStatement(db).all();
}

export function findStation(db: ReadDb, id: string) {
  return stationStatement(db).get(id);
}

/** The stock room first, then the rooms. */
export function allLocations(db: ReadDb) {
  return locationsStatement(db).all();
}

export const insertClinic = insertInto(clinics);
export const insertRoom = insertInto(rooms);
export const insertStation = insertInto(stations);
export const insertLocation = insertInto(locations);
export const updateClinic = updateVersioned(clinics, ['name', 'address', 'phone', 'email', 'taxNumber', 'paper']);
export const updateRoomRow = updateVersioned(rooms, ['name', 'active']);
