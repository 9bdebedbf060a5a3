import type { ReadDb } from '../../../db/access.ts';
import { signedMaps } from '../../../db/charting/history/queries.ts';
import { treatmentsOf } from '../../../db/charting/lasers/queries.ts';
import { findEncounter, pointsOf } from '../../../db/charting/queries.ts';
import { serviceById } from '../../catalog/service.ts';
import { listEquipment } from '../../clinic/service.ts';
import { productById } from '../../inventory/service.ts';
import type { Asker } from '../../kernel/act.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { visitOf } from '../../scheduling/service.ts';
import { usualGhost } from './rules.ts';
import type { MapOf } from './schemas.ts';

/** The signed maps of the patient of a visit, newest first, that visit left out. @throws Refusal NOT_FOUND */
export function earlierMaps(db: ReadDb, asker: Asker, input: { appointmentId: Id }) {
  const visit = visitOf(db, input.appointmentId);
  asker.concerns(visit.patientId);
  const visits = signedMaps(db, visit.patientId)
    .filter((row) => row.appointmentId !== input.appointmentId && row.marks > 0)
    .map(({ inError, ...row }) => {
      const { lines } = visitOf(db, row.appointmentId);
      const services = lines.map((line) => serviceById(db, line.serviceId).name).join(', ');
      return { ...row, inError: inError === 1, services, serviceIds: lines.map((line) => line.serviceId) };
    });
  const usualId = usualGhost(
    visits,
    visit.lines.map((line) => line.serviceId),
    visit.appointment.startsAt,
  );
  return { visits: visits.map(({ serviceIds: _, ...row }) => row), usualId };
}

/** The map of one chart, open or signed. @throws Refusal NOT_FOUND */
export function mapOf(db: ReadDb, asker: Asker, input: { encounterId: Id }): MapOf {
  const encounter =
    findEncounter(db, input.encounterId) ?? refuse('NOT_FOUND', 'This chart is no longer here. Open the visit again.');
  asker.concerns(encounter.patientId);
  const visit = visitOf(db, encounter.appointmentId);
  const points = pointsOf(db, encounter.id);
  const treatments = treatmentsOf(db, encounter.id);
  return {
    encounterId: encounter.id,
    startsAt: visit.appointment.startsAt,
    lines: visit.lines.map((line) => ({
      serviceLineId: line.id,
      serviceName: serviceById(db, line.serviceId).name,
    })),
    products: [...new Set(points.map((point) => point.productId))].map((productId) => {
      const { name, unit } = productById(db, productId);
      return { productId, productName: name, unit };
    }),
    points,
    devices: listEquipment(db)
      .filter(({ id }) => treatments.some(({ equipmentId }) => equipmentId === id))
      .map(({ id, name }) => ({ equipmentId: id, name })),
    treatments,
  };
}
