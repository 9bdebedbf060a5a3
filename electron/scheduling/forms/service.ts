import type { ReadDb } from '../../../db/access.ts';
import { appointmentsWithin, namedLinesOf, visitsOfPatient } from '../../../db/scheduling/day/queries.ts';
import { clinicProfile } from '../../clinic/service.ts';
import { missingForms } from '../../intake/submissions/service.ts';
import type { Asker } from '../../kernel/act.ts';
import { dateOf, dayBounds } from '../../kernel/dates.ts';
import { isOpenForChange } from '../rules.ts';
import { appointmentById } from '../service.ts';
import type { FormsMissing } from './schemas.ts';

/** How many visits back it is looked whether something was done for a patient. */
const lookBack = 50;

/** The forms a visit waits for: asked of its patient, on the day of the visit. */
export function formsOfVisit(db: ReadDb, appointmentId: string): Array<{ id: string; name: string }> {
  const { patientId, startsAt } = appointmentById(db, appointmentId);
  const { zone } = clinicProfile(db);
  return missingForms(db, {
    patientId,
    isNew: !visitsOfPatient(db, patientId, lookBack).some(({ id, state }) => id !== appointmentId && state === 'done'),
    serviceIds: namedLinesOf(db, appointmentId).map(({ serviceId }) => serviceId),
    today: dateOf(startsAt, zone),
    zone,
  });
}

/** Today's visits that are not at checkout yet and wait for forms: what the board points out. */
export function formsMissingToday(db: ReadDb, asker: Asker): FormsMissing {
  const today = dayBounds(dateOf(asker.now, asker.zone), asker.zone);
  return {
    visits: appointmentsWithin(db, today.from, today.until)
      .filter(({ state }) => isOpenForChange(state) && state !== 'requested')
      .flatMap(({ id, patientId, patientName, startsAt, state }) => {
        const forms = formsOfVisit(db, id);
        const here = state !== 'booked' && state !== 'confirmed';
        return forms.length === 0 ? [] : [{ appointmentId: id, patientId, patientName, startsAt, here, forms }];
      }),
  };
}
