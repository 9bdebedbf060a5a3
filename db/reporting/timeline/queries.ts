import type { EntryKind } from '../../../electron/reporting/timeline/rules.ts';
import { type ReadDb, sqlText } from '../../access.ts';
import { membersText } from '../../patients/members/queries.ts';
import { mine, part } from './entries/queries.ts';
import { moneyParts } from './money/queries.ts';

export interface EntryRow {
  kind: EntryKind;
  key: string;
  at: number;
  appointmentId: string | null;
  documentId: string | null;
  invoiceId: string | null;
  estimateId: string | null;
  services: string | null;
  words: string | null;
  detail: string | null;
  cents: number | null;
  number: number | null;
  staffName: string | null;
}

const insurer = "x.payer || CASE x.plan WHEN '' THEN '' ELSE ', ' || x.plan END";
const consentOf = `FROM consents c CROSS JOIN service_lines l ON l.id = c.service_line_id CROSS JOIN documents d ON d.id = c.document_id`;
const mergesOf = (kind: 'merge' | 'unmerge'): string =>
  part(
    kind,
    'x.id',
    'x.at',
    { words: 'x.reason', detail: 'CAST(o.number AS TEXT)', number: 'm.number', staff: 'x.staff_id' },
    `FROM patient_merges x CROSS JOIN patients m ON m.id = x.patient_id CROSS JOIN patients o ON o.id = x.into_id
     WHERE (x.patient_id ${mine} OR x.into_id ${mine}) AND x.kind = '${kind}'`,
  );

/**
 * The rows of each kind, of one person; every one of them is reached by an index on the patient. `+` before the time keeps
 * the planner from looking for the place in the list in an index of everybody's times.
 */
const parts: Readonly<Record<EntryKind, string>> = {
  visit: part(
    'visit',
    'a.id',
    'a.starts_at',
    { appointment: 'a.id', detail: 'a.state' },
    `FROM appointments a WHERE a.patient_id ${mine}`,
  ),
  note: part(
    'note',
    'e.id',
    'coalesce(e.signed_at, e.opened_at)',
    {
      appointment: 'e.appointment_id',
      document: 'e.document_id',
      detail: 'e.state',
      staff: 'coalesce(e.signed_by, e.opened_by)',
    },
    `FROM encounters e WHERE e.patient_id ${mine}`,
  ),
  addendum: part(
    'addendum',
    'm.id',
    'm.at',
    {
      appointment: 'e.appointment_id',
      document: 'm.document_id',
      words: 'substr(m.text, 1, 300)',
      detail: 'm.kind',
      staff: 'm.staff_id',
    },
    `FROM encounters e CROSS JOIN note_amendments m ON m.encounter_id = e.id WHERE e.patient_id ${mine}`,
  ),
  // of a note the newest record alone, at the time of its visit; of a record that came twice the later
  imported: part(
    'imported',
    'max(x.id)',
    "CASE x.kind WHEN 'note' THEN json_extract(x.content, '$.visit.startsAt') ELSE x.created_at END",
    {
      words: 'x.title',
      detail: 'x.kind',
      who: "CASE x.kind WHEN 'note' THEN json_extract(x.content, '$.signedBy.name') ELSE x.created_by END || ', ' || x.clinic",
    },
    `FROM imported_records x WHERE x.patient_id ${mine}
     GROUP BY CASE x.kind WHEN 'note' THEN json_extract(x.content, '$.visit.encounterId') ELSE x.record_id END`,
  ),
  photos: part(
    'photos',
    "'photos ' || coalesce(p.appointment_id, p.id)",
    'max(p.taken_at)',
    { appointment: 'p.appointment_id', number: 'count(*)', staff: 'max(p.taken_by)' },
    `FROM photos p WHERE p.patient_id ${mine} AND p.removed_at IS NULL GROUP BY coalesce(p.appointment_id, p.id)`,
  ),
  consent: part(
    'consent',
    'c.id',
    'c.signed_at',
    { appointment: 'l.appointment_id', document: 'c.document_id', words: 'd.title', staff: 'c.staff_id' },
    `${consentOf} WHERE c.patient_id ${mine} AND c.outcome = 'signed'`,
  ),
  consentRefused: part(
    'consentRefused',
    'c.id',
    'c.signed_at',
    {
      appointment: 'l.appointment_id',
      document: 'c.document_id',
      words: "substr(d.title || ': ' || c.reason, 1, 300)",
      staff: 'c.staff_id',
    },
    `${consentOf} WHERE c.patient_id ${mine} AND c.outcome = 'refused'`,
  ),
  consentRevoked: part(
    'consentRevoked',
    'v.id',
    'v.at',
    {
      appointment: 'l.appointment_id',
      document: 'c.document_id',
      words: "substr(d.title || ': ' || v.reason, 1, 300)",
      staff: 'v.staff_id',
    },
    `${consentOf} CROSS JOIN consent_revocations v ON v.consent_id = c.id WHERE c.patient_id ${mine}`,
  ),
  exam: part(
    'exam',
    'x.id',
    'x.signed_at',
    {
      appointment: 'x.appointment_id',
      document: 'x.document_id',
      words: `(SELECT group_concat(coalesce(v.name, s.category, p.name), ', ') FROM exam_scopes s
        LEFT JOIN services v ON v.id = s.service_id LEFT JOIN products p ON p.id = s.product_id WHERE s.exam_id = x.id)`,
      detail: 'x.how',
      staff: 'x.signed_by',
    },
    `FROM exams x WHERE x.patient_id ${mine}`,
  ),
  examRevoked: part(
    'examRevoked',
    "'revoked ' || x.id",
    'r.at',
    { appointment: 'x.appointment_id', document: 'r.document_id', words: 'r.reason', staff: 'r.staff_id' },
    `FROM exams x CROSS JOIN exam_revocations r ON r.exam_id = x.id WHERE x.patient_id ${mine}`,
  ),
  aftercare: part(
    'aftercare',
    'g.id',
    'g.at',
    { appointment: 'g.appointment_id', document: 'g.document_id', words: 'd.title', staff: 'g.staff_id' },
    `FROM aftercare_given g CROSS JOIN aftercare_editions d ON d.id = g.edition_id WHERE g.patient_id ${mine}`,
  ),
  form: part(
    'form',
    'f.id',
    'coalesce(f.submitted_at, f.began_at)',
    { appointment: 'f.appointment_id', words: 'i.name', detail: 'f.state', staff: 'f.began_by' },
    `FROM intake_submissions f CROSS JOIN intake_forms i ON i.id = f.form_id
     WHERE f.patient_id ${mine} AND f.state <> 'discarded'`,
  ),
  tablet: part(
    'tablet',
    'h.id',
    'h.handed_at',
    { appointment: 'h.appointment_id', words: 't.name', detail: 'h.state', staff: 'h.handed_by' },
    `FROM hand_overs h CROSS JOIN tablets t ON t.id = h.tablet_id WHERE h.patient_id ${mine}`,
  ),
  offer: part(
    'offer',
    'o.id',
    'o.offered_at',
    { number: 'o.starts_at', detail: 'o.outcome', staff: 'o.offered_by' },
    `FROM waitlist_entries w CROSS JOIN waitlist_offers o ON o.entry_id = w.id WHERE w.patient_id ${mine}`,
  ),
  call: part(
    'call',
    'c.id',
    'c.done_at',
    { words: "l.number || CASE c.note WHEN '' THEN '' ELSE ': ' || c.note END", staff: 'c.done_by' },
    `FROM lot_recall_calls c CROSS JOIN lot_recalls r ON r.id = c.recall_id CROSS JOIN lots l ON l.id = r.lot_id
     WHERE c.patient_id ${mine} AND c.done_at IS NOT NULL`,
  ),
  ...moneyParts,
  allergy: part(
    'allergy',
    'x.id',
    'x.noted_at',
    { words: 'x.substance', detail: "CASE x.active WHEN 1 THEN x.severity ELSE 'inactive' END" },
    `FROM allergies x WHERE x.patient_id ${mine}`,
  ),
  medication: part(
    'medication',
    'x.id',
    'x.noted_at',
    { words: 'x.name', staff: 'x.noted_by' },
    `FROM medications x WHERE x.patient_id ${mine}`,
  ),
  condition: part(
    'condition',
    'x.id',
    'x.noted_at',
    { words: 'x.name', detail: 'x.kind', staff: 'x.noted_by' },
    `FROM conditions x WHERE x.patient_id ${mine}`,
  ),
  coverage: part(
    'coverage',
    'x.id',
    'x.noted_at',
    { words: insurer, detail: 'x.relationship', staff: 'x.noted_by' },
    `FROM coverages x WHERE x.patient_id ${mine}`,
  ),
  coverageEnded: part(
    'coverageEnded',
    "'ended ' || x.id",
    'x.ended_at',
    { words: insurer, staff: 'x.ended_by' },
    `FROM coverages x WHERE x.patient_id ${mine} AND x.ended_at IS NOT NULL`,
  ),
  marketing: part(
    'marketing',
    "'choice ' || x.seq",
    'x.at',
    { words: 'x.channel', detail: "CASE x.wanted WHEN 1 THEN 'wanted' ELSE 'unwanted' END", staff: 'x.staff_id' },
    `FROM marketing_choices x WHERE x.patient_id ${mine}`,
  ),
  merge: mergesOf('merge'),
  unmerge: mergesOf('unmerge'),
  // that a chart left the clinic stands in the audit alone
  chartExport: part(
    'chartExport',
    "'export ' || x.seq",
    'x.at',
    { staff: 'x.staff_id' },
    `FROM audit_log x WHERE x.patient_id ${mine} AND x.procedure = 'charting.chartExport.export' AND x.outcome = 'done'`,
  ),
};

/** The text of the query for some kinds. Parameters: patient, at, at, key, limit; without a place to go on from, `at` is the end of time. */
export function timelineText(kinds: readonly EntryKind[]): string {
  return `WITH members AS MATERIALIZED (${membersText}),
  page AS MATERIALIZED (SELECT * FROM (${kinds.map((kind) => parts[kind]).join('\nUNION ALL\n')})
    WHERE at < ? OR (at = ? AND key < ?) ORDER BY at DESC, key DESC LIMIT ?)
  SELECT p.kind, p.key, p.at, p.appointmentId, p.documentId, p.invoiceId, p.estimateId, p.words, p.detail, p.cents, p.number,
    (SELECT group_concat(v.name, ', ') FROM service_lines l JOIN services v ON v.id = l.service_id
      WHERE l.appointment_id = p.appointmentId) AS services,
    coalesce((SELECT s.name FROM staff s WHERE s.id = p.staffId), p.who) AS staffName
  FROM page p ORDER BY p.at DESC, p.key DESC`;
}

type Statement = ReturnType<typeof sqlText<EntryRow, [string, number, number, string, number]>>;
const statements = new Map<string, Statement>();

/** Entries of one person of these kinds, newest first, below a place in the list. */
export function timelineOf(
  db: ReadDb,
  patientId: string,
  kinds: readonly EntryKind[],
  below: { at: number; key: string },
  limit: number,
): EntryRow[] {
  if (kinds.length === 0) return [];
  const name = kinds.join(' ');
  const statement =
    statements.get(name) ?? sqlText<EntryRow, [string, number, number, string, number]>(timelineText(kinds));
  statements.set(name, statement);
  return statement(db).all(patientId, below.at, below.at, below.key, limit);
}
