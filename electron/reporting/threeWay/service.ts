import type { z } from 'zod';
import type { ReadDb } from '../../../db/access.ts';
import { chartReasonsOf, treatedVisits, type VisitRow } from '../../../db/reporting/threeWay/queries.ts';
import { threeWayCheck } from '../../billing/check/service.ts';
import type { Asker } from '../../kernel/act.ts';
import { dayBounds } from '../../kernel/dates.ts';
import { getPatient } from '../../patients/service.ts';
import type * as S from './schemas.ts';

/** Visits of one page: whoever reads years does not keep the other PCs waiting. */
const pageOfVisits = 200;

/** Charted, drawn and billed of the lines treated in a period, with what differs and who answered for it, page by page. */
export function threeWayReport(db: ReadDb, asker: Asker, input: S.ThreeWayInput): z.input<typeof S.ThreeWayOutput> {
  const from = dayBounds(input.from, asker.zone).from;
  const { until } = dayBounds(input.until, asker.zone);
  const visits = treatedVisits(db, { from, until, after: input.cursor, limit: pageOfVisits + 1 });
  const page = visits.slice(0, pageOfVisits);
  const last = page.at(-1);
  return {
    rows: page.flatMap((visit) => rowsOf(db, asker, visit)),
    next: visits.length > page.length && last ? { startsAt: last.startsAt, appointmentId: last.appointmentId } : null,
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
