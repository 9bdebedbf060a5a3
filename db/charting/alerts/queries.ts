import type { SafetyRule } from '../../../electron/charting/alerts/rules.ts';
import { insertInto, type ReadDb, sqlText, updateVersioned } from '../../access.ts';
import { membersText } from '../../patients/members/queries.ts';
import { safetyRules } from './schema.ts';

export const insertRule = insertInto(safetyRules);
export const updateRule = updateVersioned(safetyRules, [
  'name',
  'trigger',
  'words',
  'conditions',
  'number',
  'most',
  'targetKind',
  'target',
  'serviceId',
  'productId',
  'weight',
  'sentence',
  'source',
  'active',
]);

/** A rule with its name, its source and the name of what it is against. */
export type RuleRow = SafetyRule & {
  name: string;
  source: string;
  targetName: string;
  position: number;
  version: number;
};
type Stored = Omit<RuleRow, 'words' | 'conditions' | 'active'> & { words: string; conditions: string; active: number };
const columns = `SELECT safety_rules.id, safety_rules.name, safety_rules.trigger, safety_rules.words, safety_rules.conditions, safety_rules.number, safety_rules.most, safety_rules.target_kind AS targetKind,
    COALESCE(safety_rules.service_id, safety_rules.product_id, safety_rules.target) AS target, COALESCE(v.name, p.name, safety_rules.target) AS targetName, safety_rules.weight,
    safety_rules.sentence, safety_rules.source, safety_rules.active, safety_rules.position, safety_rules.version
  FROM safety_rules LEFT JOIN services v ON v.id = safety_rules.service_id LEFT JOIN products p ON p.id = safety_rules.product_id`;
const every = sqlText<Stored>(`${columns} ORDER BY safety_rules.active DESC, safety_rules.position, safety_rules.id`);
const ofId = sqlText<Stored, [string]>(`${columns} WHERE safety_rules.id = ?`);
const parsed = (row: Stored): RuleRow => ({
  ...row,
  words: JSON.parse(row.words) as string[],
  conditions: JSON.parse(row.conditions) as SafetyRule['conditions'],
  active: row.active === 1,
});

/** Every rule, those in use first, in their order. */
export function allRules(db: ReadDb): RuleRow[] {
  return every(db).all().map(parsed);
}

export function findRule(db: ReadDb, id: string): RuleRow | undefined {
  const row = ofId(db).get(id);
  return row && parsed(row);
}

/** Something a patient was given, or had done, or that was used, in one service line. */
export interface TreatmentRow {
  at: number;
  serviceId: string;
  serviceName: string;
  category: string;
  productId: string | null;
  productKind: 'toxin' | 'filler' | 'skincare' | 'supply' | null;
  unit: 'U' | 'mL' | 'each' | null;
  charted: number;
  drawn: number;
  /** 1: it was used beside the treatment. */
  goods: 0 | 1;
}

/** Points of a note that is marked as an error say nothing of what was given. */
const past = sqlText<TreatmentRow, [string, number, string]>(
  `SELECT a.starts_at AS at, v.id AS serviceId, v.name AS serviceName, v.category, p.id AS productId, p.kind AS productKind, p.unit, 0 AS goods,
     COALESCE((SELECT SUM(c.quantity) FROM chart_points c WHERE c.encounter_id = e.id AND c.service_line_id = n.id
       AND NOT EXISTS (SELECT 1 FROM note_amendments m WHERE m.encounter_id = e.id AND m.kind = 'error' AND m.addendum_id IS NULL)), 0) AS charted,
     COALESCE((SELECT -SUM(m.quantity) FROM stock_moves m WHERE m.source_kind = 'serviceLine' AND m.source_id = n.id
       AND m.kind IN ('draw', 'return') AND m.container_id IS NOT NULL), 0) AS drawn
   FROM appointments a JOIN service_lines n ON n.appointment_id = a.id JOIN services v ON v.id = n.service_id
     LEFT JOIN encounters e ON e.appointment_id = a.id AND e.state = 'signed' LEFT JOIN products p ON p.id = v.product_id
   WHERE a.patient_id IN (${membersText})
     AND a.starts_at >= ? AND a.id <> ? AND n.state <> 'notPerformed'
     AND (n.state = 'performed' OR EXISTS (
       SELECT 1 FROM stock_moves d WHERE d.source_kind = 'serviceLine' AND d.source_id = n.id AND d.kind = 'draw'
         AND d.container_id IS NOT NULL))
   ORDER BY a.starts_at`,
);
/**
 * What a patient was given since an instant, the charts merged into it included and one visit left out: lines that were signed
 * as performed, and lines that something was drawn for. Positive thousandths.
 */
export function treatmentsSince(
  db: ReadDb,
  patientId: string,
  since: number,
  exceptAppointmentId: string,
): TreatmentRow[] {
  return past(db).all(patientId, since, exceptAppointmentId);
}

const used = sqlText<TreatmentRow, [string, number, string]>(
  `SELECT a.starts_at AS at, v.id AS serviceId, v.name AS serviceName, v.category, p.id AS productId, p.kind AS productKind, p.unit, 1 AS goods,
     0 AS charted, -SUM(m.quantity) AS drawn
   FROM appointments a JOIN service_lines n ON n.appointment_id = a.id JOIN services v ON v.id = n.service_id
     JOIN stock_moves m ON m.source_kind = 'serviceLine' AND m.source_id = n.id AND m.container_id IS NULL
     JOIN products p ON p.id = m.product_id
   WHERE a.patient_id IN (${membersText}) AND a.starts_at >= ? AND a.id <> ?
   GROUP BY n.id, p.id HAVING SUM(m.quantity) < 0 ORDER BY a.starts_at`,
);
/** The supplies that were taken for a patient since an instant, what was put back taken off. Positive thousandths. */
export function suppliesSince(
  db: ReadDb,
  patientId: string,
  since: number,
  exceptAppointmentId: string,
): TreatmentRow[] {
  return used(db).all(patientId, since, exceptAppointmentId);
}

const recalled = sqlText<{ productId: string; lot: string }, [string]>(
  `SELECT l.product_id AS productId, l.number AS lot FROM lot_recalls JOIN lots l ON l.id = lot_recalls.lot_id
   WHERE lot_recalls.lifted_at IS NULL AND EXISTS (
     SELECT 1 FROM lot_recall_calls c WHERE c.recall_id = lot_recalls.id
       AND c.patient_id IN (${membersText}))
   ORDER BY lot_recalls.at`,
);
/** Lots under recall that a patient is on the call list of. */
export function recalledLotsOf(db: ReadDb, patientId: string): Array<{ productId: string; lot: string }> {
  return recalled(db).all(patientId);
}
