import { command, query, router } from '../api/door.ts';
import { PoliciesOutput, PoliciesSaved, SetPoliciesInput } from './policies/schemas.ts';
import { listPolicies, setPolicies } from './policies/service.ts';
import {
  AddRoom,
  ClinicProfile,
  Done,
  Locations,
  Nothing,
  Rooms,
  Stations,
  UpdateProfile,
  UpdateRoom,
} from './schemas.ts';
import {
  addRoom,
  clinicProfile,
  listLocations,
  listRooms,
  listStations,
  updateProfile,
  updateRoom,
} from './service.ts';

const seen = { permission: 'desk.see', reads: 'none', input: Nothing } as const;
const managed = { permission: 'clinic.manage', output: Done } as const;

export const clinicRouter = router({
  profile: query({ ...seen, output: ClinicProfile }, (db) => clinicProfile(db)),
  rooms: query({ ...seen, output: Rooms }, (db) => ({ rooms: listRooms(db) })),
  stations: query({ ...seen, output: Stations }, (db) => ({ stations: listStations(db) })),
  locations: query({ ...seen, output: Locations }, (db) => ({ locations: listLocations(db) })),
  policies: query({ ...seen, output: PoliciesOutput }, (db) => listPolicies(db)),
  updateProfile: command({ ...managed, input: UpdateProfile }, updateProfile),
  addRoom: command({ ...managed, input: AddRoom }, addRoom),
  updateRoom: command({ ...managed, input: UpdateRoom }, updateRoom),
  setPolicies: command({ permission: 'clinic.manage', input: SetPoliciesInput, output: PoliciesSaved }, setPolicies),
});
