-- Every tender and source of the ledger, a reduced tax class, prices that contain their tax, fees beside care.

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
	CONSTRAINT "journal_entries_source_kind" CHECK("source_kind" IN ('drawerSession', 'invoice', 'payment', 'tip', 'stockMove', 'creditNote', 'cashMovement', 'storedValue', 'tipPayout'))
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
	CONSTRAINT "journal_lines_account" CHECK("account" IN ('cash_drawer', 'card_clearing', 'check_clearing', 'bank', 'patient_receivable', 'insurance_receivable', 'revenue.services', 'revenue.retail', 'revenue.fees', 'revenue.memberships', 'revenue.breakage', 'discounts', 'contractual', 'write_offs', 'tax_payable', 'tips_payable', 'deposits', 'gift_cards', 'packages', 'memberships', 'over_short', 'inventory', 'cogs', 'wastage')),
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
CREATE TRIGGER "journal_lines_no_update" BEFORE UPDATE ON "journal_lines" BEGIN SELECT RAISE(ABORT, 'journal_lines is append-only'); END;
CREATE TRIGGER "journal_lines_no_delete" BEFORE DELETE ON "journal_lines" BEGIN SELECT RAISE(ABORT, 'journal_lines is append-only'); END;

CREATE TABLE "services_new" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"category" text NOT NULL,
	"duration_minutes" integer NOT NULL,
	"processing_minutes" integer NOT NULL,
	"buffer_minutes" integer NOT NULL,
	"pricing" text NOT NULL,
	"price_cents" integer NOT NULL,
	"tax_class" text NOT NULL,
	"cosmetic" integer NOT NULL,
	"product_id" text,
	"estimated_quantity" integer NOT NULL,
	"position" integer NOT NULL,
	"active" integer NOT NULL,
	"version" integer NOT NULL,
	FOREIGN KEY ("product_id") REFERENCES "products"("id"),
	CONSTRAINT "services_pricing" CHECK("pricing" IN ('perUnit', 'perArea', 'flat')),
	CONSTRAINT "services_tax_class" CHECK("tax_class" IN ('none', 'standard', 'reduced')),
	CONSTRAINT "services_minutes" CHECK("duration_minutes" > 0 AND "processing_minutes" >= 0 AND "buffer_minutes" >= 0)
) STRICT;
INSERT INTO "services_new" ("id", "name", "category", "duration_minutes", "processing_minutes", "buffer_minutes", "pricing", "price_cents", "tax_class", "cosmetic", "product_id", "estimated_quantity", "position", "active", "version") SELECT "id", "name", "category", "duration_minutes", "processing_minutes", "buffer_minutes", "pricing", "price_cents", "tax_class", "cosmetic", "product_id", "estimated_quantity", "position", "active", "version" FROM "services";
DROP TABLE "services";
ALTER TABLE "services_new" RENAME TO "services";

CREATE TABLE "products_new" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"unit" text NOT NULL,
	"package_size" integer NOT NULL,
	"gtin" text,
	"retail_price_cents" integer,
	"tax_class" text NOT NULL,
	"reconstituted" integer NOT NULL,
	"beyond_use_hours" integer,
	"reorder_point" integer NOT NULL,
	"active" integer NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "products_kind" CHECK("kind" IN ('toxin', 'filler', 'skincare', 'supply')),
	CONSTRAINT "products_unit" CHECK("unit" IN ('U', 'mL', 'each')),
	CONSTRAINT "products_tax_class" CHECK("tax_class" IN ('none', 'standard', 'reduced')),
	CONSTRAINT "products_package" CHECK("package_size" > 0)
) STRICT;
INSERT INTO "products_new" ("id", "name", "kind", "unit", "package_size", "gtin", "retail_price_cents", "tax_class", "reconstituted", "beyond_use_hours", "reorder_point", "active", "version") SELECT "id", "name", "kind", "unit", "package_size", "gtin", "retail_price_cents", "tax_class", "reconstituted", "beyond_use_hours", "reorder_point", "active", "version" FROM "products";
DROP TABLE "products";
ALTER TABLE "products_new" RENAME TO "products";
CREATE UNIQUE INDEX "products_gtin" ON "products" ("gtin");

CREATE TABLE "tax_rates_new" (
	"id" text PRIMARY KEY NOT NULL,
	"tax_class" text NOT NULL,
	"name" text NOT NULL,
	"rate" integer NOT NULL,
	"inclusive" integer NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "tax_rates_class" CHECK("tax_class" IN ('none', 'standard', 'reduced')),
	CONSTRAINT "tax_rates_rate" CHECK("rate" BETWEEN 0 AND 1000000)
) STRICT;
INSERT INTO "tax_rates_new" ("id", "tax_class", "name", "rate", "version", "inclusive") SELECT "id", "tax_class", "name", "rate", "version", 0 FROM "tax_rates";
DROP TABLE "tax_rates";
ALTER TABLE "tax_rates_new" RENAME TO "tax_rates";
CREATE UNIQUE INDEX "tax_rates_class" ON "tax_rates" ("tax_class");

CREATE TABLE "charges_new" (
	"id" text PRIMARY KEY NOT NULL,
	"patient_id" text NOT NULL,
	"appointment_id" text NOT NULL,
	"service_line_id" text,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"description" text NOT NULL,
	"pricing" text NOT NULL,
	"unit_price_cents" integer NOT NULL,
	"estimated_quantity" integer NOT NULL,
	"charted_quantity" integer,
	"product_id" text,
	"given_quantity" integer,
	"tax_class" text NOT NULL,
	"cosmetic" integer NOT NULL,
	"performed_by" text,
	"cancel_reason" text,
	"created_at" integer NOT NULL,
	"version" integer NOT NULL,
	FOREIGN KEY ("patient_id") REFERENCES "patients"("id"),
	FOREIGN KEY ("appointment_id") REFERENCES "appointments"("id"),
	FOREIGN KEY ("service_line_id") REFERENCES "service_lines"("id"),
	FOREIGN KEY ("product_id") REFERENCES "products"("id"),
	FOREIGN KEY ("performed_by") REFERENCES "staff"("id"),
	CONSTRAINT "charges_kind" CHECK("kind" IN ('care', 'noShow', 'lateCancel', 'late')),
	CONSTRAINT "charges_line" CHECK(("kind" = 'care') = ("service_line_id" IS NOT NULL)),
	CONSTRAINT "charges_state" CHECK("state" IN ('pending', 'confirmed', 'invoiced', 'cancelled')),
	CONSTRAINT "charges_pricing" CHECK("pricing" IN ('perUnit', 'perArea', 'flat')),
	CONSTRAINT "charges_tax_class" CHECK("tax_class" IN ('none', 'standard', 'reduced'))
) STRICT;
INSERT INTO "charges_new" ("id", "patient_id", "appointment_id", "service_line_id", "state", "description", "pricing", "unit_price_cents", "estimated_quantity", "charted_quantity", "product_id", "given_quantity", "tax_class", "cosmetic", "performed_by", "cancel_reason", "created_at", "version", "kind") SELECT "id", "patient_id", "appointment_id", "service_line_id", "state", "description", "pricing", "unit_price_cents", "estimated_quantity", "charted_quantity", "product_id", "given_quantity", "tax_class", "cosmetic", "performed_by", "cancel_reason", "created_at", "version", 'care' FROM "charges";
DROP TABLE "charges";
ALTER TABLE "charges_new" RENAME TO "charges";
CREATE UNIQUE INDEX "charges_live" ON "charges" ("service_line_id") WHERE "state" <> 'cancelled';
CREATE INDEX "charges_appointment" ON "charges" ("appointment_id");
CREATE INDEX "charges_patient" ON "charges" ("patient_id");
CREATE INDEX "charges_state" ON "charges" ("state","created_at");
CREATE UNIQUE INDEX "charges_fee" ON "charges" ("appointment_id","kind") WHERE "kind" <> 'care' AND "state" <> 'cancelled';
