import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import { findForm, findRecord, insertRecord, updateSubmission } from '../../../db/intake/queries.ts';
import { clinicCountry } from '../../clinic/service.ts';
import { recordOfSource } from '../../documents/service.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { canonicalJson } from '../../kernel/canonical.ts';
import { dateOf } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import { patientRecord } from '../../patients/record/service.ts';
import { parsePhone } from '../../patients/rules.ts';
import type { PatientRecord } from '../../patients/schemas.ts';
import { definitionOf } from '../forms/service.ts';
import { answersOf, loaded } from '../submissions/service.ts';
import { changesOf } from './decisions/rules.ts';
import { type ChartState, itemsOf, type Reading } from './rules.ts';
import type * as S from './schemas.ts';
import { writeChanges } from './writing/service.ts';

/** What was typed beside what the chart says now. @throws Refusal NOT_NOW for what was not handed in or is reviewed */
export function reviewSheet(db: ReadDb, asker: Asker, input: { id: string }): S.ReviewSheet {
  const { row, edition } = waitingOne(db, input.id);
  const record = patientRecord(db, asker, { id: row.patientId });
  const reading = readingOf(db, asker);
  const chart = chartOf(record, reading);
  return {
    id: row.id,
    patientId: record.id,
    patientName: record.name,
    formName: findForm(db, row.formId)?.name ?? '',
    submittedAt: row.submittedAt ?? 0,
    place: row.place,
    documentId: recordOfSource(db, 'intakeSubmission', row.id)?.id ?? null,
    items: itemsOf(definitionOf(edition), answersOf(row), chart, reading),
    fingerprint: fingerprintOf(chart),
    version: row.version,
  };
}

/**
 * Takes into the chart what was decided, all of it or nothing, and keeps who decided what.
 * @throws Refusal CHANGED_ELSEWHERE if the chart is not the one that was shown; BAD_INPUT for what cannot be taken or is undecided
 */
export function reviewForm(tx: WriteTx, act: Act, input: z.output<typeof S.ReviewInput>) {
  const { row, edition } = waitingOne(tx, input.id);
  const record = patientRecord(tx, act, { id: row.patientId });
  const reading = readingOf(tx, act);
  const chart = chartOf(record, reading);
  const moved =
    'The chart was changed in the meantime. It is shown as it is now; what you decided has to be looked at again.';
  if (fingerprintOf(chart) !== input.fingerprint) refuse('CHANGED_ELSEWHERE', moved);
  const items = itemsOf(definitionOf(edition), answersOf(row), chart, reading);
  const { changes, faults } = changesOf(items, input.decisions, reading);
  if (faults[0]) refuse('BAD_INPUT', faults[0].problem, { faults });
  const reviewed = { ...row, state: 'reviewed' as const, reviewedAt: act.now };
  if (!updateSubmission(tx, row.id, input.expectedVersion, reviewed)) refuse('CHANGED_ELSEWHERE');
  writeChanges(tx, act, record, row.id, changes);
  keepReview(tx, act, row.id, {
    answers: recordOfSource(tx, 'intakeSubmission', row.id)?.sha256 ?? null,
    chart,
    items: items.map((item) => ({
      ...item,
      act: input.decisions.find((decision) => decision.id === item.id)?.act ?? null,
      written: changes.find((change) => change.item.id === item.id)?.values ?? null,
    })),
    reviewedAt: act.now,
    reviewedBy: act.staffId,
  });
  act.concerns(record.id);
  act.touch('intake', 'submission', row.id, row.version + 1);
  return { id: row.id, version: row.version + 1, taken: changes.length };
}

/** Keeps how a form was reviewed, with its hash. */
function keepReview(tx: WriteTx, act: Act, submissionId: string, what: unknown): void {
  const snapshot = canonicalJson(what);
  const sha256 = createHash('sha256').update(snapshot).digest('hex');
  const by = { at: act.now, staffId: act.staffId, stationId: act.stationId };
  insertRecord(tx, { id: act.newId(), submissionId, kind: 'review', snapshot, sha256, ...by });
}

/** How a form was reviewed. @throws Refusal NOT_FOUND; RECORD_DAMAGED if record and hash disagree */
export function pastReview(db: ReadDb, asker: Asker, input: { id: string }): S.PastReview {
  const { row } = loaded(db, input.id);
  asker.concerns(row.patientId);
  const record = findRecord(db, row.id, 'review') ?? refuse('NOT_FOUND', 'This form has not been reviewed yet.');
  if (createHash('sha256').update(record.snapshot).digest('hex') !== record.sha256) refuse('RECORD_DAMAGED');
  const { items } = JSON.parse(record.snapshot) as Pick<S.PastReview, 'items'>;
  return { at: record.at, staffName: record.staffName, sha256: record.sha256, items };
}

function waitingOne(db: ReadDb, id: string) {
  const found = loaded(db, id);
  if (found.row.state === 'reviewed') refuse('NOT_NOW', 'This form has been reviewed already.');
  if (found.row.state !== 'submitted') refuse('NOT_NOW', 'This form has not been handed in yet.');
  return found;
}

function readingOf(db: ReadDb, asker: Asker): Reading {
  return { country: clinicCountry(db), today: dateOf(asker.now, asker.zone) };
}

function chartOf(record: PatientRecord, reading: Reading): ChartState {
  const { details } = record;
  const emergencyPhone = details.emergencyPhone === null ? '' : parsePhone(details.emergencyPhone, reading.country);
  return {
    fields: {
      givenName: record.givenName,
      familyName: record.familyName,
      preferredName: record.preferredName,
      birthDate: record.birthDate ?? '',
      phone: record.phoneNumber ?? '',
      email: record.email ?? '',
      street: details.street,
      unit: details.unit,
      city: details.city,
      region: details.region,
      postalCode: details.postalCode,
      language: details.language ?? '',
      emergencyName: details.emergencyName,
      emergencyRelationship: details.emergencyRelationship,
      emergencyPhone: emergencyPhone ?? '',
    },
    allergies: record.allergies.map(({ id, substance, severity }) => ({ id, substance, severity })),
    medications: record.medications.map(({ id, name, dose, since }) => ({ id, name, dose, since })),
    conditions: record.conditions.map(({ id, kind, name }) => ({ id, kind, name })),
    coverages: record.coverages
      .filter((row) => row.endedAt === null)
      .map(({ id, payer, plan, memberNumber, groupNumber }) => ({ id, payer, plan, memberNumber, groupNumber })),
    marketing: record.marketing.now,
  };
}

function fingerprintOf(chart: ChartState): string {
  return createHash('sha256').update(canonicalJson(chart)).digest('hex');
}
