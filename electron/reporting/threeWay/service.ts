import type { z } from 'zod';
import type { ReadDb } from '../../../db/access.ts';
import { chartReasonsOf, treatedVisits, type VisitRow } from '../../../db/reporting/threeWay/queries.ts';
import { threeWayCheck } from '../../billing/check/service.ts';
import type { Asker } from '../../kernel/act.ts';
import { dayBounds } from '../../kernel/dates.ts';
import { getPatient } from '../../patients/service.ts';
import type * as S from './schemas.ts';

/** More visits than this are not read at once: choose a shorter period. */
const mostVisits = 2_000;

/** Charted, drawn and billed of every line treated in a period, with what differs and who answered for it. */
export function threeWayReport(db: ReadDb, asker: Asker, input: S.ThreeWayInput): z.input<typeof S.ThreeWayOutput> {
  const from = dayBounds(input.from, asker.zone).from;
  const { until } = dayBounds(input.until, asker.zone);
  const visits = treatedVisits(db, from, until, mostVisits + 1);
  return {
    rows: visits.slice(0, mostVisits).flatMap((visit) => rowsOf(db, asker, visit)),
    more: visits.length > mostVisits,
  };
}

function rowsOf(db: ReadDb, asker: Asker, visit: VisitRow): S.ThreeWayRow[] {
  const patient = getPatient(db, asker, { id: visit.patientId });
  const chart = chartReasonsOf(db, visit.appointmentId);
  return threeWayCheck(db, visit.appointmentId).lines.map((line) => ({
    ...visit,
    patientName: patient.name,
    serviceLineId: line.serviceLineId,
    service: line.description,
    productName: line.productName,
    unit: line.unit,
    charted: line.charted,
    drawn: line.drawn,
    billed: line.billed,
    billedUnit: line.billedUnit,
    problems: line.problems,
    reasons: [
      ...chart
        .filter(({ serviceLineId }) => serviceLineId === line.serviceLineId)
        .map(({ reason, staffName, at }) => ({ where: 'chart' as const, reason, staffName, at })),
      ...(line.override ? [{ where: 'till' as const, ...line.override }] : []),
    ],
    open: line.problems.length > 0 && line.override === null,
  }));
}
