import type Database from 'better-sqlite3';
import type { HandApplied, HandLine, HandTender } from './handMoney.ts';

/** The dimensions of a journal line. */
export interface HandDimensions {
  patientId: string | null;
  chargeId: string | null;
  staffId: string | null;
  drawerId: string | null;
  tender: string | null;
}

/** The rows of a sale, each by one statement. */
export function handWrites(raw: Database.Database, { staffId, stationId }: { staffId: string; stationId: string }) {
  const series = raw.prepare<[], { last: number }>(
    "INSERT INTO number_series (id, last) VALUES ('invoice', 1) ON CONFLICT (id) DO UPDATE SET last = last + 1 RETURNING last",
  );
  const invoiced = raw.prepare(
    "UPDATE charges SET state = 'invoiced', version = version + 1 WHERE id = ? AND version = ? AND state = 'confirmed'",
  );
  const take = raw.prepare(
    'UPDATE lot_levels SET on_hand = on_hand - ?, cost_cents = cost_cents - ? WHERE lot_id = ? AND location_id = ? AND on_hand >= ?',
  );
  const move = raw.prepare(
    `INSERT INTO stock_moves (id, at, business_date, kind, product_id, lot_id, container_id, location_id, quantity, cost_cents, reason, source_kind, source_id, staff_id, station_id)
     VALUES (?, ?, ?, 'sell', ?, ?, NULL, ?, ?, ?, NULL, 'invoiceLine', ?, ?, ?)`,
  );
  const entry = raw.prepare(
    'INSERT INTO journal_entries (id, at, business_date, source_kind, source_id, reverses_id, staff_id, station_id) VALUES (?, ?, ?, ?, ?, NULL, ?, ?)',
  );
  const journal = raw.prepare(
    'INSERT INTO journal_lines (entry_id, account, amount_cents, patient_id, payer_id, charge_id, invoice_id, staff_id, drawer_session_id, tender_kind) VALUES (?, ?, ?, ?, NULL, ?, ?, ?, ?, ?)',
  );
  const document = raw.prepare(
    "INSERT INTO documents (id, kind, title, snapshot, sha256, source_kind, source_id, patient_id, staff_id, created_at) VALUES (?, 'invoice', ?, ?, ?, 'invoice', ?, ?, ?, ?)",
  );
  const job = raw.prepare(
    "INSERT INTO outbox (id, kind, payload, state, attempts, not_before, problem, created_at, finished_at, version) VALUES (?, 'documents.render', ?, 'waiting', 0, ?, NULL, ?, NULL, 1)",
  );
  const invoice = raw.prepare(
    `INSERT INTO invoices (id, number, patient_id, appointment_id, state, issued_at, business_date, goods_cents, discount_cents, tax_cents, included_tax_cents, total_cents, paid_cents, credited_cents, document_id, staff_id, station_id, version)
     VALUES (?, ?, ?, ?, 'paid', ?, ?, ?, ?, ?, 0, ?, ?, 0, ?, ?, ?, 1)`,
  );
  const line = raw.prepare(
    `INSERT INTO invoice_lines (id, invoice_id, position, kind, charge_id, product_id, description, quantity, unit_price_cents, goods_cents, discount_cents, discount_reason,
       tax_rate, tax_cents, included_tax_cents, total_cents, patient_cents, payer_cents, performed_by, lots) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, 0, ?, ?)`,
  );
  const payment = raw.prepare(
    `INSERT INTO payments (id, invoice_id, patient_id, kind, amount_cents, tip_cents, received_cents, change_cents, reference, taken_at, business_date, drawer_session_id, staff_id, station_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const allocation = raw.prepare(
    'INSERT INTO payment_allocations (id, payment_id, invoice_line_id, amount_cents) VALUES (?, ?, ?, ?)',
  );
  const tip = raw.prepare('INSERT INTO tips (id, invoice_id, staff_id, amount_cents) VALUES (?, ?, ?, ?)');
  const closeCart = raw.prepare(
    "UPDATE carts SET state = 'paid', invoice_id = ?, version = version + 1 WHERE id = ? AND version = ?",
  );
  const done = raw.prepare(
    "UPDATE appointments SET state = 'done', state_since = ?, version = version + 1 WHERE id = ? AND version = ?",
  );
  const step = raw.prepare(
    "INSERT INTO appointment_steps (appointment_id, state, at, reason, staff_id, station_id) VALUES (?, 'done', ?, NULL, ?, ?)",
  );
  const print = raw.prepare(
    `INSERT INTO print_jobs (id, station_id, printer_id, kind, paper, title, model, source_kind, source_id, copy_of_id, batch_id, state, attempts, not_before, problem, created_at, created_by, finished_at, version)
     VALUES (?, ?, ?, 'receipt', 'receipt', ?, ?, 'invoice', ?, NULL, NULL, 'queued', 0, ?, NULL, ?, ?, NULL, 1)`,
  );
  const one = (result: Database.RunResult): void => {
    if (result.changes !== 1) throw new Error('changed meanwhile');
  };
  return {
    nextNumber: (): number => series.get()?.last ?? 0,
    invoiced: (id: string, version: number) => one(invoiced.run(id, version)),
    take: (lotId: string, locationId: string, quantity: number, cost: number) =>
      one(take.run(quantity, cost, lotId, locationId, quantity)),
    sold: (
      id: string,
      at: number,
      date: string,
      productId: string,
      lotId: string,
      locationId: string,
      quantity: number,
      cost: number,
      lineId: string,
    ) => one(move.run(id, at, date, productId, lotId, locationId, quantity, cost, lineId, staffId, stationId)),
    entry: (id: string, at: number, date: string, kind: string, sourceId: string) =>
      one(entry.run(id, at, date, kind, sourceId, staffId, stationId)),
    plain: (entryId: string, account: string, cents: number) =>
      one(journal.run(entryId, account, cents, null, null, null, null, null, null)),
    journal(
      entryId: string,
      invoiceId: string,
      rows: ReadonlyArray<readonly [account: string, cents: number, of: HandDimensions]>,
    ): void {
      for (const [account, cents, of] of rows)
        journal.run(entryId, account, cents, of.patientId, of.chargeId, invoiceId, of.staffId, of.drawerId, of.tender);
    },
    document: (
      id: string,
      title: string,
      snapshot: string,
      sha256: string,
      invoiceId: string,
      patientId: string,
      at: number,
    ) => one(document.run(id, title, snapshot, sha256, invoiceId, patientId, staffId, at)),
    job: (id: string, payload: string, at: number) => one(job.run(id, payload, at, at)),
    invoice: (
      id: string,
      number: number,
      patientId: string,
      appointmentId: string,
      at: number,
      date: string,
      goods: number,
      discount: number,
      tax: number,
      total: number,
      documentId: string,
    ) =>
      one(
        invoice.run(
          id,
          number,
          patientId,
          appointmentId,
          at,
          date,
          goods,
          discount,
          tax,
          total,
          total,
          documentId,
          staffId,
          stationId,
        ),
      ),
    line: (id: string, invoiceId: string, position: number, of: HandLine, productId: string | null, lots: string) =>
      one(
        line.run(
          id,
          invoiceId,
          position,
          of.kind,
          of.chargeId,
          productId,
          of.description,
          of.quantity,
          of.unitPriceCents,
          of.goods,
          of.discount,
          of.discountReason,
          of.taxRate,
          of.tax,
          of.total,
          of.total,
          of.performedBy,
          lots,
        ),
      ),
    payment: (
      id: string,
      invoiceId: string,
      patientId: string,
      tender: HandTender,
      row: HandApplied,
      at: number,
      date: string,
      drawerId: string,
    ) =>
      one(
        payment.run(
          id,
          invoiceId,
          patientId,
          tender.kind,
          row.amount,
          row.tip,
          row.received,
          row.change,
          tender.reference,
          at,
          date,
          drawerId,
          staffId,
          stationId,
        ),
      ),
    allocation: (id: string, paymentId: string, lineId: string, cents: number) =>
      one(allocation.run(id, paymentId, lineId, cents)),
    tip: (id: string, invoiceId: string, forStaff: string, cents: number) =>
      one(tip.run(id, invoiceId, forStaff, cents)),
    closeCart: (invoiceId: string, id: string, version: number) => one(closeCart.run(invoiceId, id, version)),
    done: (at: number, id: string, version: number) => one(done.run(at, id, version)),
    step: (appointmentId: string, at: number) => one(step.run(appointmentId, at, staffId, stationId)),
    print: (id: string, printerId: string, title: string, model: string, invoiceId: string, at: number) =>
      one(print.run(id, stationId, printerId, title, model, invoiceId, at, at, staffId)),
  };
}
