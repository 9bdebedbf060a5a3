import { insertInto, type ReadDb, sqlText, type WriteTx } from '../../access.ts';
import { containers } from '../schema.ts';

export const insertContainer = insertInto(containers);

export type ContainerState = 'sealed' | 'opened' | 'empty' | 'discarded' | 'expired' | 'recalled';

/** A container with the names one needs to judge it; flags are 0 or 1. */
export interface ContainerRow {
  id: string;
  code: string;
  state: ContainerState;
  labelled: number;
  remaining: number;
  costCents: number;
  serial: string | null;
  openedAt: number | null;
  openedBy: string | null;
  diluentMl: number | null;
  beyondUseAt: number | null;
  version: number;
  productId: string;
  productName: string;
  kind: 'toxin' | 'filler' | 'skincare' | 'supply';
  unit: 'U' | 'mL' | 'each';
  reconstituted: 0 | 1;
  beyondUseHours: number | null;
  labelHours: number | null;
  multiPatient: 0 | 1;
  witness: 'rule' | 'never' | 'above';
  witnessAbove: number | null;
  patientId: string | null;
  policyId: string | null;
  lotId: string;
  lotNumber: string;
  expiresOn: string;
  recalledAt: number | null;
  locationId: string;
  locationName: string;
  /** It went back to its supplier. */
  sentBack: 0 | 1;
}

const columns = `c.id, c.code, c.state, c.labelled, c.remaining, c.cost_cents AS costCents, c.serial,
  c.opened_at AS openedAt, c.opened_by AS openedBy, c.diluent_ml AS diluentMl, c.beyond_use_at AS beyondUseAt, c.version,
  c.product_id AS productId, p.name AS productName, p.kind, p.unit, p.reconstituted, p.beyond_use_hours AS beyondUseHours,
  p.label_hours AS labelHours, p.multi_patient AS multiPatient, p.witness, p.witness_above AS witnessAbove,
  c.patient_id AS patientId, c.policy_id AS policyId,
  c.lot_id AS lotId, l.number AS lotNumber, l.expires_on AS expiresOn, l.recalled_at AS recalledAt,
  c.location_id AS locationId, s.name AS locationName,
  c.remaining = 0 AND EXISTS (
    SELECT 1 FROM stock_moves m WHERE m.container_id = c.id AND m.kind = 'supplierReturn') AS sentBack`;
const joins = `JOIN lots l ON l.id = c.lot_id JOIN locations s ON s.id = c.location_id`;
const whole = `SELECT ${columns} FROM containers c JOIN products p ON p.id = c.product_id ${joins}`;
/** From products first: (product_id, state) is the index, and products are few. */
const byProduct = `SELECT ${columns} FROM products p CROSS JOIN containers c ON c.product_id = p.id ${joins}`;
const firstExpiring = `ORDER BY c.state = 'opened' DESC, l.expires_on, c.code`;

const byId = sqlText<ContainerRow>(`${whole} WHERE c.id = ?`);
export function containerOfId(db: ReadDb, id: string): ContainerRow | undefined {
  return byId(db).get(id);
}

const byCode = sqlText<ContainerRow>(`${whole} WHERE c.code = ?`);
export function containerOfCode(db: ReadDb, code: string): ContainerRow | undefined {
  return byCode(db).get(code);
}

const bySerial = sqlText<ContainerRow>(`${whole} WHERE c.product_id = ? AND c.serial = ?`);
export function containersOfSerial(db: ReadDb, productId: string, serial: string): ContainerRow[] {
  return bySerial(db).all(productId, serial);
}

const byLot = sqlText<ContainerRow>(`${whole} WHERE c.lot_id = ? ${firstExpiring}`);
export function containersOfLot(db: ReadDb, lotId: string): ContainerRow[] {
  return byLot(db).all(lotId);
}

const byStates = sqlText<ContainerRow>(
  `${byProduct} WHERE c.state IN (SELECT value FROM json_each(?)) ${firstExpiring} LIMIT ?`,
);
const byProductStates = sqlText<ContainerRow>(
  `${byProduct} WHERE p.id = ? AND c.state IN (SELECT value FROM json_each(?)) ${firstExpiring} LIMIT ?`,
);
/** Containers in these states, opened ones first, then first to expire. */
export function containersInStates(
  db: ReadDb,
  productId: string | undefined,
  states: readonly ContainerState[],
  limit: number,
): ContainerRow[] {
  const list = JSON.stringify(states);
  return productId === undefined ? byStates(db).all(list, limit) : byProductStates(db).all(productId, list, limit);
}

const take = sqlText(
  `UPDATE containers SET remaining = remaining - ?, state = ?, version = version + 1 WHERE id = ? AND remaining >= ?`,
);
/** Takes thousandths out of a container; false (and nothing changed) if it holds less. */
export function takeFromContainer(tx: WriteTx, id: string, quantity: number, state: ContainerState): boolean {
  return take(tx).run(quantity, state, id, quantity).changes === 1;
}

const putBack = sqlText(
  `UPDATE containers SET remaining = remaining + ?, state = ?, version = version + 1 WHERE id = ? AND remaining + ? <= labelled`,
);
/** Puts thousandths back that never left; false if it would hold more than its label says. */
export function putIntoContainer(tx: WriteTx, id: string, quantity: number, state: ContainerState): boolean {
  return putBack(tx).run(quantity, state, id, quantity).changes === 1;
}

const open = sqlText(
  `UPDATE containers SET state = 'opened', opened_at = ?, opened_by = ?, diluent_ml = ?, beyond_use_at = ?, policy_id = ?, version = version + 1
   WHERE id = ? AND version = ? AND state = 'sealed'`,
);
export interface Opening {
  openedAt: number;
  openedBy: string;
  /** Thousandths of a millilitre, null where nothing is dissolved. */
  diluentMl: number | null;
  beyondUseAt: number | null;
  policyId: string | null;
}
/** Sealed to opened; false if it was changed in the meantime. */
export function markOpened(tx: WriteTx, id: string, version: number, opening: Opening): boolean {
  const { openedAt, openedBy, diluentMl, beyondUseAt, policyId } = opening;
  return open(tx).run(openedAt, openedBy, diluentMl, beyondUseAt, policyId, id, version).changes === 1;
}

const move = sqlText(`UPDATE containers SET location_id = ?, version = version + 1 WHERE id = ? AND version = ?`);
export function moveContainer(tx: WriteTx, id: string, version: number, locationId: string): boolean {
  return move(tx).run(locationId, id, version).changes === 1;
}

const quarantine = sqlText(
  `UPDATE containers SET state = 'recalled', version = version + 1 WHERE lot_id = ? AND state IN ('sealed', 'opened')`,
);
/** Sets everything of a lot that could still be used aside; returns how many containers. */
export function quarantineLot(tx: WriteTx, lotId: string): number {
  return quarantine(tx).run(lotId).changes;
}

const release = sqlText(
  `UPDATE containers SET version = version + 1,
     state = CASE WHEN remaining = 0 THEN 'discarded' WHEN opened_at IS NULL THEN 'sealed' ELSE 'opened' END
   WHERE lot_id = ? AND state = 'recalled'`,
);
/** What was set aside of a lot is sealed or open again; what was thrown away meanwhile stays discarded. */
export function releaseLot(tx: WriteTx, lotId: string): void {
  release(tx).run(lotId);
}

const bind = sqlText(`UPDATE containers SET patient_id = ? WHERE id = ?`);
/** Notes whom a container belongs to, or that it belongs to nobody again. */
export function bindToPatient(tx: WriteTx, id: string, patientId: string | null): void {
  bind(tx).run(patientId, id);
}

const drawnFrom = sqlText<{ quantity: number }>(
  `SELECT -COALESCE(SUM(quantity), 0) AS quantity FROM stock_moves
   WHERE container_id = ? AND source_kind = 'serviceLine' AND kind IN ('draw', 'return')`,
);
/** Thousandths that visits have of a container, returns taken off. */
export function drawnFromContainer(db: ReadDb, id: string): number {
  return drawnFrom(db).get(id)?.quantity ?? 0;
}
