import { timelineText } from '../../db/reporting/timeline/queries.ts';
import { entryKinds } from '../../electron/reporting/timeline/rules.ts';
import type { BenchClinic } from './clinicAt.ts';
import { recordOf } from './handAudit.ts';
import type { Work } from './measure.ts';

/** Visits with a signed note of those whose timeline is asked for, and what one page of it brings. */
const longHistory = 60;
const page = 40;

/** Signed notes by straight SQL, each of a visit with one service: a long history for those who are asked for, the others shared out. */
export function addNotes(clinic: BenchClinic, asked: readonly string[], count: number): void {
  const { raw, session, newId } = clinic;
  const everyone = raw.prepare<[], { id: string }>('SELECT id FROM patients ORDER BY number').all();
  const service = raw.prepare<[], { id: string }>('SELECT id FROM services ORDER BY position').get()?.id ?? '';
  const visit = raw.prepare(
    `INSERT INTO appointments (id, patient_id, starts_at, ends_at, state, state_since, note, created_at, created_by, version)
     VALUES (?, ?, ?, ?, 'done', ?, '', ?, ?, 1)`,
  );
  const line = raw.prepare(
    "INSERT INTO service_lines (id, appointment_id, service_id, position, state, version) VALUES (?, ?, ?, 1, 'performed', 1)",
  );
  const note = raw.prepare(
    `INSERT INTO encounters (id, appointment_id, patient_id, state, note, aftercare, opened_at, opened_by, signed_at, signed_by, version)
     VALUES (?, ?, ?, 'signed', ?, '', ?, ?, ?, ?, 2)`,
  );
  const words = 'Tolerated well, no bruise, no blanching. '.repeat(8);
  const half = 30 * 60_000;
  const { clock } = clinic;
  const today = clock.now;
  const start = today - 3 * 365 * 86_400_000;
  raw.transaction(() => {
    for (let n = 0; n < count; n += 1) {
      const mine = n < asked.length * longHistory;
      const patientId = mine ? asked[n % asked.length] : everyone[n % everyone.length]?.id;
      const at = start + n * 10 * 60_000;
      clock.now = at;
      const appointmentId = newId();
      visit.run(appointmentId, patientId, at, at + half, at + half, at, session.staffId);
      line.run(newId(), appointmentId, service);
      note.run(newId(), appointmentId, patientId, words, at, session.staffId, at + half, session.staffId);
    }
  })();
  clock.now = today;
  raw.exec('ANALYZE appointments; ANALYZE service_lines; ANALYZE encounters');
}

/** The newest page of everything a patient ever had, through the door, or the bare query with the audit row of the reading. */
export function timelineWork(clinic: BenchClinic, patients: readonly string[], how: 'door' | 'hand'): Work {
  const at = (index: number): string => patients[index % patients.length] ?? '';
  const procedure = 'reporting.timeline';
  if (how === 'door')
    return async (index) => {
      const { entries } = await clinic.call<{ entries: unknown[] }>('query', procedure, { patientId: at(index) });
      if (entries.length !== page) throw new Error('The page is not full.');
    };
  const query = clinic.raw.prepare<[string, number, number, string, number]>(timelineText(entryKinds));
  const record = recordOf(clinic, procedure);
  const end = Number.MAX_SAFE_INTEGER;
  return (index) => {
    if (query.all(at(index), end, end, '', page + 1).length !== page + 1) throw new Error('The page is not full.');
    record(at(index));
  };
}
