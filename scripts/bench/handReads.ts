import type Database from 'better-sqlite3';
import type { HandLine, HandTender } from './handMoney.ts';

interface CartRow {
  id: string;
  state: string;
  version: number;
  appointmentId: string;
  patientId: string;
  tipCents: number;
  tipStaffId: string | null;
}
type CartLine = Omit<HandLine, 'lots' | 'unit' | 'goods' | 'taxRate' | 'tax' | 'total'> & {
  taxClass: string;
  pricing: string | null;
  givenUnit: string | null;
};
interface LevelRow {
  lot_id: string;
  location_id: string;
  lot: string;
  expiresOn: string;
  recalled_at: number | null;
  on_hand: number;
  cost_cents: number;
}
interface ClinicRow {
  name: string;
  address: string;
  phone: string;
  email: string;
  taxNumber: string;
  language: string;
  currency: string;
}

/** What a sale has to know, each by one statement. */
export function handReads(raw: Database.Database) {
  const cart = raw.prepare<[string], CartRow>(
    'SELECT id, state, version, appointment_id AS appointmentId, patient_id AS patientId, tip_cents AS tipCents, tip_staff_id AS tipStaffId FROM carts WHERE id = ?',
  );
  const taxRates = raw.prepare<[], { tax_class: string; name: string; rate: number }>(
    'SELECT tax_class, name, rate FROM tax_rates',
  );
  const cartLines = raw.prepare<[string], CartLine>(
    `SELECT l.id, l.kind, l.charge_id AS chargeId, c.version AS chargeVersion, c.service_line_id AS serviceLineId, l.product_id AS productId,
       c.product_id AS givenProductId, c.given_quantity AS givenQuantity, p.package_size AS packageSize, coalesce(c.description, p.name) AS description,
       l.quantity, l.unit_price_cents AS unitPriceCents, c.performed_by AS performedBy, l.discount_cents AS discount, l.discount_reason AS discountReason,
       coalesce(c.tax_class, p.tax_class) AS taxClass, c.pricing, g.unit AS givenUnit
     FROM cart_lines l LEFT JOIN charges c ON c.id = l.charge_id LEFT JOIN products p ON p.id = l.product_id LEFT JOIN products g ON g.id = c.product_id
     WHERE l.cart_id = ? ORDER BY l.position`,
  );
  const tenders = raw.prepare<[string], HandTender>(
    'SELECT kind, cents, reference FROM cart_tenders WHERE cart_id = ? ORDER BY position',
  );
  const charges = raw.prepare<[string], { id: string; state: string }>(
    'SELECT id, state FROM charges WHERE appointment_id = ?',
  );
  const draws = raw.prepare<
    [string],
    { serviceLineId: string; product: string; lot: string; expiresOn: string; quantity: number }
  >(
    `SELECT s.id AS serviceLineId, p.name AS product, o.number AS lot, o.expires_on AS expiresOn, -sum(m.quantity) AS quantity
     FROM service_lines s CROSS JOIN stock_moves m ON m.source_kind = 'serviceLine' AND m.source_id = s.id AND m.kind IN ('draw', 'return')
     JOIN products p ON p.id = m.product_id JOIN lots o ON o.id = m.lot_id
     WHERE s.appointment_id = ? GROUP BY s.id, m.container_id HAVING sum(m.quantity) <> 0 ORDER BY max(m.seq)`,
  );
  const drawer = raw.prepare<[string], { id: string; business_date: string; version: number }>(
    "SELECT id, business_date, version FROM drawer_sessions WHERE station_id = ? AND state = 'open'",
  );
  const levels = raw.prepare<[string], LevelRow>(
    `SELECT v.lot_id, v.location_id, l.number AS lot, l.expires_on AS expiresOn, l.recalled_at, v.on_hand, v.cost_cents
     FROM lots l CROSS JOIN lot_levels v ON v.lot_id = l.id WHERE l.product_id = ? AND v.on_hand > 0 ORDER BY l.expires_on, l.number`,
  );
  const product = raw.prepare<[string], { version: number }>('SELECT version FROM products WHERE id = ?');
  const clinic = raw.prepare<[], ClinicRow>(
    'SELECT name, address, phone, email, tax_number AS taxNumber, language, currency FROM clinics',
  );
  const station = raw.prepare<[string], { name: string }>('SELECT name FROM stations WHERE id = ?');
  const patient = raw.prepare<[string], { number: number; given_name: string; family_name: string }>(
    'SELECT number, given_name, family_name FROM patients WHERE id = ?',
  );
  const staff = raw.prepare<[], { id: string; name: string }>('SELECT id, name FROM staff');
  const appointment = raw.prepare<[string], { version: number }>('SELECT version FROM appointments WHERE id = ?');
  const printer = raw.prepare<[string], { id: string }>(
    'SELECT id FROM printers WHERE station_id = ? AND active = 1 ORDER BY id LIMIT 1',
  );
  return {
    cart: (id: string) => cart.get(id),
    taxRates: () => taxRates.all(),
    cartLines: (id: string) => cartLines.all(id),
    tenders: (id: string) => tenders.all(id),
    charges: (appointmentId: string) => charges.all(appointmentId),
    draws: (appointmentId: string) => draws.all(appointmentId),
    drawer: (stationId: string) => drawer.get(stationId),
    levels: (productId: string) => levels.all(productId),
    productVersion: (id: string) => product.get(id)?.version ?? 0,
    clinic: () => clinic.get(),
    station: (id: string) => station.get(id)?.name ?? '',
    patient: (id: string) => patient.get(id),
    staff: () => staff.all(),
    appointment: (id: string) => appointment.get(id),
    printer: (stationId: string) => printer.get(stationId),
  };
}
