-- Carts are parked with a label, may be free of tax, carry a discount of the whole sale or a promo code, and split the tip.
-- Their lines may be offers, gift cards, deposits and fees; a line keeps its list price when another one is charged.

CREATE TABLE "promo_codes" (
	"id" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"rate" integer,
	"cents" integer,
	"applies_to" text NOT NULL,
	"categories" text NOT NULL,
	"valid_from" text,
	"valid_until" text,
	"max_uses" integer,
	"once_per_patient" integer NOT NULL,
	"minimum_cents" integer NOT NULL,
	"active" integer NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "promo_codes_applies_to" CHECK("applies_to" IN ('all', 'services', 'retail', 'categories')),
	CONSTRAINT "promo_codes_worth" CHECK(("rate" IS NULL) <> ("cents" IS NULL)),
	CONSTRAINT "promo_codes_rate" CHECK("rate" IS NULL OR "rate" BETWEEN 1 AND 1000000),
	CONSTRAINT "promo_codes_cents" CHECK("cents" IS NULL OR "cents" > 0)
) STRICT;
CREATE UNIQUE INDEX "promo_codes_code" ON "promo_codes" ("code");

CREATE TABLE "promo_uses" (
	"id" text PRIMARY KEY NOT NULL,
	"promo_code_id" text NOT NULL,
	"invoice_id" text NOT NULL,
	"patient_id" text,
	"amount_cents" integer NOT NULL,
	"at" integer NOT NULL,
	FOREIGN KEY ("promo_code_id") REFERENCES "promo_codes"("id"),
	FOREIGN KEY ("invoice_id") REFERENCES "invoices"("id"),
	FOREIGN KEY ("patient_id") REFERENCES "patients"("id")
) STRICT;
CREATE INDEX "promo_uses_code" ON "promo_uses" ("promo_code_id","patient_id");
CREATE TRIGGER "promo_uses_no_update" BEFORE UPDATE ON "promo_uses" BEGIN SELECT RAISE(ABORT, 'promo_uses is append-only'); END;
CREATE TRIGGER "promo_uses_no_delete" BEFORE DELETE ON "promo_uses" BEGIN SELECT RAISE(ABORT, 'promo_uses is append-only'); END;

CREATE TABLE "tax_exemptions" (
	"patient_id" text PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"valid_until" text,
	"set_by" text NOT NULL,
	"set_at" integer NOT NULL,
	"version" integer NOT NULL,
	FOREIGN KEY ("patient_id") REFERENCES "patients"("id"),
	FOREIGN KEY ("set_by") REFERENCES "staff"("id")
) STRICT;

ALTER TABLE "invoice_lines" ADD COLUMN "list_price_cents" integer;
ALTER TABLE "invoice_lines" ADD COLUMN "price_reason" text;

CREATE TABLE "carts_new" (
	"id" text PRIMARY KEY NOT NULL,
	"station_id" text NOT NULL,
	"appointment_id" text,
	"patient_id" text,
	"state" text NOT NULL,
	"label" text,
	"parked_at" integer,
	"tip_cents" integer NOT NULL,
	"tip_staff_id" text,
	"tip_parts" text,
	"discount_cents" integer NOT NULL,
	"discount_rate" integer,
	"discount_reason" text,
	"promo_code_id" text,
	"tax_exemption" text,
	"invoice_id" text,
	"created_at" integer NOT NULL,
	"created_by" text NOT NULL,
	"version" integer NOT NULL,
	FOREIGN KEY ("station_id") REFERENCES "stations"("id"),
	FOREIGN KEY ("appointment_id") REFERENCES "appointments"("id"),
	FOREIGN KEY ("patient_id") REFERENCES "patients"("id"),
	FOREIGN KEY ("tip_staff_id") REFERENCES "staff"("id"),
	FOREIGN KEY ("promo_code_id") REFERENCES "promo_codes"("id"),
	FOREIGN KEY ("invoice_id") REFERENCES "invoices"("id"),
	FOREIGN KEY ("created_by") REFERENCES "staff"("id"),
	CONSTRAINT "carts_state" CHECK("state" IN ('open', 'paid', 'abandoned')),
	CONSTRAINT "carts_tip" CHECK("tip_cents" >= 0),
	CONSTRAINT "carts_discount" CHECK("discount_cents" >= 0)
) STRICT;
INSERT INTO "carts_new" ("id", "station_id", "appointment_id", "patient_id", "state", "tip_cents", "tip_staff_id", "discount_cents", "invoice_id", "created_at", "created_by", "version") SELECT "id", "station_id", "appointment_id", "patient_id", "state", "tip_cents", "tip_staff_id", 0, "invoice_id", "created_at", "created_by", "version" FROM "carts";
DROP TABLE "carts";
ALTER TABLE "carts_new" RENAME TO "carts";
CREATE UNIQUE INDEX "carts_open_visit" ON "carts" ("appointment_id") WHERE "state" = 'open';
CREATE INDEX "carts_open" ON "carts" ("state","created_at");

CREATE TABLE "cart_lines_new" (
	"id" text PRIMARY KEY NOT NULL,
	"cart_id" text NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"charge_id" text,
	"product_id" text,
	"lot_id" text,
	"offer_id" text,
	"appointment_id" text,
	"description" text,
	"code" text,
	"quantity" integer NOT NULL,
	"unit_price_cents" integer NOT NULL,
	"list_price_cents" integer,
	"price_reason" text,
	"discount_cents" integer NOT NULL,
	"discount_rate" integer,
	"discount_reason" text,
	"discount_source" text,
	"version" integer NOT NULL,
	FOREIGN KEY ("cart_id") REFERENCES "carts"("id"),
	FOREIGN KEY ("charge_id") REFERENCES "charges"("id"),
	FOREIGN KEY ("product_id") REFERENCES "products"("id"),
	FOREIGN KEY ("offer_id") REFERENCES "offers"("id"),
	FOREIGN KEY ("appointment_id") REFERENCES "appointments"("id"),
	CONSTRAINT "cart_lines_kind" CHECK("kind" IN ('service', 'retail', 'fee', 'giftCard', 'package', 'membership', 'units', 'deposit')),
	CONSTRAINT "cart_lines_source" CHECK("discount_source" IN ('hand', 'sale', 'promo', 'member', 'paidAhead')),
	CONSTRAINT "cart_lines_amounts" CHECK("quantity" > 0 AND "discount_cents" >= 0)
) STRICT;
INSERT INTO "cart_lines_new" ("id", "cart_id", "position", "kind", "charge_id", "product_id", "lot_id", "quantity", "unit_price_cents", "discount_cents", "discount_rate", "discount_reason", "discount_source", "version") SELECT "id", "cart_id", "position", "kind", "charge_id", "product_id", "lot_id", "quantity", "unit_price_cents", "discount_cents", "discount_rate", "discount_reason", CASE WHEN "discount_reason" IS NULL THEN NULL ELSE 'hand' END, "version" FROM "cart_lines";
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
	"item_id" text,
	"quantity" integer,
	"cart_line_id" text,
	FOREIGN KEY ("cart_id") REFERENCES "carts"("id"),
	FOREIGN KEY ("stored_value_id") REFERENCES "stored_values"("id"),
	FOREIGN KEY ("item_id") REFERENCES "stored_value_items"("id"),
	FOREIGN KEY ("cart_line_id") REFERENCES "cart_lines"("id"),
	CONSTRAINT "cart_tenders_kind" CHECK("kind" IN ('cash', 'cardTerminal', 'check', 'bankTransfer', 'giftCard', 'package', 'membership', 'units', 'deposit', 'account')),
	CONSTRAINT "cart_tenders_cents" CHECK("cents" >= 0),
	CONSTRAINT "cart_tenders_use" CHECK("cents" > 0 OR "item_id" IS NOT NULL OR "kind" = 'deposit')
) STRICT;
INSERT INTO "cart_tenders_new" ("id", "cart_id", "position", "kind", "cents", "reference", "stored_value_id") SELECT "id", "cart_id", "position", "kind", "cents", "reference", "stored_value_id" FROM "cart_tenders";
DROP TABLE "cart_tenders";
ALTER TABLE "cart_tenders_new" RENAME TO "cart_tenders";
CREATE INDEX "cart_tenders_cart" ON "cart_tenders" ("cart_id");
