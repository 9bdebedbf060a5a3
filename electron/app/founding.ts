import type { z } from 'zod';
import { foundClinic } from '../clinic/service.ts';
import { addStaff } from '../staff/service.ts';
import type { Host } from './host.ts';
import type { Opened } from './openClinic.ts';
import type { CreateClinic } from './setupSchemas.ts';
import { seedStandards } from './standards.ts';
import { actAs } from './systemAct.ts';

/** Makes a new clinic with its owner and what every clinic begins with. Returns the recovery code, shown once. */
export async function foundNewClinic(
  host: Host,
  input: z.output<typeof CreateClinic>,
): Promise<{ recoveryCode: string; ownerId: string }> {
  const ownerId = host.newId();
  const stationId = host.newId();
  const recoveryCode = await host.create(
    { staffId: ownerId, login: input.login, password: input.password },
    [],
    false,
    (clinic: Opened) => {
      actAs(clinic, { staffId: ownerId, role: 'owner', stationId, procedure: 'setup.createClinic' }, (tx, act) => {
        foundClinic(tx, act, { ...input, demo: false });
        addStaff(tx, act, ownerId, {
          name: input.ownerName,
          title: '',
          login: input.login,
          role: 'owner',
          provider: false,
          colour: '#7c9885',
        });
        seedStandards(tx, act);
      });
    },
  );
  return { recoveryCode, ownerId };
}
