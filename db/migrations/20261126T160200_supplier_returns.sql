-- Returns to suppliers: what went back, the credit that is expected for it, and what came of it.
CREATE TABLE "supplier_returns" (
	"id" text PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"supplier_id" text NOT NULL,
	"reason" text NOT NULL,
	"note" text NOT NULL,
	"at" integer NOT NULL,
	"business_date" text NOT NULL,
	"staff_id" text NOT NULL,
	"station_id" text NOT NULL,
	"worth_cents" integer NOT NULL,
	"expected_cents" integer NOT NULL,
	"received_cents" integer,
	"received_at" integer,
	"received_by" text,
	"credit_note" text,
	"document_id" text,
	"version" integer NOT NULL,
	FOREIGN KEY ("supplier_id") REFERENCES "suppliers"("id"),
	FOREIGN KEY ("document_id") REFERENCES "documents"("id"),
	CONSTRAINT "supplier_returns_reason" CHECK("reason" IN ('recalled', 'damaged', 'wrong', 'expired', 'other')),
	CONSTRAINT "supplier_returns_cents" CHECK("worth_cents" >= 0 AND "expected_cents" >= 0),
	CONSTRAINT "supplier_returns_received" CHECK(("received_cents" IS NULL) = ("received_at" IS NULL))
) STRICT;
CREATE UNIQUE INDEX "supplier_returns_number" ON "supplier_returns" ("number");
CREATE TRIGGER "supplier_returns_no_delete" BEFORE DELETE ON "supplier_returns" BEGIN SELECT RAISE(ABORT, 'supplier_returns stay on record'); END;

CREATE TABLE "stock_moves_new" (
	"seq" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	"id" text NOT NULL,
	"at" integer NOT NULL,
	"business_date" text NOT NULL,
	"kind" text NOT NULL,
	"product_id" text NOT NULL,
	"lot_id" text NOT NULL,
	"container_id" text,
	"location_id" text NOT NULL,
	"quantity" integer NOT NULL,
	"cost_cents" integer NOT NULL,
	"reason" text,
	"source_kind" text NOT NULL,
	"source_id" text NOT NULL,
	"staff_id" text NOT NULL,
	"station_id" text NOT NULL,
	FOREIGN KEY ("product_id") REFERENCES "products"("id"),
	FOREIGN KEY ("lot_id") REFERENCES "lots"("id"),
	FOREIGN KEY ("container_id") REFERENCES "containers"("id"),
	FOREIGN KEY ("location_id") REFERENCES "locations"("id"),
	CONSTRAINT "stock_moves_kind" CHECK("kind" IN ('receive', 'transfer', 'draw', 'waste', 'sell', 'count', 'return', 'supplierReturn')),
	CONSTRAINT "stock_moves_source_kind" CHECK("source_kind" IN ('serviceLine', 'invoiceLine', 'delivery', 'container', 'lot', 'supplierReturn')),
	CONSTRAINT "stock_moves_quantity" CHECK("quantity" <> 0)
) STRICT;
INSERT INTO "stock_moves_new" ("seq", "id", "at", "business_date", "kind", "product_id", "lot_id", "container_id", "location_id", "quantity", "cost_cents", "reason", "source_kind", "source_id", "staff_id", "station_id") SELECT "seq", "id", "at", "business_date", "kind", "product_id", "lot_id", "container_id", "location_id", "quantity", "cost_cents", "reason", "source_kind", "source_id", "staff_id", "station_id" FROM "stock_moves";
DROP TABLE "stock_moves";
ALTER TABLE "stock_moves_new" RENAME TO "stock_moves";
CREATE UNIQUE INDEX "stock_moves_id" ON "stock_moves" ("id");
CREATE INDEX "stock_moves_source" ON "stock_moves" ("source_kind","source_id");
CREATE INDEX "stock_moves_container" ON "stock_moves" ("container_id");
CREATE INDEX "stock_moves_lot" ON "stock_moves" ("lot_id","location_id");
CREATE INDEX "stock_moves_date" ON "stock_moves" ("business_date","kind");
CREATE TRIGGER "stock_moves_no_update" BEFORE UPDATE ON "stock_moves" BEGIN SELECT RAISE(ABORT, 'stock_moves is append-only'); END;
CREATE TRIGGER "stock_moves_no_delete" BEFORE DELETE ON "stock_moves" BEGIN SELECT RAISE(ABORT, 'stock_moves is append-only'); END;

CREATE TABLE "journal_entries_new" (
	"id" text PRIMARY KEY NOT NULL,
	"at" integer NOT NULL,
	"business_date" text NOT NULL,
	"source_kind" text NOT NULL,
	"source_id" text NOT NULL,
	"reverses_id" text,
	"staff_id" text NOT NULL,
	"station_id" text NOT NULL,
	FOREIGN KEY ("reverses_id") REFERENCES "journal_entries"("id"),
	CONSTRAINT "journal_entries_source_kind" CHECK("source_kind" IN ('drawerSession', 'invoice', 'payment', 'tip', 'stockMove', 'creditNote', 'cashMovement', 'storedValue', 'tipPayout', 'supplierReturn'))
) STRICT;
INSERT INTO "journal_entries_new" ("id", "at", "business_date", "source_kind", "source_id", "reverses_id", "staff_id", "station_id") SELECT "id", "at", "business_date", "source_kind", "source_id", "reverses_id", "staff_id", "station_id" FROM "journal_entries";
DROP TABLE "journal_entries";
ALTER TABLE "journal_entries_new" RENAME TO "journal_entries";
CREATE INDEX "journal_entries_source" ON "journal_entries" ("source_kind","source_id");
CREATE INDEX "journal_entries_date" ON "journal_entries" ("business_date");
CREATE TRIGGER "journal_entries_no_update" BEFORE UPDATE ON "journal_entries" BEGIN SELECT RAISE(ABORT, 'journal_entries is append-only'); END;
CREATE TRIGGER "journal_entries_no_delete" BEFORE DELETE ON "journal_entries" BEGIN SELECT RAISE(ABORT, 'journal_entries is append-only'); END;

CREATE TABLE "journal_lines_new" (
	"seq" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	"entry_id" text NOT NULL,
	"account" text NOT NULL,
	"amount_cents" integer NOT NULL,
	"patient_id" text,
	"payer_id" text,
	"charge_id" text,
	"invoice_id" text,
	"staff_id" text,
	"drawer_session_id" text,
	"tender_kind" text,
	FOREIGN KEY ("entry_id") REFERENCES "journal_entries"("id"),
	CONSTRAINT "journal_lines_account" CHECK("account" IN ('cash_drawer', 'card_clearing', 'check_clearing', 'bank', 'patient_receivable', 'insurance_receivable', 'revenue.services', 'revenue.retail', 'revenue.fees', 'revenue.memberships', 'revenue.breakage', 'discounts', 'contractual', 'write_offs', 'tax_payable', 'tips_payable', 'deposits', 'gift_cards', 'packages', 'memberships', 'over_short', 'supplier_credits', 'inventory', 'cogs', 'wastage')),
	CONSTRAINT "journal_lines_tender" CHECK("tender_kind" IN ('cash', 'cardTerminal', 'check', 'bankTransfer', 'giftCard', 'package', 'membership', 'units', 'deposit', 'account')),
	CONSTRAINT "journal_lines_amount" CHECK("amount_cents" <> 0)
) STRICT;
INSERT INTO "journal_lines_new" ("seq", "entry_id", "account", "amount_cents", "patient_id", "payer_id", "charge_id", "invoice_id", "staff_id", "drawer_session_id", "tender_kind") SELECT "seq", "entry_id", "account", "amount_cents", "patient_id", "payer_id", "charge_id", "invoice_id", "staff_id", "drawer_session_id", "tender_kind" FROM "journal_lines";
DROP TABLE "journal_lines";
ALTER TABLE "journal_lines_new" RENAME TO "journal_lines";
CREATE INDEX "journal_lines_entry" ON "journal_lines" ("entry_id");
CREATE INDEX "journal_lines_patient" ON "journal_lines" ("patient_id","account");
CREATE INDEX "journal_lines_invoice" ON "journal_lines" ("invoice_id");
CREATE INDEX "journal_lines_session" ON "journal_lines" ("drawer_session_id","account");
CREATE INDEX "journal_lines_tips" ON "journal_lines" ("staff_id") WHERE "account" = 'tips_payable';
CREATE TRIGGER "journal_lines_no_update" BEFORE UPDATE ON "journal_lines" BEGIN SELECT RAISE(ABORT, 'journal_lines is append-only'); END;
CREATE TRIGGER "journal_lines_no_delete" BEFORE DELETE ON "journal_lines" BEGIN SELECT RAISE(ABORT, 'journal_lines is append-only'); END;
