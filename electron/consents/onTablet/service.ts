import type { ReadDb, WriteTx } from '../../../db/access.ts';
import { serviceById } from '../../catalog/service.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import type { Approvals } from '../../kernel/approvals.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { patientById, patientName } from '../../patients/service.ts';
import { serviceLine, visitOf } from '../../scheduling/service.ts';
import { finishTask, handOverOf, tabletName } from '../../tablets/patient/service.ts';
import type { TaskSource } from '../../tablets/service.ts';
import type { ConsentNeed } from '../rules.ts';
import type { PreviewInput, PreviewOutput } from '../schemas.ts';
import { consentNeeds, previewConsent } from '../service.ts';
import type { DeclineInput, SignInput } from '../signing/schemas.ts';
import { declineConsent, type SigningPlace, signConsent } from '../signing/service.ts';
import type { ConsentsOnTablet, SignedOnTablet } from './schemas.ts';

/** What a visit asks for or carries, without the services that are not done. */
function needsOfVisit(db: ReadDb, appointmentId: Id): ConsentNeed[] {
  const dropped = visitOf(db, appointmentId).lines.filter(({ state }) => state === 'notPerformed');
  return consentNeeds(db, appointmentId).filter((need) => !dropped.some(({ id }) => id === need.serviceLineId));
}

/** The consents of a visit, as a task that is handed over. */
export const consentsTask: TaskSource = {
  kind: 'consents',
  open: (db, appointmentId) =>
    needsOfVisit(db, appointmentId)
      .filter(({ signed, refused }) => signed === null && refused === null)
      .map(({ name }) => name),
};

/** What the patient has to sign. @throws Refusal NOT_NOW once the tablet was taken back */
export function consentsOnTablet(db: ReadDb, asker: Asker): ConsentsOnTablet {
  const { appointmentId, patientId } = handOverOf(db, asker, 'consents');
  const { lines } = visitOf(db, appointmentId);
  const placeOf = (need: ConsentNeed): number => lines.findIndex(({ id }) => id === need.serviceLineId);
  // what is signed keeps its place in the list
  const needs = needsOfVisit(db, appointmentId).toSorted(
    (a, b) => placeOf(a) - placeOf(b) || a.name.localeCompare(b.name) || (a.templateId < b.templateId ? -1 : 1),
  );
  return {
    patientName: patientName(patientById(db, patientId)),
    consents: needs.map((need) => ({
      serviceLineId: need.serviceLineId,
      editionId: need.editionId,
      name: need.name,
      serviceName: serviceById(db, lines[placeOf(need)]?.serviceId ?? '').name,
      signed: need.signed !== null,
      declined: need.refused !== null,
    })),
  };
}

/** A service line of the visit that was handed over, and no other. @throws Refusal NOT_FOUND */
function assertOwn(db: ReadDb, asker: Asker, serviceLineId: Id): void {
  if (serviceLine(db, serviceLineId).appointmentId !== handOverOf(db, asker, 'consents').appointmentId)
    refuse('NOT_FOUND', 'This is not here any more. Please ask at the desk.');
}

export function previewOnTablet(db: ReadDb, asker: Asker, input: PreviewInput): PreviewOutput {
  assertOwn(db, asker, input.serviceLineId);
  return previewConsent(db, asker, input);
}

/** Whoever handed the tablet over handed over the pen. */
function placeOnTablet(db: ReadDb, act: Act): SigningPlace {
  const { handedBy } = handOverOf(db, act, 'consents');
  return { penId: handedBy, station: { id: act.stationId, number: null, name: tabletName(db, act) } };
}

/** After the last consent the task is done. */
function goOn(tx: WriteTx, act: Act): SignedOnTablet {
  const left = consentsTask.open(tx, handOverOf(tx, act, 'consents').appointmentId).length;
  if (left === 0) finishTask(tx, act, 'consents');
  return { left };
}

/** The patient signs. */
export function signOnTablet(tx: WriteTx, act: Act, input: SignInput, approvals: Approvals): SignedOnTablet {
  assertOwn(tx, act, input.serviceLineId);
  signConsent(tx, act, input, approvals, placeOnTablet(tx, act));
  return goOn(tx, act);
}

/** The patient declines: nothing of it is left to do on the tablet, the desk sees it. */
export function declineOnTablet(tx: WriteTx, act: Act, input: DeclineInput): SignedOnTablet {
  assertOwn(tx, act, input.serviceLineId);
  declineConsent(tx, act, input, placeOnTablet(tx, act));
  return goOn(tx, act);
}
