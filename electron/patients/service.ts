import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../db/access.ts';
import { currentConditions } from '../../db/patients/health/queries.ts';
import { memberIds } from '../../db/patients/members/queries.ts';
import {
  activeAllergies,
  chartsBornOn,
  chartsOfPhone,
  endAllergy,
  findAllergy,
  findPatient,
  findPatientByNumber,
  indexPatient,
  insertAllergy,
  insertPatient,
  matchPatients,
  newestPatients,
  type PatientHitRow,
  type PatientRow,
  patientsByBirthDate,
  patientsByPhone,
  reindexPatient,
  updatePatientRow,
} from '../../db/patients/queries.ts';
import { clinicCountry, clinicProfile } from '../clinic/service.ts';
import type { Act, Asker } from '../kernel/act.ts';
import { ageOn, dateOf, type LocalDate } from '../kernel/dates.ts';
import { refuse } from '../kernel/errors.ts';
import { forBanner, isPastEnd, sameName } from './health/rules.ts';
import { isBirthDate, parsePhone, phoneText, type SearchPlan, searchPlan, searchWords, similarNames } from './rules.ts';
import type * as S from './schemas.ts';

/** The name as the clinic writes it, for lists and documents. */
export function patientName(row: { givenName: string; familyName: string }): string {
  return `${row.givenName} ${row.familyName}`;
}

/** The patient; for a merged chart its survivor. @throws Refusal NOT_FOUND */
export function patientById(db: ReadDb, id: string): PatientRow {
  const row = findPatient(db, id) ?? refuse('NOT_FOUND', 'This patient is not here. Go back and search again.');
  return row.mergedIntoId === null ? row : patientById(db, row.mergedIntoId);
}

/** True if a patient of this id is or was on a chart here. */
export function isPatient(db: ReadDb, id: string): boolean {
  return findPatient(db, id) !== undefined;
}

/** Ids of the charts that are one person, the survivor among them. */
export function chartsOf(db: ReadDb, patientId: string): string[] {
  return memberIds(db, patientId);
}

/** True if both charts are one person: the same, or merged into the same. @throws Refusal NOT_FOUND */
export function samePatient(db: ReadDb, a: string, b: string): boolean {
  return a === b || patientById(db, a).id === patientById(db, b).id;
}

/** What stands in the banner of every page about a patient. */
export function banner(db: ReadDb, asker: Asker, id: string): S.PatientBanner {
  const row = patientById(db, id);
  return {
    patientId: row.id,
    number: row.number,
    name: patientName(row),
    preferredName: row.preferredName,
    birthDate: row.birthDate,
    age: ageOf(row.birthDate, today(asker)),
    allergies: activeAllergies(db, row.id).map(({ substance, severity }) => ({ substance, severity })),
    conditions: bannerConditions(db, row.id, today(asker)),
  };
}

function bannerConditions(db: ReadDb, id: string, now: LocalDate): S.PatientBanner['conditions'] {
  const shown = forBanner(currentConditions(db, id));
  return shown.map((row) => ({ kind: row.kind, name: row.name, pastEnd: isPastEnd(row, now) }));
}

/** Finds patients by what was typed; newest charts first; a merged chart shows as its survivor. */
export function searchPatients(
  db: ReadDb,
  asker: Asker,
  input: z.output<typeof S.SearchInput>,
): { patients: S.PatientHit[] } {
  const country = clinicCountry(db);
  const plan = searchPlan(input.text, country, today(asker));
  const numbered = plan.number === undefined ? undefined : findPatientByNumber(db, plan.number);
  const exact = exactHits(db, plan, input.limit);
  const indexed = plan.match === undefined || exact.length > 0 ? [] : matchPatients(db, plan.match, input.limit);
  const matched = [...exact, ...indexed];
  const hits = new Map<string, PatientHitRow>();
  for (const row of numbered ? [numbered, ...matched] : matched) {
    const survivor = row.mergedIntoId === null ? row : patientById(db, row.mergedIntoId);
    hits.set(survivor.id, survivor);
  }
  return { patients: hitsOf([...hits.values()].slice(0, input.limit), country, today(asker)) };
}

/** A whole number or date is found in its own index, which is quicker than the words. */
function exactHits(db: ReadDb, plan: SearchPlan, limit: number): PatientHitRow[] {
  if (plan.phone !== undefined) return chartsOfPhone(db, plan.phone, limit);
  const born = (plan.born ?? []).flatMap((date) => chartsBornOn(db, date, limit));
  return born.sort((a, b) => b.number - a.number).slice(0, limit);
}

/** The latest charts, for an empty search field. */
export function recentPatients(db: ReadDb, asker: Asker, input: { limit: number }): { patients: S.PatientHit[] } {
  return { patients: hitsOf(newestPatients(db, input.limit), clinicProfile(db).country, today(asker)) };
}

/** Who this may already be, while the form is being filled in. */
export function possibleDuplicates(
  db: ReadDb,
  asker: Asker,
  input: z.output<typeof S.DuplicatesInput>,
): { candidates: S.Candidate[] } {
  const { country } = clinicProfile(db);
  const phone = input.phone ? (parsePhone(input.phone, country) ?? null) : null;
  return {
    candidates: candidatesFor(db, asker, country, { ...input, phone, birthDate: input.birthDate || null }, null),
  };
}

/** Who the patient is and how to reach them. */
export function getPatient(db: ReadDb, asker: Asker, input: { id: string }): S.PatientPerson {
  const row = patientById(db, input.id);
  asker.concerns(row.id);
  const { country } = clinicProfile(db);
  return {
    ...hitOf(row, country, today(asker)),
    givenName: row.givenName,
    familyName: row.familyName,
    phoneNumber: row.phone,
    email: row.email,
    allergies: activeAllergies(db, row.id),
    createdAt: row.createdAt,
    version: row.version,
  };
}

/** @throws Refusal DUPLICATE with {candidates} unless `allowDuplicate`; BAD_INPUT for a phone number or birth date that cannot be */
export function createPatient(tx: WriteTx, act: Act, input: z.output<typeof S.CreateInput>) {
  const { country } = clinicProfile(tx);
  const fields = checkedFields(input, country, today(act));
  if (!input.allowDuplicate) refuseDuplicates(tx, act, country, fields, null);
  const id = act.newId();
  const number = insertPatient(tx, { ...fields, id, mergedIntoId: null, createdAt: act.now, version: 1 });
  indexPatient(tx, number, searchWords(fields));
  act.touch('patients', 'patient', id, 1);
  act.concerns(id);
  return { id, number, name: patientName(fields), version: 1 };
}

/** @throws Refusal CHANGED_ELSEWHERE with {current}; BAD_INPUT */
export function updatePatient(tx: WriteTx, act: Act, input: z.output<typeof S.UpdateInput>) {
  const before = patientById(tx, input.id);
  act.concerns(before.id);
  const fields = checkedFields(input, clinicProfile(tx).country, today(act));
  if (!updatePatientRow(tx, before.id, input.expectedVersion, fields))
    refuse('CHANGED_ELSEWHERE', undefined, { current: before });
  reindexPatient(tx, before.number, searchWords(fields));
  for (const [key, value] of Object.entries(fields)) {
    if (before[key as keyof typeof fields] !== value) act.changed(key);
  }
  act.touch('patients', 'patient', before.id, before.version + 1);
  return { id: before.id, number: before.number, name: patientName(fields), version: before.version + 1 };
}

/** Notes an allergy on the survivor's chart. */
export function addAllergy(tx: WriteTx, act: Act, input: z.output<typeof S.AddAllergyInput>) {
  const patient = patientById(tx, input.patientId);
  act.concerns(patient.id);
  const known = activeAllergies(tx, patient.id).find((row) => sameName(row.substance, input.substance));
  if (known) refuse('DUPLICATE', `${known.substance} is already on the list.`);
  const id = act.newId();
  insertAllergy(tx, {
    id,
    patientId: patient.id,
    substance: input.substance,
    severity: input.severity,
    active: true,
    notedAt: act.now,
    notedBy: act.staffId,
    endedAt: null,
    endedBy: null,
    version: 1,
  });
  act.touch('patients', 'allergy', id, 1);
  act.touch('patients', 'patient', patient.id, patient.version);
  act.changed('allergies');
  return { id, version: 1 };
}

/** Takes an allergy off the list; the row stays. @throws Refusal CHANGED_ELSEWHERE */
export function removeAllergy(tx: WriteTx, act: Act, input: z.output<typeof S.RemoveAllergyInput>) {
  const row = findAllergy(tx, input.id) ?? refuse('NOT_FOUND');
  const patient = patientById(tx, row.patientId);
  act.concerns(patient.id);
  const ended = { active: false, endedAt: act.now, endedBy: act.staffId };
  if (!row.active || !endAllergy(tx, row.id, input.expectedVersion, ended))
    refuse('CHANGED_ELSEWHERE', undefined, { current: row });
  act.touch('patients', 'allergy', row.id, row.version + 1);
  act.touch('patients', 'patient', patient.id, patient.version);
  act.changed('allergies');
  return { id: row.id, version: row.version + 1 };
}

interface Fields {
  givenName: string;
  familyName: string;
  preferredName: string;
  birthDate: string | null;
  phone: string | null;
  email: string | null;
}

function checkedFields(input: Fields, country: string, now: LocalDate): Fields {
  const { givenName, familyName, preferredName, birthDate, email } = input;
  if (birthDate !== null && !isBirthDate(birthDate, now))
    refuse('BAD_INPUT', 'This birth date cannot be right. Check the year.', {
      fields: [{ path: 'birthDate', problem: 'Check the year.' }],
    });
  const phone = phoneIn(input.phone, country, 'phone');
  return { givenName, familyName, preferredName, birthDate, phone, email };
}

/** The number as E.164, read in the clinic's country; null stays null. @throws Refusal BAD_INPUT naming the field `path` */
export function checkedPhone(db: ReadDb, typed: string | null, path: string): string | null {
  return phoneIn(typed, clinicCountry(db), path);
}

function phoneIn(typed: string | null, country: string, path: string): string | null {
  if (typed === null) return null;
  const fault = 'This phone number is not complete. Type it with its area code, or with + and the country code.';
  return (
    parsePhone(typed, country) ??
    refuse('BAD_INPUT', fault, { fields: [{ path, problem: 'This phone number is not complete.' }] })
  );
}

function refuseDuplicates(db: ReadDb, asker: Asker, country: string, fields: Fields, exceptId: string | null): void {
  const candidates = candidatesFor(db, asker, country, fields, exceptId);
  const first = candidates[0];
  if (first)
    refuse('DUPLICATE', `${first.name} may be the same person. Open that chart, or add a new one all the same.`, {
      candidates,
    });
}

function candidatesFor(
  db: ReadDb,
  asker: Asker,
  country: string,
  typed: { givenName: string; familyName: string; birthDate: string | null; phone: string | null },
  exceptId: string | null,
): S.Candidate[] {
  const found = new Map<string, S.Candidate>();
  const now = today(asker);
  if (typed.phone) {
    for (const row of patientsByPhone(db, typed.phone, 10))
      found.set(row.id, { ...hitOf(row, country, now), because: 'phone' });
  }
  if (typed.birthDate && (typed.givenName || typed.familyName)) {
    for (const row of patientsByBirthDate(db, typed.birthDate)) {
      if (!found.has(row.id) && similarNames(row, typed))
        found.set(row.id, { ...hitOf(row, country, now), because: 'birthDateAndName' });
    }
  }
  if (exceptId) found.delete(exceptId);
  return [...found.values()].slice(0, 10);
}

function hitsOf(rows: PatientHitRow[], country: string, now: LocalDate): S.PatientHit[] {
  return rows.map((row) => hitOf(row, country, now));
}

/** A chart as lists show it. */
export function hitOf(row: PatientHitRow, country: string, now: LocalDate): S.PatientHit {
  return {
    id: row.id,
    number: row.number,
    name: patientName(row),
    preferredName: row.preferredName,
    birthDate: row.birthDate,
    age: ageOf(row.birthDate, now),
    phone: row.phone === null ? null : phoneText(row.phone, country),
  };
}

function ageOf(birthDate: LocalDate | null, now: LocalDate): number | null {
  return birthDate === null ? null : ageOn(birthDate, now);
}

/** The date at the clinic. */
export function today(asker: Asker): LocalDate {
  return dateOf(asker.now, asker.zone);
}
