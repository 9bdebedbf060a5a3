import { type ReadDb, sqlText } from '../../access.ts';

/** What the services booked in a time usually take of a product, thousandths. */
export interface DemandRow {
  productId: string;
  quantity: number;
  bookings: number;
}
export const demandText = `WITH booked AS (
    SELECT l.service_id FROM appointments a JOIN service_lines l ON l.appointment_id = a.id
    WHERE a.starts_at >= ? AND a.starts_at < ? AND a.state NOT IN ('cancelled', 'lateCancelled', 'noShow', 'done') AND l.state = 'planned')
  SELECT productId, SUM(quantity) AS quantity, COUNT(*) AS bookings FROM (
    SELECT s.product_id AS productId, s.estimated_quantity AS quantity FROM booked b JOIN services s ON s.id = b.service_id WHERE s.product_id IS NOT NULL
    UNION ALL
    SELECT u.product_id, u.quantity FROM booked b JOIN service_supplies u ON u.service_id = b.service_id)
  GROUP BY productId`;
const demand = sqlText<DemandRow, [number, number]>(demandText);
/** By product, of the appointments that begin in [from, until): what is drawn, and the supplies. */
export function bookedDemand(db: ReadDb, from: number, until: number): DemandRow[] {
  return demand(db).all(from, until);
}
