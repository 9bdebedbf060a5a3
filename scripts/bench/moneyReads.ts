import { accountBeforeText, accountEntriesText } from '../../db/billing/accounts/queries.ts';
import { membersText } from '../../db/patients/members/queries.ts';
import { movementsOfSessionText } from '../../db/till/cash/queries.ts';
import {
  creditedInSessionText,
  creditsInSessionText,
  invoicesInSessionText,
  journalOfSessionText,
  rowsOfSession,
  type SessionRange,
  soldInSessionText,
} from '../../db/till/day/queries.ts';
import type { StatementOutput } from '../../electron/billing/accounts/schemas.ts';
import type { LocalDate } from '../../electron/kernel/dates.ts';
import { dayFigures } from '../../electron/till/day/figures/rules.ts';
import type { BenchClinic } from './clinicAt.ts';
import { recordOf } from './handAudit.ts';
import type { Work } from './measure.ts';

/** A busy day at the till. */
const salesOfDay = 120;
/** Accounts of someone who came for ten years have at least so many entries. */
const longAccount = 60;

/** What each Z of a busy day covers, the newest first. */
function ranges(clinic: BenchClinic): Array<SessionRange & { sessionId: string }> {
  return clinic.raw
    .prepare<[], SessionRange & { sessionId: string }>(
      `SELECT d.id AS sessionId, z.station_id AS stationId, d.since_seq AS sinceSeq, z.until_seq AS untilSeq, d.since_invoice AS sinceInvoice,
         z.until_invoice AS untilInvoice, d.since_credit AS sinceCredit, z.until_credit AS untilCredit
       FROM z_reports z JOIN drawer_sessions d ON d.id = z.drawer_session_id
       WHERE z.until_invoice - d.since_invoice >= ${salesOfDay} ORDER BY z.number DESC LIMIT 200`,
    )
    .all();
}

/** The figures of a Z by the one function behind X and Z, or the bare queries it is made from. The days take turns. */
export function zWork(clinic: BenchClinic, how: 'door' | 'hand'): Work {
  const days = ranges(clinic);
  if (days.length === 0) throw new Error(`No drawer was closed on ${salesOfDay} sales.`);
  const at = (index: number): (typeof days)[number] => days[index % days.length] as (typeof days)[number];
  if (how === 'door')
    return (index) => {
      const figures = dayFigures({ ...rowsOfSession(clinic.opened.store.read, at(index)), movements: [] });
      if (figures.problems.length > 0) throw new Error(figures.problems.join('; '));
    };
  const texts = [
    journalOfSessionText,
    soldInSessionText,
    creditedInSessionText,
    invoicesInSessionText,
    creditsInSessionText,
  ];
  const queries = texts.map((text) => clinic.raw.prepare<[SessionRange]>(text));
  const moved = clinic.raw.prepare<[string]>(movementsOfSessionText);
  return (index) => {
    const range = at(index);
    const rows = queries.map((query) => query.all(range));
    if (rows[0]?.length === 0) throw new Error('The day is empty.');
    moved.all(range.sessionId);
  };
}

/** Patients who came all the ten years, the longest accounts first. */
function longestAccounts(clinic: BenchClinic): string[] {
  return clinic.raw
    .prepare<[], { id: string }>(
      `SELECT patient_id AS id FROM journal_lines WHERE account = 'patient_receivable' AND patient_id IS NOT NULL
       GROUP BY patient_id HAVING count(*) >= ${longAccount} ORDER BY count(*) DESC, patient_id LIMIT 100`,
    )
    .all()
    .map((row) => row.id);
}

/** The statement of everything a patient ever had, through the door, or the bare queries with the audit row of the reading. */
export function statementWork(clinic: BenchClinic, until: LocalDate, how: 'door' | 'hand'): Work {
  const patients = longestAccounts(clinic);
  if (patients.length === 0) throw new Error('Nobody came for ten years.');
  const from = '2000-01-01';
  const at = (index: number): string => patients[index % patients.length] ?? '';
  if (how === 'door')
    return async (index) => {
      const shown = await clinic.call<StatementOutput>('query', 'billing.statement', {
        patientId: at(index),
        from,
        until,
        family: false,
      });
      if (shown.entries.length === 0) throw new Error('The account is empty.');
    };
  const charts = clinic.raw.prepare<[string], { id: string }>(membersText);
  const before = clinic.raw.prepare<[string, string]>(accountBeforeText);
  const entries = clinic.raw.prepare<[string, string, string]>(accountEntriesText);
  const record = recordOf(clinic, 'billing.statement');
  return (index) => {
    const patientId = at(index);
    const ids = JSON.stringify(charts.all(patientId).map((row) => row.id));
    before.get(ids, from);
    if (entries.all(ids, from, until).length === 0) throw new Error('The account is empty.');
    record(patientId);
  };
}
