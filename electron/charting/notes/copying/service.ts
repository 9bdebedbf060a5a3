import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../../db/access.ts';
import { type EarlierRow, earlierNotes } from '../../../../db/charting/notes/queries.ts';
import { encounterOfVisit, findEncounter, updateNote } from '../../../../db/charting/queries.ts';
import { serviceById } from '../../../catalog/service.ts';
import { clinicProfile } from '../../../clinic/service.ts';
import type { Act, Asker } from '../../../kernel/act.ts';
import { canonicalJson } from '../../../kernel/canonical.ts';
import { refuse } from '../../../kernel/errors.ts';
import { visitOf } from '../../../scheduling/service.ts';
import { staffById } from '../../../staff/service.ts';
import { openEncounter } from '../../service.ts';
import { answerProblem, answerText, isEmpty } from '../rules.ts';
import { noteState, takeUpTemplates } from '../service.ts';
import { writeAnswer } from '../writing/service.ts';
import type { Copied, CopyInput, Earlier, EarlierInput } from './schemas.ts';

/** At most so many earlier notes are offered. */
const shown = 5;

/** Earlier signed notes of the same services, and what of them can be copied into this one. @throws Refusal NOT_FOUND */
export function earlierOfVisit(
  db: ReadDb,
  asker: Asker,
  input: z.output<typeof EarlierInput>,
): z.input<typeof Earlier> {
  const visit = visitOf(db, input.appointmentId);
  asker.concerns(visit.patientId);
  const encounter = encounterOfVisit(db, input.appointmentId);
  const { language } = clinicProfile(db);
  const state = noteState(db, visit, encounter);
  const versions = new Map(state.rows.map(({ fieldId, version }) => [fieldId, version]));
  return {
    notes: earlierNotes(db, visit.appointment.id, visit.patientId, shown).map((row) => {
      const { values, services } = noteBefore(db, row);
      return {
        encounterId: row.id,
        startsAt: row.startsAt,
        services,
        signedByName: staffById(db, row.signedBy).name,
        words: row.note.trim() === '' || row.note === encounter?.note ? null : row.note,
        fields: state.sections.flatMap(({ title, fields }) =>
          fields.flatMap(({ id, field }) => {
            const value = values.get(id) ?? null;
            const now = state.values.get(id) ?? null;
            const version = versions.get(id) ?? 0;
            if (isEmpty(value) || answerProblem(field, value) || canonicalJson(value) === canonicalJson(now)) return [];
            return [
              {
                fieldId: id,
                section: title,
                label: field.label,
                text: answerText(field, value, language),
                now: answerText(field, now, language),
                written: version > 0 && !isEmpty(now),
                version,
              },
            ];
          }),
        ),
      };
    }),
  };
}

function noteBefore(db: ReadDb, row: EarlierRow) {
  const visit = visitOf(db, row.appointmentId);
  const { values } = noteState(db, visit, findEncounter(db, row.id));
  return { values, services: visit.lines.map((line) => serviceById(db, line.serviceId).name).join(', ') };
}

/**
 * Copies answers (and the free words) of an earlier note into an open one. Each is marked with the note it comes from
 * until it is edited. All of it or nothing.
 * @throws Refusal SIGNED, NOT_FOUND (no earlier note of this patient, field not asked), CHANGED_ELSEWHERE
 */
export function copyForward(tx: WriteTx, act: Act, input: z.output<typeof CopyInput>): z.input<typeof Copied> {
  const encounter = openEncounter(tx, input.encounterId);
  act.concerns(encounter.patientId);
  const visit = visitOf(tx, encounter.appointmentId);
  const from =
    earlierNotes(tx, visit.appointment.id, visit.patientId, shown).find(({ id }) => id === input.fromId) ??
    refuse('NOT_FOUND', 'This earlier note cannot be copied from any more. Choose another one.');
  takeUpTemplates(tx, act, visit, encounter);
  const state = noteState(tx, visit, encounter);
  const { values } = noteBefore(tx, from);
  for (const { fieldId, expectedVersion } of input.fields) {
    if (!state.values.has(fieldId))
      refuse('NOT_FOUND', 'A field of the earlier note is not asked here any more. Open the list again.');
    const before = state.rows.find((row) => row.fieldId === fieldId);
    if ((before?.version ?? 0) !== expectedVersion)
      refuse(
        'CHANGED_ELSEWHERE',
        'Someone has written into the note in the meantime. Nothing was copied; look at the list once more.',
      );
    writeAnswer(tx, act, encounter.id, fieldId, values.get(fieldId) ?? null, from.id);
  }
  if (input.words) {
    const words = { note: from.note, aftercare: encounter.aftercare, noteCopiedFromId: from.id };
    if (!updateNote(tx, encounter.id, input.words.expectedVersion, words))
      refuse(
        'CHANGED_ELSEWHERE',
        'Someone has written into the note in the meantime. Nothing was copied; look at the list once more.',
      );
  }
  act.changed('note');
  act.touch('charting', 'encounter', encounter.id, encounter.version + (input.words ? 1 : 0));
  return { encounterId: encounter.id, fields: input.fields.length, words: input.words !== null };
}
