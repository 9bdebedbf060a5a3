import { type ReadDb, sqlText, type WriteTx } from '../../access.ts';

/** Goods kept without containers: one lot at one place. */
export interface LevelRow {
  lotId: string;
  locationId: string;
  locationName: string;
  productId: string;
  lotNumber: string;
  expiresOn: string;
  recalledAt: number | null;
  onHand: number;
  costCents: number;
}

const columns = `v.lot_id AS lotId, v.location_id AS locationId, s.name AS locationName, l.product_id AS productId,
  l.number AS lotNumber, l.expires_on AS expiresOn, l.recalled_at AS recalledAt, v.on_hand AS onHand, v.cost_cents AS costCents`;

const ofProduct = sqlText<LevelRow>(
  `SELECT ${columns} FROM lots l CROSS JOIN lot_levels v ON v.lot_id = l.id JOIN locations s ON s.id = v.location_id
   WHERE l.product_id = ? AND v.on_hand > 0 ORDER BY l.expires_on, l.number, s.name`,
);
/** What is on hand of a product, first to expire first. */
export function levelsOfProduct(db: ReadDb, productId: string): LevelRow[] {
  return ofProduct(db).all(productId);
}

const ofLot = sqlText<LevelRow>(
  `SELECT ${columns} FROM lot_levels v JOIN lots l ON l.id = v.lot_id JOIN locations s ON s.id = v.location_id
   WHERE v.lot_id = ? AND v.location_id = ?`,
);
export function levelAt(db: ReadDb, lotId: string, locationId: string): LevelRow | undefined {
  return ofLot(db).get(lotId, locationId);
}

const add = sqlText(
  `INSERT INTO lot_levels (lot_id, location_id, on_hand, cost_cents) VALUES (?, ?, ?, ?)
   ON CONFLICT (lot_id, location_id) DO UPDATE SET on_hand = on_hand + excluded.on_hand, cost_cents = cost_cents + excluded.cost_cents`,
);
export function addToLevel(tx: WriteTx, lotId: string, locationId: string, quantity: number, costCents: number): void {
  add(tx).run(lotId, locationId, quantity, costCents);
}

const take = sqlText(
  `UPDATE lot_levels SET on_hand = on_hand - ?, cost_cents = cost_cents - ? WHERE lot_id = ? AND location_id = ? AND on_hand >= ?`,
);
/** Takes from a level; false (and nothing changed) if there is less. */
export function takeFromLevel(
  tx: WriteTx,
  lotId: string,
  locationId: string,
  quantity: number,
  costCents: number,
): boolean {
  return take(tx).run(quantity, costCents, lotId, locationId, quantity).changes === 1;
}

/** What lies somewhere of one lot, in containers or without. */
export interface OnHandRow {
  productId: string;
  lotId: string;
  lotNumber: string;
  expiresOn: string;
  recalledAt: number | null;
  locationId: string;
  locationName: string;
  onHand: number;
  /** Of it, what is not past its use time. */
  usable: number;
  containers: number;
  opened: number;
}
const onHand = sqlText<OnHandRow>(
  `SELECT p.id AS productId, l.id AS lotId, l.number AS lotNumber, l.expires_on AS expiresOn, l.recalled_at AS recalledAt,
     c.location_id AS locationId, s.name AS locationName, SUM(c.remaining) AS onHand,
     SUM(CASE WHEN c.beyond_use_at <= ? THEN 0 ELSE c.remaining END) AS usable, COUNT(*) AS containers, SUM(c.state = 'opened') AS opened
   FROM products p CROSS JOIN containers c ON c.product_id = p.id AND c.state IN ('sealed', 'opened', 'recalled')
   JOIN lots l ON l.id = c.lot_id JOIN locations s ON s.id = c.location_id
   WHERE c.remaining > 0 GROUP BY l.id, c.location_id
   UNION ALL
   SELECT p.id, l.id, l.number, l.expires_on, l.recalled_at, v.location_id, s.name, v.on_hand, v.on_hand, 0, 0
   FROM products p CROSS JOIN lots l ON l.product_id = p.id CROSS JOIN lot_levels v ON v.lot_id = l.id
   JOIN locations s ON s.id = v.location_id
   WHERE v.on_hand > 0
   ORDER BY 4, 3`,
);
/** Everything on hand by lot and place, first to expire first. */
export function onHandByLot(db: ReadDb, now: number): OnHandRow[] {
  return onHand(db).all(now);
}
