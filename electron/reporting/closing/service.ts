import type { ReadDb } from '../../../db/access.ts';
import { threeWayCheck } from '../../billing/check/service.ts';
import { unbilled } from '../../billing/service.ts';
import { unsignedCharts } from '../../charting/service.ts';
import { listPrintJobs } from '../../devices/printing/people/service.ts';
import { listContainers } from '../../inventory/containers/service.ts';
import type { Asker } from '../../kernel/act.ts';
import { dateOf, hour } from '../../kernel/dates.ts';
import { board } from '../../scheduling/day/service.ts';
import type { OpenItem } from '../../till/day/schemas.ts';
import { openWork } from '../../till/service.ts';

/** A vial whose time ends within this is looked at before the house is closed. */
const soon = 12 * hour;

const nothing = { text: '', at: null, cents: null, urgent: false, appointmentId: null, cartId: null };

/** Everything of the day that is still open, by kind: what someone resolves, or explains, before the drawer is closed. */
export function openItems(db: ReadDb, asker: Asker): OpenItem[] {
  const today = dateOf(asker.now, asker.zone);
  const { expected, columns } = board(db, asker);
  const entries = columns.flatMap((column) => column.entries);
  const items: OpenItem[] = [];
  for (const chart of unsignedCharts(db).charts)
    items.push({
      ...nothing,
      kind: 'unsignedChart',
      id: chart.encounterId,
      name: chart.patientName,
      text: chart.openedByName,
      at: chart.openedAt,
      urgent: dateOf(chart.openedAt, asker.zone) < today,
      appointmentId: chart.appointmentId,
    });
  const unsigned = new Set(items.map((item) => item.appointmentId));
  for (const entry of entries) {
    if (entry.state === 'arrived' || entry.state === 'roomed') continue;
    const { lines, blocked } = threeWayCheck(db, entry.id);
    if (blocked)
      items.push({
        ...nothing,
        kind: lines.some((line) => line.problems.length > 0 && line.override === null)
          ? 'checkDiffers'
          : 'suppliesOpen',
        id: entry.id,
        name: entry.patientName,
        text: entry.services.join(', '),
        at: entry.startsAt,
        appointmentId: entry.id,
      });
  }
  for (const row of unbilled(db, asker).items)
    if (row.reason === 'confirmed' || !unsigned.has(row.appointmentId))
      items.push({
        ...nothing,
        kind: row.reason === 'drawnOnly' ? 'checkDiffers' : row.reason === 'notSigned' ? 'unsignedChart' : 'unbilled',
        id: row.chargeId ?? row.serviceLineId ?? row.appointmentId,
        name: row.patientName,
        text: row.serviceName,
        at: row.startsAt,
        cents: row.goodsCents,
        urgent: dateOf(row.startsAt, asker.zone) < today,
        appointmentId: row.appointmentId,
      });
  for (const cart of openWork(db, asker).carts)
    if (cart.lines > 0)
      items.push({
        ...nothing,
        kind: 'openCart',
        id: cart.id,
        name: cart.patientName ?? '',
        text: cart.stationName,
        at: cart.createdAt,
        cents: cart.goodsCents,
        urgent: dateOf(cart.createdAt, asker.zone) < today,
        cartId: cart.id,
      });
  items.push(...openVials(db, asker), ...pages(db, asker));
  const named = new Set(items.map((item) => item.appointmentId));
  // who is only expected later has nothing to finish yet
  const begun = expected.filter((entry) => entry.startsAt <= asker.now);
  const unfinished = [...begun, ...entries.filter((entry) => entry.state !== 'done')];
  for (const entry of unfinished)
    if (!named.has(entry.id))
      items.push({
        ...nothing,
        kind: 'unfinishedVisit',
        id: entry.id,
        name: entry.patientName,
        text: entry.services.join(', '),
        at: entry.startsAt,
        urgent: entry.startsAt < asker.now,
        appointmentId: entry.id,
      });
  return items;
}

function openVials(db: ReadDb, asker: Asker): OpenItem[] {
  return listContainers(db, asker, { state: 'opened' }).containers.flatMap((vial): OpenItem[] =>
    vial.remaining === 0 || vial.beyondUseAt === null || vial.beyondUseAt - asker.now > soon
      ? []
      : [
          {
            ...nothing,
            kind: 'openVial',
            id: vial.id,
            name: vial.productName,
            text: vial.code,
            at: vial.beyondUseAt,
            urgent: vial.beyondUseAt <= asker.now,
          },
        ],
  );
}

function pages(db: ReadDb, asker: Asker): OpenItem[] {
  return (['queued', 'failed', 'unknown'] as const).flatMap((state) =>
    listPrintJobs(db, asker, { state, limit: 100 })
      .jobs.filter((job) => job.copiedById === null)
      .map(
        (job): OpenItem => ({
          ...nothing,
          kind: 'printJob',
          id: job.id,
          name: job.title,
          text: job.problem ?? '',
          at: job.createdAt,
          urgent: state !== 'queued',
        }),
      ),
  );
}
