import type { z } from 'zod';
import type { WriteTx } from '../../../../db/access.ts';
import {
  linesOfEstimate,
  raiseEstimate,
  updateLineBooked,
  updateVisitBooked,
  visitsOfEstimate,
} from '../../../../db/billing/estimates/queries.ts';
import type { Act } from '../../../kernel/act.ts';
import { refuse } from '../../../kernel/errors.ts';
import { book } from '../../../scheduling/booking/service.ts';
import { frees } from '../../../scheduling/rules.ts';
import { appointmentById } from '../../../scheduling/service.ts';
import { takeDepositsAlong } from '../../storedValues/deposits/service.ts';
import { estimateToChange } from '../record/service.ts';
import type * as S from '../schemas.ts';

/**
 * Turns a visit of an accepted plan into an appointment with its services in order; their charges keep the agreed prices.
 * A visit whose appointment was cancelled may be booked again.
 * @throws Refusal NOT_NOW if it is not accepted or booked already, SLOT_TAKEN, CHANGED_ELSEWHERE
 */
export function bookPlanned(
  tx: WriteTx,
  act: Act,
  input: z.output<typeof S.BookPlannedInput>,
): z.input<typeof S.BookPlannedOutput> {
  const row = estimateToChange(tx, act, input);
  if (row.state !== 'accepted')
    refuse('NOT_NOW', 'Only an accepted estimate is booked. Have it signed first, or book in the calendar.');
  const visit =
    visitsOfEstimate(tx, row.id).find(({ id }) => id === input.visitId) ??
    refuse('NOT_FOUND', 'This visit is not part of the plan. Open the estimate again.');
  if (visit.appointmentId !== null && !frees(appointmentById(tx, visit.appointmentId).state))
    refuse('NOT_NOW', 'This visit is booked already. Move its appointment in the calendar instead.', {
      appointmentId: visit.appointmentId,
    });
  const services = linesOfEstimate(tx, row.id).filter(
    (line) => line.visitId === visit.id && line.kind === 'service' && line.serviceId !== null,
  );
  if (services.length === 0) refuse('NOT_NOW', 'There is no service on this visit, only goods. Sell them at the till.');
  const booked = book(tx, act, {
    patientId: row.patientId,
    startsAt: input.startsAt,
    lines: services.map((line) => ({ serviceId: line.serviceId ?? '', providerId: input.providerId })),
    note: `${row.title}: ${visit.title}`.slice(0, 1000),
    walkIn: false,
    outsideHours: input.outsideHours,
  });
  takeDepositsAlong(tx, act, booked.id);
  if (!updateVisitBooked(tx, visit.id, visit.version, { appointmentId: booked.id })) refuse('CHANGED_ELSEWHERE');
  services.forEach((line, at) => {
    const serviceLineId = booked.lines[at]?.id ?? null;
    if (!updateLineBooked(tx, line.id, line.version, { serviceLineId })) refuse('CHANGED_ELSEWHERE');
  });
  if (!raiseEstimate(tx, row.id, row.version, { state: row.state })) refuse('CHANGED_ELSEWHERE');
  act.touch('billing', 'estimate', row.id, row.version + 1);
  return { appointmentId: booked.id, startsAt: booked.startsAt, version: row.version + 1 };
}
