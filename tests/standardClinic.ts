import type { WriteTx } from '../db/access.ts';
import { insertStation } from '../db/clinic/queries.ts';
import type { Host } from '../electron/app/host.ts';
import { actAs } from '../electron/app/systemAct.ts';
import { addRoom, foundClinic } from '../electron/clinic/service.ts';
import type { Act } from '../electron/kernel/act.ts';
import type { Role } from '../electron/kernel/roles.ts';
import { addStaff, setHours } from '../electron/staff/service.ts';

export type PersonKey = 'owner' | 'director' | 'injector' | 'injector2' | 'frontDesk' | 'stockKeeper';

export const people: ReadonlyArray<{
  key: PersonKey;
  name: string;
  login: string;
  password: string;
  role: Role;
  provider: boolean;
}> = [
  { key: 'owner', name: 'Olive Owner', login: 'olive', password: 'correct-horse-1', role: 'owner', provider: true },
  {
    key: 'injector',
    name: 'Ingrid Injector',
    login: 'ingrid',
    password: 'correct-horse-2',
    role: 'injector',
    provider: true,
  },
  {
    key: 'injector2',
    name: 'Ivan Injector',
    login: 'ivan',
    password: 'correct-horse-3',
    role: 'injector',
    provider: true,
  },
  {
    key: 'frontDesk',
    name: 'Fran Desk',
    login: 'fran',
    password: 'correct-horse-4',
    role: 'frontDesk',
    provider: false,
  },
  {
    key: 'stockKeeper',
    name: 'Stan Keeper',
    login: 'stan',
    password: 'correct-horse-5',
    role: 'stockKeeper',
    provider: false,
  },
  {
    key: 'director',
    name: 'Dora Director',
    login: 'dora',
    password: 'correct-horse-6',
    role: 'medicalDirector',
    provider: false,
  },
];

/** The password of one of them. */
export function passwordOf(key: PersonKey): string {
  const person = people.find((row) => row.key === key);
  if (!person) throw new RangeError(`Nobody is ${key}.`);
  return person.password;
}

export interface StandardIds {
  staff: Record<PersonKey, string>;
  stationId: string;
  station2Id: string;
  rooms: string[];
}

/** A clinic in New York with six people, two rooms and two stations. */
export async function foundStandardClinic(host: Host): Promise<{ ids: StandardIds; recoveryCode: string }> {
  const ids: StandardIds = {
    staff: Object.fromEntries(people.map((person) => [person.key, host.newId()])) as Record<PersonKey, string>,
    stationId: host.newId(),
    station2Id: host.newId(),
    rooms: [],
  };
  const slots = people.map((person) => ({
    staffId: ids.staff[person.key],
    login: person.login,
    password: person.password,
  }));
  const [owner, ...others] = slots;
  if (!owner) throw new RangeError('A clinic needs an owner.');
  const recoveryCode = await host.create(owner, others, false, (clinic) => {
    const actor = {
      staffId: ids.staff.owner,
      role: 'owner',
      stationId: ids.stationId,
      procedure: 'test.found',
    } as const;
    actAs(clinic, actor, (tx, act) => {
      foundClinic(tx, act, {
        name: 'Standard Clinic',
        zone: 'America/New_York',
        currency: 'USD',
        country: 'US',
        demo: false,
      });
      furnish(tx, act, ids);
    });
  });
  return { ids, recoveryCode };
}

function furnish(tx: WriteTx, act: Act, ids: StandardIds): void {
  insertStation(tx, { id: ids.station2Id, number: 2, name: 'Second desk', version: 1 });
  for (const name of ['Room A', 'Room B']) ids.rooms.push(addRoom(tx, act, { name }).id);
  for (const { key, password: _password, ...person } of people) {
    addStaff(tx, act, ids.staff[key], { ...person, title: '', colour: '#7c9885' });
    if (person.provider)
      setHours(tx, act, {
        staffId: ids.staff[key],
        expectedVersion: 1,
        hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, fromMinute: 540, untilMinute: 1080 })),
      });
  }
}
