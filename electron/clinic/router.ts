import { command, query, router } from '../api/door.ts';
import { PoliciesOutput, PoliciesSaved, SetPoliciesInput } from './policies/schemas.ts';
import { listPolicies, setPolicies } from './policies/service.ts';
import {
  AddDevice,
  AddRoom,
  AddStation,
  ClinicProfile,
  CloseDay,
  ClosedDays,
  ClosedDaysInput,
  Done,
  Equipment,
  Locations,
  Nothing,
  ReopenDay,
  Rooms,
  Stations,
  UpdateDevice,
  UpdateProfile,
  UpdateRoom,
} from './schemas.ts';
import {
  addDevice,
  addRoom,
  addStation,
  clinicProfile,
  closeDay,
  closedDays,
  listEquipment,
  listLocations,
  listRooms,
  listStations,
  reopenDay,
  updateDevice,
  updateProfile,
  updateRoom,
} from './service.ts';

const seen = { permission: 'desk.see', reads: 'none', input: Nothing } as const;
const managed = { permission: 'clinic.manage', output: Done } as const;

export const clinicRouter = router({
  profile: query({ ...seen, output: ClinicProfile }, (db) => clinicProfile(db)),
  rooms: query({ ...seen, output: Rooms }, (db) => ({ rooms: listRooms(db) })),
  equipment: query({ ...seen, output: Equipment }, (db) => ({ equipment: listEquipment(db) })),
  closedDays: query({ ...seen, input: ClosedDaysInput, output: ClosedDays }, (db, _asker, { from, until }) => ({
    days: closedDays(db, from, until),
  })),
  stations: query({ ...seen, output: Stations }, (db) => ({ stations: listStations(db) })),
  locations: query({ ...seen, output: Locations }, (db) => ({ locations: listLocations(db) })),
  policies: query({ ...seen, output: PoliciesOutput }, (db) => listPolicies(db)),
  updateProfile: command({ ...managed, input: UpdateProfile }, updateProfile),
  addRoom: command({ ...managed, input: AddRoom }, addRoom),
  updateRoom: command({ ...managed, input: UpdateRoom }, updateRoom),
  setPolicies: command({ permission: 'clinic.manage', input: SetPoliciesInput, output: PoliciesSaved }, setPolicies),
  addStation: command({ ...managed, input: AddStation }, addStation),
  addDevice: command({ ...managed, input: AddDevice }, addDevice),
  updateDevice: command({ ...managed, input: UpdateDevice }, updateDevice),
  closeDay: command({ ...managed, input: CloseDay }, closeDay),
  reopenDay: command({ ...managed, input: ReopenDay }, reopenDay),
});
