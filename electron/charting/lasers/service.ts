import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  allLimits,
  deleteTreatment,
  earlierTreatments,
  findTreatment,
  insertLimits,
  insertTreatment,
  type TreatmentRow,
  updateLimits,
  updateTreatment,
} from '../../../db/charting/lasers/queries.ts';
import { encounterOfVisit } from '../../../db/charting/queries.ts';
import type { MapView } from '../../catalog/rules.ts';
import { serviceById } from '../../catalog/service.ts';
import { listEquipment } from '../../clinic/service.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { serviceLine, visitOf } from '../../scheduling/service.ts';
import type { Override } from '../safety/rules.ts';
import { refuseUnsafeTreatment } from '../safety/service.ts';
import { openEncounter } from '../service.ts';
import { regionOf, spotOf } from '../views/rules.ts';
import {
  beyondLimits,
  type DeviceLimits,
  type LaserSettings,
  lastSettings,
  limitsProblem,
  noLimits,
  type SignedTreatment,
} from './rules.ts';
import { type Laser, Limits } from './schemas.ts';

interface Answer {
  treatments: Array<{ treatmentId: Id; version: number }>;
}
type Given = LaserSettings & { beyondReason?: string | null | undefined };

/** The clinic's devices with their limits. */
export function listLasers(db: ReadDb): { devices: Laser[] } {
  const set = new Map(allLimits(db).map((row) => [row.id, row]));
  return {
    devices: listEquipment(db).map(({ id, name, kind, active }) => {
      const row = set.get(id);
      const limits: DeviceLimits = row
        ? Limits.parse({
            wavelengths: JSON.parse(row.wavelengths) as unknown,
            handpieces: JSON.parse(row.handpieces) as unknown,
            ranges: JSON.parse(row.ranges) as unknown,
          })
        : noLimits;
      return {
        id,
        name,
        kind,
        active,
        limits: { ...limits, wavelengths: [...limits.wavelengths], handpieces: [...limits.handpieces] },
        version: row?.version ?? 0,
      };
    }),
  };
}

function laserOf(db: ReadDb, id: Id): Laser {
  return (
    listLasers(db).devices.find((device) => device.id === id) ??
    refuse('NOT_FOUND', 'This device is no longer on the list. Choose another.')
  );
}

/** Says what a device may be set to. @throws Refusal NOT_FOUND, BAD_INPUT, CHANGED_ELSEWHERE */
export function setLimits(
  tx: WriteTx,
  act: Act,
  { equipmentId, expectedVersion, ...limits }: DeviceLimits & { equipmentId: Id; expectedVersion: number },
): { equipmentId: Id; version: number } {
  const laser = laserOf(tx, equipmentId);
  const problem = limitsProblem(limits);
  if (problem !== undefined) refuse('BAD_INPUT', problem);
  const row = {
    wavelengths: JSON.stringify(limits.wavelengths),
    handpieces: JSON.stringify(limits.handpieces),
    ranges: JSON.stringify(limits.ranges),
  };
  if (laser.version !== expectedVersion)
    refuse('CHANGED_ELSEWHERE', undefined, { current: { version: laser.version } });
  if (expectedVersion === 0) insertLimits(tx, { id: equipmentId, ...row, version: 1 });
  else if (!updateLimits(tx, equipmentId, expectedVersion, row)) refuse('CHANGED_ELSEWHERE');
  act.touch('charting', 'laser', equipmentId, expectedVersion + 1);
  return { equipmentId, version: expectedVersion + 1 };
}

/** The settings as they are kept; beyond the limits they want a reason, within them none is kept. @throws Refusal BAD_INPUT */
function checked(db: ReadDb, equipmentId: Id, given: Given): LaserSettings & { beyondReason: string | null } {
  const { wavelength, handpiece, fluence, spot, pulse, rate, passes, cooling, endpoint, skinType, note } = given;
  const settings = { wavelength, handpiece, fluence, spot, pulse, rate, passes, cooling, endpoint, skinType, note };
  const beyond = beyondLimits(settings, laserOf(db, equipmentId).limits);
  const reason = given.beyondReason ?? null;
  if (beyond.length > 0 && reason === null)
    refuse('BAD_INPUT', `${beyond.join(' ')} Correct it, or say why it was set so.`, { beyond });
  return { ...settings, beyondReason: beyond.length > 0 ? reason : null };
}

/** Charts what a device did on one or several areas. @throws Refusal SIGNED, NOT_FOUND, NOT_SAFE, BAD_INPUT, DUPLICATE */
export function addTreatments(
  tx: WriteTx,
  act: Act,
  input: Given & {
    encounterId: Id;
    serviceLineId: Id;
    equipmentId: Id;
    areas: ReadonlyArray<{ view: MapView; region: string }>;
    overrides?: Override[] | undefined;
  },
): Answer {
  const encounter = openEncounter(tx, input.encounterId);
  act.concerns(encounter.patientId);
  const line = serviceLine(tx, input.serviceLineId);
  if (line.appointmentId !== encounter.appointmentId)
    refuse('BAD_INPUT', 'This service belongs to another visit. Choose a service of this visit.');
  const service = serviceById(tx, line.serviceId);
  const { kind, name } = laserOf(tx, input.equipmentId);
  if (service.deviceKind !== kind)
    refuse('BAD_INPUT', `${service.name} is not done with ${name}. Choose a device of the service.`);
  const settings = checked(tx, input.equipmentId, input);
  const places = input.areas.map(({ view, region: key }) => {
    const region =
      regionOf(view, key) ?? refuse('BAD_INPUT', 'This drawing has no such area. Choose an area of the drawing.');
    return { view, region: key, area: region.area };
  });
  const areas = places.map(({ area }) => area);
  refuseUnsafeTreatment(tx, act, encounter.appointmentId, { serviceLineId: line.id, areas }, input.overrides ?? []);
  return {
    treatments: places.map((place) => {
      const id = act.newId();
      insertTreatment(tx, {
        id,
        encounterId: encounter.id,
        serviceLineId: line.id,
        ...place,
        equipmentId: input.equipmentId,
        ...settings,
        version: 1,
      });
      act.touch('charting', 'treatment', id, 1);
      return { treatmentId: id, version: 1 };
    }),
  };
}

function treatmentOf(tx: WriteTx, act: Act, id: Id): TreatmentRow {
  const row = findTreatment(tx, id) ?? refuse('NOT_FOUND', 'This area is no longer on the chart.');
  act.concerns(openEncounter(tx, row.encounterId).patientId);
  return row;
}

/** Changes the settings of an area. @throws Refusal SIGNED, NOT_FOUND, NOT_SAFE, CHANGED_ELSEWHERE, BAD_INPUT */
export function changeTreatment(
  tx: WriteTx,
  act: Act,
  input: Given & { treatmentId: Id; overrides?: Override[] | undefined; expectedVersion: number },
): Answer {
  const row = treatmentOf(tx, act, input.treatmentId);
  const { appointmentId } = openEncounter(tx, row.encounterId);
  const { serviceLineId } = row;
  refuseUnsafeTreatment(tx, act, appointmentId, { serviceLineId, areas: [] }, input.overrides ?? []);
  if (!updateTreatment(tx, row.id, input.expectedVersion, checked(tx, row.equipmentId, input)))
    refuse('CHANGED_ELSEWHERE', undefined, { current: row });
  act.touch('charting', 'treatment', row.id, input.expectedVersion + 1);
  return { treatments: [{ treatmentId: row.id, version: input.expectedVersion + 1 }] };
}

/** Takes areas off an open chart: all of them or none. @throws Refusal SIGNED, NOT_FOUND, CHANGED_ELSEWHERE */
export function removeTreatments(
  tx: WriteTx,
  act: Act,
  input: { treatments: ReadonlyArray<{ treatmentId: Id; expectedVersion: number }> },
): Answer {
  return {
    treatments: input.treatments.map(({ treatmentId, expectedVersion }) => {
      const row = treatmentOf(tx, act, treatmentId);
      if (!deleteTreatment(tx, row.id, expectedVersion)) refuse('CHANGED_ELSEWHERE', undefined, { current: row });
      act.touch('charting', 'treatment', row.id, expectedVersion + 1);
      return { treatmentId: row.id, version: expectedVersion + 1 };
    }),
  };
}

/** The treated areas as a signed note keeps them, with the device by its name. */
export function signedTreatments(db: ReadDb, rows: readonly TreatmentRow[]): SignedTreatment[] {
  const names = new Map(listEquipment(db).map(({ id, name }) => [id, name]));
  return rows.flatMap(({ id: _, encounterId: _e, equipmentId, version: _v, ...row }) => {
    const region = regionOf(row.view, row.region);
    return region ? [{ ...row, ...spotOf(row.view, region), device: names.get(equipmentId) ?? '' }] : [];
  });
}

/** What this patient was treated with last, per area and device, newest first. @throws Refusal NOT_FOUND */
export function lastSettingsOf(db: ReadDb, asker: Asker, input: { appointmentId: Id }) {
  const visit = visitOf(db, input.appointmentId);
  asker.concerns(visit.patientId);
  const now = encounterOfVisit(db, input.appointmentId)?.id ?? '';
  return { settings: lastSettings(earlierTreatments(db, visit.patientId, now)) };
}
