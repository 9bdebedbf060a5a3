import type { z } from 'zod';
import type { ReadDb } from '../../../db/access.ts';
import { timelineOf } from '../../../db/reporting/timeline/queries.ts';
import type { Asker } from '../../kernel/act.ts';
import { mayDo } from '../../kernel/roles.ts';
import { patientById } from '../../patients/service.ts';
import { kindsToShow } from './rules.ts';
import type { Timeline, TimelineInput } from './schemas.ts';

const theEnd = { at: Number.MAX_SAFE_INTEGER, key: '' };

/** Everything of a patient in one list, newest first, page by page; what the asker may not see is left out. @throws Refusal NOT_FOUND */
export function patientTimeline(
  db: ReadDb,
  asker: Asker,
  input: z.output<typeof TimelineInput>,
): z.input<typeof Timeline> {
  const patient = patientById(db, input.patientId);
  asker.concerns(patient.id);
  const kinds = kindsToShow(input.groups, (permission) => mayDo(asker.role, permission));
  const rows = timelineOf(db, patient.id, kinds, input.cursor ?? theEnd, input.limit + 1);
  const entries = rows.slice(0, input.limit);
  const last = entries.at(-1);
  return { entries, next: rows.length > input.limit && last ? { at: last.at, key: last.key } : null };
}
