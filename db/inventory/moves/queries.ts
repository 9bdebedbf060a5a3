import { insertInto, type ReadDb, sqlText } from '../../access.ts';
import { stockMoves } from '../schema.ts';

/** Appends a move and returns its sequence number. */
export const insertMove = insertInto(stockMoves);

/** What one line of a visit drew from one container, thousandths, returns taken off. */
export interface DrawnRow {
  serviceLineId: string;
  productId: string;
  productName: string;
  unit: 'U' | 'mL' | 'each';
  containerId: string;
  containerCode: string;
  lotId: string;
  lotNumber: string;
  expiresOn: string;
  quantity: number;
  lastAt: number;
}

const drawn = sqlText<DrawnRow>(
  `SELECT m.source_id AS serviceLineId, m.product_id AS productId, p.name AS productName, p.unit,
     m.container_id AS containerId, c.code AS containerCode, m.lot_id AS lotId, l.number AS lotNumber, l.expires_on AS expiresOn,
     -SUM(m.quantity) AS quantity, MAX(m.at) AS lastAt
   FROM stock_moves m JOIN products p ON p.id = m.product_id JOIN lots l ON l.id = m.lot_id JOIN containers c ON c.id = m.container_id
   WHERE m.source_kind = 'serviceLine' AND m.source_id IN (SELECT value FROM json_each(?)) AND m.kind IN ('draw', 'return')
   GROUP BY m.source_id, m.product_id, m.container_id, m.lot_id
   HAVING SUM(m.quantity) <> 0 ORDER BY MAX(m.seq)`,
);
export function drawnOfLines(db: ReadDb, serviceLineIds: readonly string[]): DrawnRow[] {
  return serviceLineIds.length === 0 ? [] : drawn(db).all(JSON.stringify(serviceLineIds));
}

export interface MoveRow {
  id: string;
  seq: number;
  at: number;
  kind: 'receive' | 'transfer' | 'draw' | 'waste' | 'sell' | 'count' | 'return' | 'supplierReturn';
  productId: string;
  lotId: string;
  containerId: string | null;
  locationId: string;
  locationName: string;
  quantity: number;
  costCents: number;
  reason: string | null;
  sourceKind: 'serviceLine' | 'invoiceLine' | 'delivery' | 'container' | 'lot' | 'supplierReturn';
  sourceId: string;
  staffId: string;
  witnessId: string | null;
}

const moveColumns = `m.id, m.seq, m.at, m.kind, m.product_id AS productId, m.lot_id AS lotId, m.container_id AS containerId,
  m.location_id AS locationId, s.name AS locationName, m.quantity, m.cost_cents AS costCents, m.reason,
  m.source_kind AS sourceKind, m.source_id AS sourceId, m.staff_id AS staffId, m.witness_id AS witnessId`;

const ofContainer = sqlText<MoveRow>(
  `SELECT ${moveColumns} FROM stock_moves m JOIN locations s ON s.id = m.location_id WHERE m.container_id = ? ORDER BY m.seq`,
);
/** The history of a container, oldest first. */
export function movesOfContainer(db: ReadDb, containerId: string): MoveRow[] {
  return ofContainer(db).all(containerId);
}

const ofId = sqlText<MoveRow>(
  `SELECT ${moveColumns} FROM stock_moves m JOIN locations s ON s.id = m.location_id WHERE m.id = ?`,
);
export function findMove(db: ReadDb, id: string): MoveRow | undefined {
  return ofId(db).get(id);
}

/** Moves of one container against what its row says. */
export interface ContainerSum {
  id: string;
  code: string;
  labelled: number;
  remaining: number;
  costCents: number;
  received: number;
  moved: number;
  movedElsewhere: number;
  movedCost: number;
}
const containerSums = sqlText<ContainerSum>(
  `SELECT c.id, c.code, c.labelled, c.remaining, c.cost_cents AS costCents,
     COALESCE(SUM(CASE WHEN m.kind = 'receive' THEN m.quantity END), 0) AS received,
     COALESCE(SUM(m.quantity), 0) AS moved,
     COALESCE(SUM(CASE WHEN m.location_id <> c.location_id THEN m.quantity END), 0) AS movedElsewhere,
     COALESCE(SUM(m.cost_cents), 0) AS movedCost
   FROM containers c LEFT JOIN stock_moves m ON m.container_id = c.id GROUP BY c.id`,
);
export function sumsOfContainers(db: ReadDb): ContainerSum[] {
  return containerSums(db).all();
}

/** Moves of goods without containers against what is kept as on hand. */
export interface LevelSum {
  lotNumber: string | null;
  locationName: string | null;
  onHand: number;
  costCents: number;
  moved: number;
  movedCost: number;
}
const levelSums = sqlText<LevelSum>(
  `SELECT l.number AS lotNumber, s.name AS locationName, COALESCE(v.on_hand, 0) AS onHand, COALESCE(v.cost_cents, 0) AS costCents,
     COALESCE(m.moved, 0) AS moved, COALESCE(m.moved_cost, 0) AS movedCost
   FROM (SELECT lot_id, location_id, SUM(quantity) AS moved, SUM(cost_cents) AS moved_cost FROM stock_moves
         WHERE container_id IS NULL GROUP BY lot_id, location_id) m
   FULL JOIN lot_levels v ON v.lot_id = m.lot_id AND v.location_id = m.location_id
   LEFT JOIN lots l ON l.id = COALESCE(v.lot_id, m.lot_id) LEFT JOIN locations s ON s.id = COALESCE(v.location_id, m.location_id)`,
);
export function sumsOfLevels(db: ReadDb): LevelSum[] {
  return levelSums(db).all();
}

const stockAndJournal = sqlText<{ moves: number; journal: number; unsourced: number }>(
  `SELECT (SELECT COALESCE(SUM(cost_cents), 0) FROM stock_moves) AS moves,
     (SELECT COALESCE(SUM(amount_cents), 0) FROM journal_lines WHERE account = 'inventory') AS journal,
     (SELECT COUNT(*) FROM stock_moves m WHERE
        (m.source_kind = 'container' AND NOT EXISTS (SELECT 1 FROM containers c WHERE c.id = m.source_id))
        OR (m.source_kind = 'supplierReturn' AND NOT EXISTS (SELECT 1 FROM supplier_returns r WHERE r.id = m.source_id))
        OR (m.source_kind = 'lot' AND NOT EXISTS (SELECT 1 FROM lots l WHERE l.id = m.source_id))
        OR (m.source_kind = 'delivery' AND NOT EXISTS (SELECT 1 FROM stock_moves d WHERE d.id = m.source_id))) AS unsourced`,
);
/** Value of all moves, the balance of the inventory account, and moves whose source is missing. */
export function totalsOfStock(db: ReadDb): { moves: number; journal: number; unsourced: number } {
  return stockAndJournal(db).get() ?? { moves: 0, journal: 0, unsourced: 0 };
}
