import { foundClinic } from '../clinic/service.ts';
import type { Role } from '../kernel/roles.ts';
import { addStaff } from '../staff/service.ts';
import { demoLogins } from './demo/logins.ts';
import { hangPhotos } from './demo/photos.ts';
import { seedDemo } from './demo/seedDemo.ts';
import type { Host } from './host.ts';
import { actAs } from './systemAct.ts';

/** Makes the demo clinic: the same people, prices and diary for the same seed and day. Returns who can sign in. */
export async function createDemoClinic(
  host: Host,
  seed = 1,
): Promise<Array<{ name: string; login: string; password: string; role: Role }>> {
  const people = demoLogins.map((person) => ({ ...person, staffId: host.newId() }));
  const [owner, ...others] = people;
  if (!owner) throw new RangeError('The demo clinic has no owner.');
  const stationId = host.newId();
  await host.create(owner, others, true, (clinic) => {
    actAs(clinic, { staffId: owner.staffId, role: 'owner', stationId, procedure: 'setup.createDemo' }, (tx, act) => {
      foundClinic(tx, act, {
        name: 'Linden & Rose Aesthetics',
        zone: 'America/New_York',
        currency: 'USD',
        country: 'US',
        demo: true,
      });
      for (const { staffId, key: _key, password: _password, ...person } of people) addStaff(tx, act, staffId, person);
    });
    const idOf = Object.fromEntries(people.map((person) => [person.key, person.staffId])) as Record<
      (typeof demoLogins)[number]['key'],
      string
    >;
    seedDemo(clinic, { seed, staff: idOf, stationId });
  });
  await hangPhotos(host.clinic(), { staffId: owner.staffId, stationId });
  return demoLogins.map(({ name, login, password, role }) => ({ name, login, password, role }));
}
