import type { WriteTx } from '../../../../db/access.ts';
import type { Act } from '../../../kernel/act.ts';
import { refuse } from '../../../kernel/errors.ts';
import type { MarketingChannel } from '../../../patients/contact/rules.ts';
import { keepChoice, saveDetails } from '../../../patients/contact/service.ts';
import { addCoverage, changeCoverage, endCoverageOf } from '../../../patients/coverage/service.ts';
import type { ConditionKind } from '../../../patients/health/rules.ts';
import {
  addCondition,
  addMedication,
  changeMedication,
  endConditionOf,
  stopMedication,
} from '../../../patients/health/service.ts';
import type { AllergySeverity } from '../../../patients/rules.ts';
import type { PatientRecord } from '../../../patients/schemas.ts';
import { addAllergy, removeAllergy, updatePatient } from '../../../patients/service.ts';
import type { Change } from '../decisions/rules.ts';

const person = ['givenName', 'familyName', 'preferredName', 'birthDate', 'phone', 'email'];

/** Writes what was decided to the chart, by the same services as the desk. The patient is the one of `record`. */
export function writeChanges(
  tx: WriteTx,
  act: Act,
  record: PatientRecord,
  submissionId: string,
  changes: readonly Change[],
): void {
  writeFields(tx, act, record, changes);
  for (const change of changes) {
    const { kind, target } = change.item;
    if (kind === 'marketing') {
      const channel = target.slice('marketing.'.length) as MarketingChannel;
      const source = { kind: 'form', id: submissionId } as const;
      keepChoice(tx, act, record.id, channel, change.values['wanted'] === 'yes', source);
    } else if (kind === 'entry' || kind === 'gone') writeEntry(tx, act, record, change);
  }
}

function writeFields(tx: WriteTx, act: Act, record: PatientRecord, changes: readonly Change[]): void {
  const fields = changes.filter(({ item }) => item.kind === 'field');
  const taken = (mine: boolean): Record<string, string> =>
    Object.fromEntries(
      fields
        .filter(({ item }) => person.includes(item.target) === mine)
        .map(({ item, values }) => [item.target, values['value'] ?? '']),
    );
  const [own, others] = [taken(true), taken(false)];
  if (Object.keys(own).length > 0) {
    const { id, givenName, familyName, preferredName, birthDate, phoneNumber, email, version } = record;
    const before = { givenName, familyName, preferredName, birthDate, phone: phoneNumber, email };
    const next = { ...before, ...own };
    const { birthDate: born, phone, email: mail } = next;
    const known = { birthDate: born || null, phone: phone || null, email: mail || null };
    updatePatient(tx, act, { ...next, ...known, id, expectedVersion: version });
  }
  if (Object.keys(others).length > 0) {
    const { version, ...before } = record.details;
    const next = { ...before, ...others };
    const known = { language: next.language || null, emergencyPhone: next.emergencyPhone || null };
    saveDetails(tx, act, { ...next, ...known, patientId: record.id, expectedVersion: version });
  }
}

function writeEntry(tx: WriteTx, act: Act, record: PatientRecord, { item, values }: Change): void {
  const patientId = record.id;
  const of = (key: string): string => values[key] ?? '';
  const over = item.kind === 'gone';
  const held = <T extends { id: string; version: number }>(rows: readonly T[]) => {
    if (item.entryId === null) return null;
    const row = rows.find(({ id }) => id === item.entryId) ?? refuse('CHANGED_ELSEWHERE');
    return { ...row, expectedVersion: row.version };
  };
  if (item.target === 'allergies') {
    const row = held(record.allergies);
    if (row) removeAllergy(tx, act, row);
    if (!over)
      addAllergy(tx, act, { patientId, substance: of('substance'), severity: of('severity') as AllergySeverity });
  } else if (item.target === 'medications') {
    const row = held(record.medications);
    const fields = { name: of('name'), dose: of('dose'), since: of('since') || null };
    if (row && over) stopMedication(tx, act, row);
    else if (row) changeMedication(tx, act, { ...row, ...fields });
    else addMedication(tx, act, { ...fields, patientId });
  } else if (item.target === 'coverage') {
    const row = held(record.coverages);
    const card = {
      payer: of('payer'),
      plan: of('plan'),
      memberNumber: of('memberNumber'),
      groupNumber: of('groupNumber'),
    };
    if (row && over) endCoverageOf(tx, act, row);
    else if (row) changeCoverage(tx, act, { ...row, ...card });
    else addCoverage(tx, act, { ...ownCard, ...card, patientId });
  } else {
    const row = held(record.conditions);
    if (row) endConditionOf(tx, act, row);
    if (!over) {
      const condition = { kind: of('kind') as ConditionKind, name: of('name') };
      addCondition(tx, act, { ...condition, patientId, since: null, expectedUntil: null });
    }
  }
}

/** A new card is the patient's own until someone says otherwise on the chart. */
const ownCard = {
  relationship: 'self',
  subscriberName: '',
  subscriberBirthDate: null,
  validFrom: null,
  validUntil: null,
} as const;
