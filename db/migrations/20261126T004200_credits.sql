-- Every kind of line, credit notes, money that goes back.

CREATE TABLE "invoices_new" (
	"id" text PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"patient_id" text,
	"appointment_id" text,
	"state" text NOT NULL,
	"issued_at" integer NOT NULL,
	"business_date" text NOT NULL,
	"goods_cents" integer NOT NULL,
	"discount_cents" integer NOT NULL,
	"tax_cents" integer NOT NULL,
	"included_tax_cents" integer NOT NULL,
	"total_cents" integer NOT NULL,
	"paid_cents" integer NOT NULL,
	"credited_cents" integer NOT NULL,
	"tax_exemption" text,
	"document_id" text,
	"staff_id" text NOT NULL,
	"station_id" text NOT NULL,
	"version" integer NOT NULL,
	FOREIGN KEY ("patient_id") REFERENCES "patients"("id"),
	FOREIGN KEY ("appointment_id") REFERENCES "appointments"("id"),
	FOREIGN KEY ("document_id") REFERENCES "documents"("id"),
	FOREIGN KEY ("staff_id") REFERENCES "staff"("id"),
	CONSTRAINT "invoices_state" CHECK("state" IN ('issued', 'partPaid', 'paid', 'void')),
	CONSTRAINT "invoices_total" CHECK("total_cents" = "goods_cents" - "discount_cents" + "tax_cents" - "included_tax_cents")
) STRICT;
INSERT INTO "invoices_new" ("id", "number", "patient_id", "appointment_id", "state", "issued_at", "business_date", "goods_cents", "discount_cents", "tax_cents", "total_cents", "paid_cents", "document_id", "staff_id", "station_id", "version", "included_tax_cents", "credited_cents") SELECT "id", "number", "patient_id", "appointment_id", "state", "issued_at", "business_date", "goods_cents", "discount_cents", "tax_cents", "total_cents", "paid_cents", "document_id", "staff_id", "station_id", "version", 0, 0 FROM "invoices";
DROP TABLE "invoices";
ALTER TABLE "invoices_new" RENAME TO "invoices";
CREATE UNIQUE INDEX "invoices_number" ON "invoices" ("number");
CREATE INDEX "invoices_patient" ON "invoices" ("patient_id");
CREATE INDEX "invoices_appointment" ON "invoices" ("appointment_id");
CREATE INDEX "invoices_date" ON "invoices" ("business_date");
CREATE TRIGGER "invoices_issued" BEFORE UPDATE OF "number", "patient_id", "appointment_id", "issued_at", "business_date",
	"goods_cents", "discount_cents", "tax_cents", "included_tax_cents", "total_cents", "tax_exemption", "staff_id", "station_id" ON "invoices"
BEGIN SELECT RAISE(ABORT, 'an issued invoice never changes'); END;
CREATE TRIGGER "invoices_no_delete" BEFORE DELETE ON "invoices"
BEGIN SELECT RAISE(ABORT, 'an issued invoice never changes'); END;

CREATE TABLE "invoice_lines_new" (
	"id" text PRIMARY KEY NOT NULL,
	"invoice_id" text NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"charge_id" text,
	"product_id" text,
	"description" text NOT NULL,
	"quantity" integer NOT NULL,
	"unit_price_cents" integer NOT NULL,
	"goods_cents" integer NOT NULL,
	"discount_cents" integer NOT NULL,
	"discount_reason" text,
	"tax_rate" integer NOT NULL,
	"tax_cents" integer NOT NULL,
	"included_tax_cents" integer NOT NULL,
	"total_cents" integer NOT NULL,
	"patient_cents" integer NOT NULL,
	"payer_cents" integer NOT NULL,
	"performed_by" text,
	"lots" text NOT NULL,
	FOREIGN KEY ("invoice_id") REFERENCES "invoices"("id"),
	FOREIGN KEY ("charge_id") REFERENCES "charges"("id"),
	FOREIGN KEY ("product_id") REFERENCES "products"("id"),
	CONSTRAINT "invoice_lines_kind" CHECK("kind" IN ('service', 'retail', 'fee', 'giftCard', 'package', 'membership', 'units', 'deposit')),
	CONSTRAINT "invoice_lines_split" CHECK("patient_cents" + "payer_cents" = "total_cents")
) STRICT;
INSERT INTO "invoice_lines_new" ("id", "invoice_id", "position", "kind", "charge_id", "product_id", "description", "quantity", "unit_price_cents", "goods_cents", "discount_cents", "discount_reason", "tax_rate", "tax_cents", "total_cents", "patient_cents", "payer_cents", "performed_by", "lots", "included_tax_cents") SELECT "id", "invoice_id", "position", "kind", "charge_id", "product_id", "description", "quantity", "unit_price_cents", "goods_cents", "discount_cents", "discount_reason", "tax_rate", "tax_cents", "total_cents", "patient_cents", "payer_cents", "performed_by", "lots", 0 FROM "invoice_lines";
DROP TABLE "invoice_lines";
ALTER TABLE "invoice_lines_new" RENAME TO "invoice_lines";
CREATE INDEX "invoice_lines_invoice" ON "invoice_lines" ("invoice_id");
CREATE INDEX "invoice_lines_charge" ON "invoice_lines" ("charge_id");
CREATE TRIGGER "invoice_lines_no_update" BEFORE UPDATE ON "invoice_lines" BEGIN SELECT RAISE(ABORT, 'invoice_lines is append-only'); END;
CREATE TRIGGER "invoice_lines_no_delete" BEFORE DELETE ON "invoice_lines" BEGIN SELECT RAISE(ABORT, 'invoice_lines is append-only'); END;

CREATE TABLE "credit_notes" (
	"id" text PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"invoice_id" text NOT NULL,
	"patient_id" text,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"goods_cents" integer NOT NULL,
	"discount_cents" integer NOT NULL,
	"tax_cents" integer NOT NULL,
	"included_tax_cents" integer NOT NULL,
	"total_cents" integer NOT NULL,
	"requested_by" text NOT NULL,
	"approved_by" text,
	"issued_at" integer NOT NULL,
	"business_date" text NOT NULL,
	"document_id" text,
	"staff_id" text NOT NULL,
	"station_id" text NOT NULL,
	FOREIGN KEY ("invoice_id") REFERENCES "invoices"("id"),
	FOREIGN KEY ("patient_id") REFERENCES "patients"("id"),
	FOREIGN KEY ("requested_by") REFERENCES "staff"("id"),
	FOREIGN KEY ("approved_by") REFERENCES "staff"("id"),
	FOREIGN KEY ("document_id") REFERENCES "documents"("id"),
	FOREIGN KEY ("staff_id") REFERENCES "staff"("id"),
	CONSTRAINT "credit_notes_kind" CHECK("kind" IN ('refund', 'void', 'exchange', 'correction', 'writeOff')),
	CONSTRAINT "credit_notes_second" CHECK("approved_by" IS NULL OR "approved_by" <> "requested_by"),
	CONSTRAINT "credit_notes_total" CHECK("total_cents" = "goods_cents" - "discount_cents" + "tax_cents" - "included_tax_cents")
) STRICT;
CREATE UNIQUE INDEX "credit_notes_number" ON "credit_notes" ("number") WHERE "kind" <> 'writeOff';
CREATE UNIQUE INDEX "credit_notes_write_off" ON "credit_notes" ("number") WHERE "kind" = 'writeOff';
CREATE INDEX "credit_notes_invoice" ON "credit_notes" ("invoice_id");
CREATE INDEX "credit_notes_patient" ON "credit_notes" ("patient_id");
CREATE INDEX "credit_notes_date" ON "credit_notes" ("business_date");
CREATE TRIGGER "credit_notes_no_update" BEFORE UPDATE ON "credit_notes" BEGIN SELECT RAISE(ABORT, 'credit_notes is append-only'); END;
CREATE TRIGGER "credit_notes_no_delete" BEFORE DELETE ON "credit_notes" BEGIN SELECT RAISE(ABORT, 'credit_notes is append-only'); END;
CREATE TABLE "credit_note_lines" (
	"id" text PRIMARY KEY NOT NULL,
	"credit_note_id" text NOT NULL,
	"invoice_line_id" text NOT NULL,
	"quantity" integer NOT NULL,
	"goods_cents" integer NOT NULL,
	"discount_cents" integer NOT NULL,
	"tax_cents" integer NOT NULL,
	"included_tax_cents" integer NOT NULL,
	"total_cents" integer NOT NULL,
	"goods_fate" text NOT NULL,
	FOREIGN KEY ("credit_note_id") REFERENCES "credit_notes"("id"),
	FOREIGN KEY ("invoice_line_id") REFERENCES "invoice_lines"("id"),
	CONSTRAINT "credit_note_lines_fate" CHECK("goods_fate" IN ('none', 'restock', 'waste')),
	CONSTRAINT "credit_note_lines_total" CHECK("total_cents" = "goods_cents" - "discount_cents" + "tax_cents" - "included_tax_cents")
) STRICT;
CREATE INDEX "credit_note_lines_note" ON "credit_note_lines" ("credit_note_id");
CREATE INDEX "credit_note_lines_line" ON "credit_note_lines" ("invoice_line_id");
CREATE TRIGGER "credit_note_lines_no_update" BEFORE UPDATE ON "credit_note_lines" BEGIN SELECT RAISE(ABORT, 'credit_note_lines is append-only'); END;
CREATE TRIGGER "credit_note_lines_no_delete" BEFORE DELETE ON "credit_note_lines" BEGIN SELECT RAISE(ABORT, 'credit_note_lines is append-only'); END;

CREATE TABLE "payments_new" (
	"id" text PRIMARY KEY NOT NULL,
	"invoice_id" text NOT NULL,
	"patient_id" text,
	"kind" text NOT NULL,
	"amount_cents" integer NOT NULL,
	"tip_cents" integer NOT NULL,
	"received_cents" integer NOT NULL,
	"change_cents" integer NOT NULL,
	"reference" text,
	"taken_at" integer NOT NULL,
	"business_date" text NOT NULL,
	"drawer_session_id" text,
	"credit_note_id" text,
	"refund_of_id" text,
	"stored_value_id" text,
	"staff_id" text NOT NULL,
	"station_id" text NOT NULL,
	FOREIGN KEY ("invoice_id") REFERENCES "invoices"("id"),
	FOREIGN KEY ("credit_note_id") REFERENCES "credit_notes"("id"),
	FOREIGN KEY ("refund_of_id") REFERENCES "payments"("id"),
	FOREIGN KEY ("stored_value_id") REFERENCES "stored_values"("id"),
	FOREIGN KEY ("staff_id") REFERENCES "staff"("id"),
	CONSTRAINT "payments_refund" CHECK(("refund_of_id" IS NULL) OR "amount_cents" + "tip_cents" <= 0),
	CONSTRAINT "payments_kind" CHECK("kind" IN ('cash', 'cardTerminal', 'check', 'bankTransfer', 'giftCard', 'package', 'membership', 'units', 'deposit', 'account')),
	CONSTRAINT "payments_cash_drawer" CHECK("kind" <> 'cash' OR "drawer_session_id" IS NOT NULL),
	CONSTRAINT "payments_net" CHECK("received_cents" - "change_cents" = "amount_cents" + "tip_cents")
) STRICT;
INSERT INTO "payments_new" ("id", "invoice_id", "patient_id", "kind", "amount_cents", "tip_cents", "received_cents", "change_cents", "reference", "taken_at", "business_date", "drawer_session_id", "staff_id", "station_id") SELECT "id", "invoice_id", "patient_id", "kind", "amount_cents", "tip_cents", "received_cents", "change_cents", "reference", "taken_at", "business_date", "drawer_session_id", "staff_id", "station_id" FROM "payments";
DROP TABLE "payments";
ALTER TABLE "payments_new" RENAME TO "payments";
CREATE INDEX "payments_invoice" ON "payments" ("invoice_id");
CREATE INDEX "payments_session" ON "payments" ("drawer_session_id");
CREATE INDEX "payments_refund_of" ON "payments" ("refund_of_id");
CREATE INDEX "payments_credit_note" ON "payments" ("credit_note_id");
CREATE INDEX "payments_date" ON "payments" ("business_date");
CREATE TRIGGER "payments_no_update" BEFORE UPDATE ON "payments" BEGIN SELECT RAISE(ABORT, 'payments is append-only'); END;
CREATE TRIGGER "payments_no_delete" BEFORE DELETE ON "payments" BEGIN SELECT RAISE(ABORT, 'payments is append-only'); END;

CREATE TABLE "cart_lines_new" (
	"id" text PRIMARY KEY NOT NULL,
	"cart_id" text NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"charge_id" text,
	"product_id" text,
	"lot_id" text,
	"quantity" integer NOT NULL,
	"unit_price_cents" integer NOT NULL,
	"discount_cents" integer NOT NULL,
	"discount_rate" integer,
	"discount_reason" text,
	"version" integer NOT NULL,
	FOREIGN KEY ("cart_id") REFERENCES "carts"("id"),
	FOREIGN KEY ("charge_id") REFERENCES "charges"("id"),
	FOREIGN KEY ("product_id") REFERENCES "products"("id"),
	CONSTRAINT "cart_lines_kind" CHECK("kind" IN ('service', 'retail', 'fee', 'giftCard', 'package', 'membership', 'units', 'deposit')),
	CONSTRAINT "cart_lines_amounts" CHECK("quantity" > 0 AND "discount_cents" >= 0)
) STRICT;
INSERT INTO "cart_lines_new" ("id", "cart_id", "position", "kind", "charge_id", "product_id", "lot_id", "quantity", "unit_price_cents", "discount_cents", "discount_rate", "discount_reason", "version") SELECT "id", "cart_id", "position", "kind", "charge_id", "product_id", "lot_id", "quantity", "unit_price_cents", "discount_cents", "discount_rate", "discount_reason", "version" FROM "cart_lines";
DROP TABLE "cart_lines";
ALTER TABLE "cart_lines_new" RENAME TO "cart_lines";
CREATE INDEX "cart_lines_cart" ON "cart_lines" ("cart_id");

CREATE TABLE "cart_tenders_new" (
	"id" text PRIMARY KEY NOT NULL,
	"cart_id" text NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"cents" integer NOT NULL,
	"reference" text,
	"stored_value_id" text,
	FOREIGN KEY ("cart_id") REFERENCES "carts"("id"),
	FOREIGN KEY ("stored_value_id") REFERENCES "stored_values"("id"),
	CONSTRAINT "cart_tenders_kind" CHECK("kind" IN ('cash', 'cardTerminal', 'check', 'bankTransfer', 'giftCard', 'package', 'membership', 'units', 'deposit', 'account')),
	CONSTRAINT "cart_tenders_cents" CHECK("cents" > 0)
) STRICT;
INSERT INTO "cart_tenders_new" ("id", "cart_id", "position", "kind", "cents", "reference") SELECT "id", "cart_id", "position", "kind", "cents", "reference" FROM "cart_tenders";
DROP TABLE "cart_tenders";
ALTER TABLE "cart_tenders_new" RENAME TO "cart_tenders";
CREATE INDEX "cart_tenders_cart" ON "cart_tenders" ("cart_id");
