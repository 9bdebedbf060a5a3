import { insertInto, type ReadDb, sqlText, updateVersioned, type WriteTx } from '../access.ts';
import { clinics, closedDays, equipment, locations, rooms, stations } from './schema.ts';

type ClinicRow = typeof clinics.$inferSelect;
type RoomRow = typeof rooms.$inferSelect;
type EquipmentRow = typeof equipment.$inferSelect;
type ClosedDayRow = typeof closedDays.$inferSelect;

const clinicStatement = sqlText<Omit<ClinicRow, 'demo'> & { demo: number }>(
  'SELECT id, name, address, phone, email, tax_number AS taxNumber, zone, currency, language, country, paper, demo, version FROM clinics',
);
const countryStatement = sqlText<{ country: string }>('SELECT country FROM clinics');
const roomsStatement = sqlText<Omit<RoomRow, 'active'> & { active: number }>('SELECT * FROM rooms ORDER BY position');
const equipmentStatement = sqlText<Omit<EquipmentRow, 'active'> & { active: number }>(
  'SELECT * FROM equipment ORDER BY position',
);
const closedDayStatement = sqlText<{ version: number }, [string]>('SELECT version FROM closed_days WHERE id = ?');
const closedDaysStatement = sqlText<ClosedDayRow, [string, string]>(
  'SELECT * FROM closed_days WHERE date >= ? AND date <= ? ORDER BY date',
);
const reopenStatement = sqlText<unknown, [string]>('DELETE FROM closed_days WHERE id = ?');
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

/** Lasers, chairs and the like, in the clinic's order. */
export function allEquipment(db: ReadDb): EquipmentRow[] {
  return equipmentStatement(db)
    .all()
    .map((row) => ({ ...row, active: row.active === 1 }));
}

/** Days on which the clinic is closed, both ends included. */
export function closedDaysBetween(db: ReadDb, first: string, last: string): ClosedDayRow[] {
  return closedDaysStatement(db).all(first, last);
}

/** A holiday as it is now. */
export function findClosedDay(db: ReadDb, id: string): { version: number } | undefined {
  return closedDayStatement(db).get(id);
}

export function deleteClosedDay(tx: WriteTx, id: string): void {
  reopenStatement(tx).run(id);
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
export const insertEquipment = insertInto(equipment);
export const insertClosedDay = insertInto(closedDays);
export const insertStation = insertInto(stations);
export const insertLocation = insertInto(locations);
export const updateClinic = updateVersioned(clinics, ['name', 'address', 'phone', 'email', 'taxNumber', 'paper']);
export const updateRoomRow = updateVersioned(rooms, ['name', 'active']);
export const updateEquipmentRow = updateVersioned(equipment, ['name', 'kind', 'active']);
