import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../db/access.ts';
import {
  allEquipment,
  allLocations,
  allRooms,
  allStations,
  closedDaysBetween,
  deleteClosedDay,
  findClinic,
  findClosedDay,
  findCountry,
  findStation,
  insertClinic,
  insertClosedDay,
  insertEquipment,
  insertLocation,
  insertRoom,
  insertStation,
  updateClinic,
  updateEquipmentRow,
  updateRoomRow,
} from '../../db/clinic/queries.ts';
import type { Act } from '../kernel/act.ts';
import type { LocalDate } from '../kernel/dates.ts';
import { refuse } from '../kernel/errors.ts';
import { paperOf } from './rules.ts';
import {
  type AddDevice,
  type AddRoom,
  type AddStation,
  type ClinicBasics,
  ClinicProfile,
  type CloseDay,
  type ReopenDay,
  type UpdateDevice,
  type UpdateProfile,
  type UpdateRoom,
} from './schemas.ts';

/** The clinic's name, zone, currency, paper. @throws Refusal SETUP_NEEDED */
export function clinicProfile(db: ReadDb): ClinicProfile {
  return ClinicProfile.parse(findClinic(db) ?? refuse('SETUP_NEEDED'));
}

/** What every record that is kept for good says of the clinic, as it is when the record is made. */
export function recordHead(db: ReadDb) {
  const { language, currency, name, address, phone, email, taxNumber } = clinicProfile(db);
  return { language, currency, clinic: { name, address, phone, email, taxNumber } };
}

/** The clinic's country: two letters. @throws Refusal SETUP_NEEDED */
export function clinicCountry(db: ReadDb): string {
  return findCountry(db) ?? refuse('SETUP_NEEDED');
}

export function listRooms(db: ReadDb) {
  return allRooms(db);
}

/** Lasers, chairs and the like, in the clinic's order. */
export function listEquipment(db: ReadDb) {
  return allEquipment(db);
}

/** Holidays from the first to the last date. */
export function closedDays(db: ReadDb, first: LocalDate, last: LocalDate) {
  return closedDaysBetween(db, first, last);
}

export function listStations(db: ReadDb) {
  return allStations(db);
}

export function listLocations(db: ReadDb) {
  return allLocations(db);
}

/** @throws Refusal NOT_FOUND */
export function stationById(db: ReadDb, id: string) {
  return findStation(db, id) ?? refuse('NOT_FOUND', 'This PC is not known to the clinic. Sign in again.');
}

/** Writes the first rows of a new clinic: the clinic, this PC as station 1, the stock room. */
export function foundClinic(
  tx: WriteTx,
  act: Act,
  basics: ClinicBasics & { demo: boolean },
): { clinicId: string; stationId: string } {
  const clinicId = act.newId();
  insertClinic(tx, {
    id: clinicId,
    name: basics.name,
    address: '',
    phone: '',
    email: '',
    taxNumber: '',
    zone: basics.zone,
    currency: basics.currency,
    language: 'en',
    country: basics.country,
    paper: paperOf(basics.country),
    demo: basics.demo,
    version: 1,
  });
  insertStation(tx, { id: act.stationId, number: 1, name: 'Front desk', version: 1 });
  const location = act.newId();
  insertLocation(tx, { id: location, name: 'Stock room', roomId: null, version: 1 });
  act.touch('clinic', 'clinic', clinicId, 1);
  act.touch('clinic', 'station', act.stationId, 1);
  act.touch('clinic', 'location', location, 1);
  return { clinicId, stationId: act.stationId };
}

export function updateProfile(tx: WriteTx, act: Act, input: z.output<typeof UpdateProfile>): { id: string } {
  const current = clinicProfile(tx);
  const { expectedVersion, ...row } = input;
  if (!updateClinic(tx, current.id, expectedVersion, row)) refuse('CHANGED_ELSEWHERE', undefined, { current });
  act.touch('clinic', 'clinic', current.id, expectedVersion + 1);
  for (const field of Object.keys(row)) act.changed(field);
  return { id: current.id };
}

/** A new room is also a place where stock may lie. */
export function addRoom(tx: WriteTx, act: Act, input: z.output<typeof AddRoom>): { id: string } {
  const rooms = allRooms(tx);
  if (rooms.some((room) => room.name.toLowerCase() === input.name.toLowerCase()))
    refuse('DUPLICATE', `There is already a room called ${input.name}. Choose another name.`);
  const id = act.newId();
  insertRoom(tx, { id, name: input.name, position: rooms.length + 1, active: true, version: 1 });
  insertLocation(tx, { id: act.newId(), name: input.name, roomId: id, version: 1 });
  act.touch('clinic', 'room', id, 1);
  return { id };
}

export function updateRoom(tx: WriteTx, act: Act, input: z.output<typeof UpdateRoom>): { id: string } {
  const { id, expectedVersion, ...row } = input;
  if (!updateRoomRow(tx, id, expectedVersion, row))
    refuse('CHANGED_ELSEWHERE', undefined, { current: allRooms(tx).find((room) => room.id === id) });
  act.touch('clinic', 'room', id, expectedVersion + 1);
  return { id };
}

/** Adds a PC that people sign in on; its number follows the last. @throws Refusal DUPLICATE */
export function addStation(tx: WriteTx, act: Act, input: z.output<typeof AddStation>): { id: string } {
  const stations = allStations(tx);
  if (stations.some((row) => row.name.toLowerCase() === input.name.toLowerCase()))
    refuse('DUPLICATE', `There is already a PC called ${input.name}. Choose another name.`);
  const id = act.newId();
  insertStation(tx, {
    id,
    number: Math.max(0, ...stations.map((row) => row.number)) + 1,
    name: input.name,
    version: 1,
  });
  act.touch('clinic', 'station', id, 1);
  return { id };
}

/** Adds something that is booked like a room. @throws Refusal DUPLICATE */
export function addDevice(tx: WriteTx, act: Act, input: z.output<typeof AddDevice>): { id: string } {
  const equipment = allEquipment(tx);
  refuseTwin(equipment, input.name, null);
  const id = act.newId();
  insertEquipment(tx, { id, ...input, position: equipment.length + 1, active: true, version: 1 });
  act.touch('clinic', 'device', id, 1);
  return { id };
}

/** @throws Refusal CHANGED_ELSEWHERE, DUPLICATE */
export function updateDevice(tx: WriteTx, act: Act, input: z.output<typeof UpdateDevice>): { id: string } {
  const { id, expectedVersion, ...row } = input;
  const equipment = allEquipment(tx);
  refuseTwin(equipment, row.name, id);
  if (!updateEquipmentRow(tx, id, expectedVersion, row))
    refuse('CHANGED_ELSEWHERE', undefined, { current: equipment.find((device) => device.id === id) });
  act.touch('clinic', 'device', id, expectedVersion + 1);
  return { id };
}

function refuseTwin(equipment: ReadonlyArray<{ id: string; name: string }>, name: string, exceptId: string | null) {
  const twin = equipment.find((device) => device.id !== exceptId && device.name.toLowerCase() === name.toLowerCase());
  if (twin) refuse('DUPLICATE', `There is already a device called ${twin.name}. Choose another name.`);
}

/** Notes that nobody works on a date; visits booked for it stay. @throws Refusal DUPLICATE */
export function closeDay(tx: WriteTx, act: Act, input: z.output<typeof CloseDay>): { id: string } {
  const [known] = closedDaysBetween(tx, input.date, input.date);
  if (known) refuse('DUPLICATE', `The clinic is closed on that day already (${known.name}).`);
  const id = act.newId();
  insertClosedDay(tx, { id, ...input, version: 1 });
  act.touch('clinic', 'closedDay', id, 1);
  return { id };
}

/** @throws Refusal NOT_FOUND */
export function reopenDay(tx: WriteTx, act: Act, { id }: z.output<typeof ReopenDay>): { id: string } {
  const { version } = findClosedDay(tx, id) ?? refuse('NOT_FOUND', 'Somebody opened that day again already.');
  deleteClosedDay(tx, id);
  act.touch('clinic', 'closedDay', id, version + 1);
  return { id };
}
