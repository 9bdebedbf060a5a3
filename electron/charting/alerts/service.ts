import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import { allRules, findRule, insertRule, updateRule } from '../../../db/charting/alerts/queries.ts';
import { overridesBetween } from '../../../db/charting/safety/queries.ts';
import { serviceById, suppliesOfService } from '../../catalog/service.ts';
import { productById } from '../../inventory/service.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { canonicalJson } from '../../kernel/canonical.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { patientById } from '../../patients/service.ts';
import { ruleProblem } from './rules.ts';
import type {
  BookingInput,
  Overrides,
  OverridesInput,
  PatientAlerts,
  RuleFields,
  Rules,
  SaidAlerts,
  SaleInput,
  UpdateRuleInput,
} from './schemas.ts';
import { standardRules } from './standard/rules.ts';
import { alertsOf, alertsOfGoods, alertsOfPatient } from './weigh/service.ts';

/** Every safety rule of the clinic, those in use first. */
export function listRules(db: ReadDb): z.input<typeof Rules> {
  return { rules: allRules(db).map((row) => ({ ...row, words: [...row.words], conditions: [...row.conditions] })) };
}

/** The columns of a rule. @throws Refusal BAD_INPUT, NOT_FOUND (a service or product that is not there) */
function rowOf(db: ReadDb, rule: RuleFields) {
  const problem = ruleProblem(rule);
  if (problem) refuse('BAD_INPUT', problem);
  const { targetKind, target, words, conditions, ...fields } = rule;
  return {
    ...fields,
    words: JSON.stringify(words),
    conditions: JSON.stringify(conditions),
    targetKind,
    target: targetKind === 'service' || targetKind === 'product' || targetKind === 'any' ? '' : target,
    serviceId: targetKind === 'service' ? serviceById(db, target).id : null,
    productId: targetKind === 'product' ? productById(db, target).id : null,
  };
}

/** Adds a rule: it counts from now on. @throws Refusal BAD_INPUT, NOT_FOUND */
export function addRule(tx: WriteTx, act: Act, input: RuleFields): { id: Id; version: number } {
  const id = act.newId();
  const position = allRules(tx).reduce((most, row) => Math.max(most, row.position), 0) + 1;
  insertRule(tx, { ...rowOf(tx, input), id, active: true, position, version: 1 });
  act.changed('rule', { from: null, to: input });
  act.touch('charting', 'safetyRule', id, 1);
  return { id, version: 1 };
}

/** Changes a rule, or switches it off; the audit row holds old and new. @throws Refusal BAD_INPUT, NOT_FOUND, CHANGED_ELSEWHERE */
export function changeRule(
  tx: WriteTx,
  act: Act,
  input: z.output<typeof UpdateRuleInput>,
): { id: Id; version: number } {
  const before = findRule(tx, input.id) ?? refuse('NOT_FOUND', 'This rule is not here.');
  const { id, expectedVersion, active, ...fields } = input;
  if (!updateRule(tx, id, expectedVersion, { ...rowOf(tx, fields), active }))
    refuse('CHANGED_ELSEWHERE', undefined, { current: before });
  const { position: _position, version: _version, targetName: _target, id: _id, ...old } = before;
  const now = { ...fields, active };
  if (canonicalJson(old) !== canonicalJson(now)) act.changed('rule', { from: old, to: now });
  act.touch('charting', 'safetyRule', id, expectedVersion + 1);
  return { id, version: expectedVersion + 1 };
}

/** Adds the rules a new clinic begins with, as far as none of that name is there. */
export function addStandardRules(tx: WriteTx, act: Act): { added: number } {
  const names = new Set(allRules(tx).map(({ name }) => name));
  const missing = standardRules.filter(({ name }) => !names.has(name));
  for (const rule of missing) addRule(tx, act, { ...rule, words: [...rule.words], conditions: [...rule.conditions] });
  return { added: missing.length };
}

/** What of a patient sets rules off, whatever would be given. @throws Refusal NOT_FOUND */
export function patientAlerts(db: ReadDb, asker: Asker, input: { patientId: Id }): z.input<typeof PatientAlerts> {
  const patient = patientById(db, input.patientId);
  asker.concerns(patient.id);
  return { alerts: alertsOfPatient(db, { asker, patientId: patient.id, appointmentId: '', at: asker.now }) };
}

/** What the rules say against services while they are booked for a patient. @throws Refusal NOT_FOUND */
export function bookingAlerts(
  db: ReadDb,
  asker: Asker,
  input: z.output<typeof BookingInput>,
): z.input<typeof SaidAlerts> {
  const patient = patientById(db, input.patientId);
  asker.concerns(patient.id);
  const lines = input.serviceIds.map((serviceId, at) => ({
    serviceLineId: String(at),
    serviceId,
    quantity: 0,
    supplies: suppliesOfService(db, serviceId),
  }));
  const found = alertsOf(db, { asker, patientId: patient.id, appointmentId: '', at: input.at }, lines);
  return {
    alerts: found.map(({ key, weight, sentence, serviceLineId }) => ({
      key: `${key} ${serviceLineId}`,
      weight,
      sentence,
    })),
  };
}

/** What the rules say against goods in a patient's cart. Only said: selling goes on. @throws Refusal NOT_FOUND */
export function saleAlerts(db: ReadDb, asker: Asker, input: z.output<typeof SaleInput>): z.input<typeof SaidAlerts> {
  const patient = patientById(db, input.patientId);
  asker.concerns(patient.id);
  const appointmentId = input.appointmentId ?? '';
  const found = alertsOfGoods(db, { asker, patientId: patient.id, appointmentId, at: asker.now }, input.goods);
  return { alerts: found.map(({ key, weight, sentence }) => ({ key, weight, sentence })) };
}

const shown = 500;

/** Reasons that were given to go on, the newest first: for the director. */
export function listOverrides(
  db: ReadDb,
  _asker: Asker,
  input: z.output<typeof OverridesInput>,
): z.input<typeof Overrides> {
  const rows = overridesBetween(db, input.from, input.until, shown + 1);
  return { overrides: rows.slice(0, shown), more: rows.length > shown };
}
