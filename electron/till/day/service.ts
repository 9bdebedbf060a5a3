import type { z } from 'zod';
import type { ReadDb } from '../../../db/access.ts';
import { type MovementRow, movementsOfDate, movementsOfSession } from '../../../db/till/cash/queries.ts';
import { rowsOfDate, rowsOfSession, type ZRow, zReportsBetween } from '../../../db/till/day/queries.ts';
import { type DrawerRow, drawersOfDate, openDrawerOf } from '../../../db/till/drawer/queries.ts';
import { policy } from '../../clinic/policies/service.ts';
import { clinicProfile, stationById } from '../../clinic/service.ts';
import type { Asker } from '../../kernel/act.ts';
import { dateOf } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import { listStaff, staffById } from '../../staff/service.ts';
import { countsBlind } from '../drawer/service.ts';
import { dayFigures } from './figures/rules.ts';
import type * as S from './schemas.ts';

/** What is still open of a day: asked of the slices to the right, which the till does not know. */
export type OpenItems = (db: ReadDb, asker: Asker) => S.OpenItem[];

/** The end of every series: a report of a session that is still open. */
const open = Number.MAX_SAFE_INTEGER;

/** The names that go with figures. */
export function withNames(db: ReadDb, figures: ReturnType<typeof dayFigures>): S.DayFigures {
  const names = new Map(listStaff(db).map((person) => [person.id, person.name]));
  return { ...figures, tips: figures.tips.map((tip) => ({ ...tip, name: names.get(tip.staffId) ?? '' })) };
}

/** The figures of a drawer that is open now: everything its PC booked since its last report. */
export function figuresOfSession(
  db: ReadDb,
  row: DrawerRow,
): { figures: ReturnType<typeof dayFigures>; movements: MovementRow[] } {
  const movements = movementsOfSession(db, row.id);
  const rows = rowsOfSession(db, {
    stationId: row.stationId,
    sinceSeq: row.sinceSeq,
    untilSeq: open,
    sinceInvoice: row.sinceInvoice,
    untilInvoice: open,
    sinceCredit: row.sinceCredit,
    untilCredit: open,
  });
  return { figures: dayFigures({ ...rows, movements }), movements };
}

/** The X of an open drawer. @throws Refusal DRAWER_CLOSED; NOT_ALLOWED for whoever must count first */
export function xReport(db: ReadDb, asker: Asker, input: z.output<typeof S.XInput>): z.input<typeof S.XOutput> {
  const stationId = input.stationId ?? asker.stationId;
  const station = stationById(db, stationId);
  if (countsBlind(db, asker))
    refuse(
      'NOT_ALLOWED',
      'This clinic counts the drawer before anyone sees what should be in it. Close it with a count.',
    );
  const row = openDrawerOf(db, stationId) ?? refuse('DRAWER_CLOSED', `No drawer is open on ${station.name}.`);
  const { figures, movements } = figuresOfSession(db, row);
  return {
    currency: clinicProfile(db).currency,
    stationId,
    stationName: station.name,
    session: {
      id: row.id,
      businessDate: row.businessDate,
      openedAt: row.openedAt,
      openedByName: staffById(db, row.openedBy).name,
      version: row.version,
    },
    figures: withNames(db, figures),
    movements,
  };
}

/** A date of the whole clinic: every PC together, and each drawer with its Z. */
export function dayOfClinic(db: ReadDb, asker: Asker, input: z.output<typeof S.DayInput>): z.input<typeof S.DayOutput> {
  const today = dateOf(asker.now, asker.zone);
  const date = input.date ?? today;
  const drawers = drawersOfDate(db, date);
  const blind = countsBlind(db, asker) && drawers.some((row) => row.state === 'open');
  const movements = movementsOfDate(db, date);
  const reports = new Map(zReportsBetween(db, date, date, 500).map((row) => [row.drawerSessionId, row]));
  return {
    currency: clinicProfile(db).currency,
    date,
    today,
    figures: blind ? null : withNames(db, dayFigures({ ...rowsOfDate(db, date), movements })),
    drawers: drawers.map((row) => ({
      sessionId: row.id,
      stationId: row.stationId,
      stationName: stationById(db, row.stationId).name,
      here: row.stationId === asker.stationId,
      openedAt: row.openedAt,
      openedByName: staffById(db, row.openedBy).name,
      floatCents: row.floatCents,
      expectedCents: row.state === 'closed' || blind ? null : figuresOfSession(db, row).figures.cash.expectedCents,
      z: reports.get(row.id) ?? null,
    })),
    movements,
  };
}

/** What is still open, and the clinic's rules for closing. */
export function beforeClosing(db: ReadDb, asker: Asker, openItems: OpenItems): z.input<typeof S.BeforeClosingOutput> {
  return {
    items: openItems(db, asker),
    rule: policy(db, 'till.closeWithOpen'),
    limitCents: policy(db, 'till.overShortLimit'),
  };
}

/** Z reports of business dates, newest first. */
export function listZReports(
  db: ReadDb,
  _asker: Asker,
  input: z.output<typeof S.ZReportsInput>,
): { currency: ReturnType<typeof clinicProfile>['currency']; reports: ZRow[] } {
  return { currency: clinicProfile(db).currency, reports: zReportsBetween(db, input.from, input.until, 500) };
}
