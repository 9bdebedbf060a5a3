import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  choicesOf,
  findDetails,
  insertChoice,
  insertDetails,
  updateDetails,
} from '../../../db/patients/contact/queries.ts';
import { clinicCountry } from '../../clinic/service.ts';
import type { Act } from '../../kernel/act.ts';
import { refuse } from '../../kernel/errors.ts';
import { phoneText } from '../rules.ts';
import { checkedPhone, patientById } from '../service.ts';
import { choicesNow, type MarketingChannel } from './rules.ts';
import type * as S from './schemas.ts';

const nothingKnown: S.Details = {
  language: null,
  street: '',
  unit: '',
  city: '',
  region: '',
  postalCode: '',
  emergencyName: '',
  emergencyRelationship: '',
  emergencyPhone: null,
  version: 0,
};

/** Address, emergency contact and language; the survivor's. */
export function detailsOf(db: ReadDb, patientId: string): S.Details {
  const row = findDetails(db, patientById(db, patientId).id) ?? nothingKnown;
  const { emergencyPhone } = row;
  return { ...row, emergencyPhone: emergencyPhone === null ? null : phoneText(emergencyPhone, clinicCountry(db)) };
}

/** The language a patient wants to read; null where nobody asked. */
export function languageOfPatient(db: ReadDb, patientId: string): string | null {
  return findDetails(db, patientById(db, patientId).id)?.language ?? null;
}

/** @throws Refusal CHANGED_ELSEWHERE with {current}; BAD_INPUT for a phone number that cannot be */
export function saveDetails(tx: WriteTx, act: Act, input: z.output<typeof S.SaveDetailsInput>) {
  const patient = patientById(tx, input.patientId);
  act.concerns(patient.id);
  const { patientId: _, expectedVersion, ...typed } = input;
  const fields = { ...typed, emergencyPhone: checkedPhone(tx, typed.emergencyPhone, 'emergencyPhone') };
  const before = findDetails(tx, patient.id);
  if ((before?.version ?? 0) !== expectedVersion)
    refuse('CHANGED_ELSEWHERE', undefined, { current: detailsOf(tx, patient.id) });
  if (before) updateDetails(tx, patient.id, expectedVersion, fields);
  else insertDetails(tx, { ...fields, id: patient.id, version: 1 });
  const old = before ?? nothingKnown;
  for (const [key, value] of Object.entries(fields)) if (old[key as keyof typeof fields] !== value) act.changed(key);
  act.touch('patients', 'patient', patient.id, patient.version);
  return { patientId: patient.id, version: expectedVersion + 1 };
}

/** What a patient said about marketing: what holds now, and how it came to that. */
export function marketingOf(db: ReadDb, patientId: string): S.Marketing {
  const history = choicesOf(db, patientById(db, patientId).id);
  return { now: choicesNow(history), history };
}

/** Writes down what was said about one channel. Saying the same again is kept as well: it is newer proof. */
export function chooseMarketing(tx: WriteTx, act: Act, input: z.output<typeof S.ChooseInput>) {
  return keepChoice(tx, act, input.patientId, input.channel, input.wanted, { kind: input.source, id: null });
}

/** The same with a source of any kind; `id` is the filled-in form for `form`. */
export function keepChoice(
  tx: WriteTx,
  act: Act,
  patientId: string,
  channel: MarketingChannel,
  wanted: boolean,
  source: { kind: 'desk' | 'paper' | 'phone'; id: null } | { kind: 'form'; id: string },
) {
  const patient = patientById(tx, patientId);
  act.concerns(patient.id);
  insertChoice(tx, {
    patientId: patient.id,
    channel,
    wanted,
    sourceKind: source.kind,
    sourceId: source.id,
    at: act.now,
    staffId: act.staffId,
  });
  act.touch('patients', 'patient', patient.id, patient.version);
  act.changed(`marketing.${channel}`);
  return { patientId: patient.id };
}
