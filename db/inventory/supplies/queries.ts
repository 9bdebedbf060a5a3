import { insertInto, type ReadDb, sqlText } from '../../access.ts';
import { supplyDecisions } from './schema.ts';

export type DecisionRow = typeof supplyDecisions.$inferSelect;

export const insertDecision = insertInto(supplyDecisions);

export const standingDecisionsText = `SELECT d.seq, d.id, d.service_line_id AS serviceLineId, d.product_id AS productId, d.version,
    d.decision, d.expected, d.used, d.reason, d.staff_id AS staffId, d.station_id AS stationId, d.at
  FROM supply_decisions d WHERE d.service_line_id IN (SELECT value FROM json_each(?)) AND d.version =
    (SELECT MAX(x.version) FROM supply_decisions x WHERE x.service_line_id = d.service_line_id AND x.product_id = d.product_id)
  ORDER BY d.seq`;
const standing = sqlText<DecisionRow, [string]>(standingDecisionsText);
/** What stands for each supply of these lines, the latest decided last. */
export function standingDecisions(db: ReadDb, serviceLineIds: readonly string[]): DecisionRow[] {
  return serviceLineIds.length === 0 ? [] : standing(db).all(JSON.stringify(serviceLineIds));
}

/** What a line has of one lot at one place, positive thousandths and cents, returns taken off. */
export interface TakenRow {
  serviceLineId: string;
  productId: string;
  lotId: string;
  lotNumber: string;
  expiresOn: string;
  locationId: string;
  quantity: number;
  costCents: number;
}

export const suppliesTakenText = `SELECT m.source_id AS serviceLineId, m.product_id AS productId, m.lot_id AS lotId, l.number AS lotNumber,
    l.expires_on AS expiresOn, m.location_id AS locationId, -SUM(m.quantity) AS quantity, -SUM(m.cost_cents) AS costCents
  FROM stock_moves m JOIN lots l ON l.id = m.lot_id
  WHERE m.source_kind = 'serviceLine' AND m.source_id IN (SELECT value FROM json_each(?)) AND m.container_id IS NULL
  GROUP BY m.source_id, m.lot_id, m.location_id HAVING SUM(m.quantity) <> 0 ORDER BY MIN(m.seq)`;
const taken = sqlText<TakenRow, [string]>(suppliesTakenText);
/** The supplies that were taken for these lines. */
export function suppliesTaken(db: ReadDb, serviceLineIds: readonly string[]): TakenRow[] {
  return serviceLineIds.length === 0 ? [] : taken(db).all(JSON.stringify(serviceLineIds));
}

const differing = sqlText<{ serviceLineId: string; productName: string; used: number; moved: number }>(
  `WITH used AS (
     SELECT service_line_id, product_id, used FROM supply_decisions d WHERE version =
       (SELECT MAX(x.version) FROM supply_decisions x WHERE x.service_line_id = d.service_line_id AND x.product_id = d.product_id)),
   moved AS (
     SELECT source_id AS service_line_id, product_id, -SUM(quantity) AS moved FROM stock_moves
     WHERE source_kind = 'serviceLine' AND container_id IS NULL GROUP BY source_id, product_id)
   SELECT COALESCE(u.service_line_id, v.service_line_id) AS serviceLineId, p.name AS productName,
     COALESCE(u.used, 0) AS used, COALESCE(v.moved, 0) AS moved
   FROM used u FULL JOIN moved v ON v.service_line_id = u.service_line_id AND v.product_id = u.product_id
   JOIN products p ON p.id = COALESCE(u.product_id, v.product_id)
   WHERE COALESCE(u.used, 0) <> COALESCE(v.moved, 0)`,
);
/** Supplies of which another quantity was moved than was noted as used; empty when all is well. */
export function suppliesAstray(db: ReadDb) {
  return differing(db).all();
}
