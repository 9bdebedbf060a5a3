import type { EntryKind } from '../../../electron/reporting/timeline/rules.ts';
import { type ReadDb, sqlText } from '../../access.ts';
import { membersText } from '../../patients/members/queries.ts';

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

const mine = 'IN (SELECT id FROM members)';
const nothing = {
  appointment: 'NULL',
  document: 'NULL',
  invoice: 'NULL',
  estimate: 'NULL',
  words: 'NULL',
  detail: 'NULL',
  cents: 'NULL',
  number: 'NULL',
  staff: 'NULL',
  who: 'NULL',
};
const part = (kind: EntryKind, key: string, at: string, of: Partial<typeof nothing>, from: string): string => {
  const c = { ...nothing, ...of };
  return `SELECT '${kind}' AS kind, ${key} AS key, +${at} AS at, ${c.appointment} AS appointmentId, ${c.document} AS documentId,
    ${c.invoice} AS invoiceId, ${c.estimate} AS estimateId, ${c.words} AS words, ${c.detail} AS detail, ${c.cents} AS cents,
    ${c.number} AS number, ${c.staff} AS staffId, ${c.who} AS who ${from}`;
};

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
    `FROM consents c CROSS JOIN service_lines l ON l.id = c.service_line_id CROSS JOIN documents d ON d.id = c.document_id
     WHERE c.patient_id ${mine}`,
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
  estimate: part(
    'estimate',
    's.id',
    'coalesce(s.decided_at, s.offered_at, s.created_at)',
    {
      estimate: 's.id',
      words: 's.title',
      detail: 's.state',
      cents: 's.total_cents',
      number: 's.number',
      staff: 's.created_by',
    },
    `FROM estimates s WHERE s.patient_id ${mine}`,
  ),
  invoice: part(
    'invoice',
    'i.id',
    'i.issued_at',
    {
      appointment: 'i.appointment_id',
      invoice: 'i.id',
      detail: 'i.state',
      cents: 'i.total_cents',
      number: 'i.number',
      staff: 'i.staff_id',
    },
    `FROM invoices i WHERE i.patient_id ${mine}`,
  ),
  payment: part(
    'payment',
    'p.id',
    'p.taken_at',
    {
      invoice: 'i.id',
      detail: 'p.kind',
      cents: 'p.amount_cents + p.tip_cents',
      number: 'i.number',
      staff: 'p.staff_id',
    },
    `FROM invoices i CROSS JOIN payments p ON p.invoice_id = i.id WHERE i.patient_id ${mine}`,
  ),
  creditNote: part(
    'creditNote',
    'n.id',
    'n.issued_at',
    {
      invoice: 'n.invoice_id',
      document: 'n.document_id',
      words: 'n.reason',
      detail: 'n.kind',
      cents: 'n.total_cents',
      number: 'n.number',
      staff: 'n.staff_id',
    },
    `FROM credit_notes n WHERE n.patient_id ${mine}`,
  ),
  fee: part(
    'fee',
    'f.id',
    'f.created_at',
    { appointment: 'f.appointment_id', detail: 'f.kind', cents: 'f.unit_price_cents', words: 'f.cancel_reason' },
    `FROM charges f WHERE f.patient_id ${mine} AND f.kind <> 'care'`,
  ),
  waiver: part(
    'waiver',
    'w.id',
    'w.at',
    { appointment: 'a.id', words: 'w.reason', detail: 'w.kind', cents: 'w.amount_cents', staff: 'w.staff_id' },
    `FROM appointments a CROSS JOIN waivers w ON w.appointment_id = a.id WHERE a.patient_id ${mine}`,
  ),
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
