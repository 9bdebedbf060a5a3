import type { MembershipState, MembershipStepKind } from '../../../electron/billing/memberships/rules.ts';
import { insertInto, type ReadDb, sqlText, updateVersioned } from '../../access.ts';
import { membersText } from '../../patients/members/queries.ts';
import { membershipPeriods, membershipSteps, memberships } from './schema.ts';

export interface MembershipRow {
  id: string;
  patientId: string;
  offerId: string;
  title: string;
  state: MembershipState;
  startedOn: string;
  intervalMonths: number;
  priceCents: number;
  periods: number;
  anchorOn: string;
  anchorPeriods: number;
  nextDueOn: string;
  frozenFrom: string | null;
  frozenUntil: string | null;
  endsOn: string | null;
  version: number;
}

export interface PeriodRow {
  id: string;
  membershipId: string;
  number: number;
  fromOn: string;
  untilOn: string;
  invoiceLineId: string;
  storedValueId: string;
  earned: number;
  version: number;
}

/** A period with the invoice that bills it and what is still due on it. */
export interface BilledPeriodRow extends PeriodRow {
  invoiceId: string;
  invoiceNumber: number;
  dueCents: number;
}

export interface StepRow {
  id: string;
  kind: MembershipStepKind;
  fromOn: string;
  untilOn: string | null;
  reason: string;
  at: number;
  staffName: string;
}

const columns = `m.id, m.patient_id AS patientId, m.offer_id AS offerId, m.title, m.state, m.started_on AS startedOn,
  m.interval_months AS intervalMonths, m.price_cents AS priceCents, m.periods, m.anchor_on AS anchorOn, m.anchor_periods AS anchorPeriods,
  m.next_due_on AS nextDueOn, m.frozen_from AS frozenFrom, m.frozen_until AS frozenUntil, m.ends_on AS endsOn, m.version`;
const periodColumns = `d.id, d.membership_id AS membershipId, d.number, d.from_on AS fromOn, d.until_on AS untilOn,
  d.invoice_line_id AS invoiceLineId, d.stored_value_id AS storedValueId, d.earned, d.version`;

export const membershipsOfPatientText = `SELECT ${columns} FROM memberships m WHERE m.patient_id IN (${membersText}) ORDER BY m.started_on DESC, m.id DESC`;
export const membershipsToRunText = `SELECT m.id FROM memberships m WHERE m.state <> 'ended'
  AND (m.next_due_on <= ? OR m.frozen_from <= ? OR m.frozen_until < ? OR m.ends_on <= ?) ORDER BY m.next_due_on, m.id`;
export const periodsOfMembershipText = `SELECT ${periodColumns}, n.id AS invoiceId, n.number AS invoiceNumber,
  n.total_cents - n.credited_cents - n.paid_cents AS dueCents
  FROM membership_periods d JOIN invoice_lines l ON l.id = d.invoice_line_id JOIN invoices n ON n.id = l.invoice_id
  WHERE d.membership_id = ? ORDER BY d.number DESC`;
export const periodsOverText = `SELECT ${periodColumns} FROM membership_periods d WHERE d.earned = 0 AND d.until_on <= ? ORDER BY d.until_on, d.id`;
export const periodOfLineText = `SELECT ${periodColumns} FROM membership_periods d WHERE d.invoice_line_id = ?`;

const byIdStatement = sqlText<MembershipRow, [string]>(`SELECT ${columns} FROM memberships m WHERE m.id = ?`);
const ofPatientStatement = sqlText<MembershipRow, [string]>(membershipsOfPatientText);
const toRunStatement = sqlText<{ id: string }, [string, string, string, string]>(membershipsToRunText);
const periodsStatement = sqlText<BilledPeriodRow, [string]>(periodsOfMembershipText);
const overStatement = sqlText<PeriodRow, [string]>(periodsOverText);
const ofLineStatement = sqlText<PeriodRow, [string]>(periodOfLineText);
const stepsStatement = sqlText<StepRow, [string]>(
  `SELECT s.id, s.kind, s.from_on AS fromOn, s.until_on AS untilOn, s.reason, s.at, f.name AS staffName
   FROM membership_steps s JOIN staff f ON f.id = s.staff_id WHERE s.membership_id = ? ORDER BY s.at, s.id`,
);

export const insertMembership = insertInto(memberships);
export const insertPeriod = insertInto(membershipPeriods);
export const insertStep = insertInto(membershipSteps);
export const updateMembership = updateVersioned(memberships, [
  'state',
  'periods',
  'anchorOn',
  'anchorPeriods',
  'nextDueOn',
  'frozenFrom',
  'frozenUntil',
  'endsOn',
]);
export const updatePeriod = updateVersioned(membershipPeriods, ['untilOn', 'earned']);

export function findMembership(db: ReadDb, id: string): MembershipRow | undefined {
  return byIdStatement(db).get(id);
}

/** Newest first. */
export function membershipsOfPatient(db: ReadDb, patientId: string): MembershipRow[] {
  return ofPatientStatement(db).all(patientId);
}

/** Memberships for which something is due on `today` or was before. */
export function membershipsToRun(db: ReadDb, today: string): string[] {
  return toRunStatement(db)
    .all(today, today, today, today)
    .map((row) => row.id);
}

/** Newest first. */
export function periodsOfMembership(db: ReadDb, membershipId: string): BilledPeriodRow[] {
  return periodsStatement(db).all(membershipId);
}

/** Periods that are over on `today` and not yet earned. */
export function periodsOver(db: ReadDb, today: string): PeriodRow[] {
  return overStatement(db).all(today);
}

/** The period a line of an invoice bills. */
export function periodOfLine(db: ReadDb, invoiceLineId: string): PeriodRow | undefined {
  return ofLineStatement(db).get(invoiceLineId);
}

/** Oldest first. */
export function stepsOfMembership(db: ReadDb, membershipId: string): StepRow[] {
  return stepsStatement(db).all(membershipId);
}
