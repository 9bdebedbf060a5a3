-- What the clinic offers to be paid ahead: packages, memberships, banked units.
CREATE TABLE "offers" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"price_cents" integer NOT NULL,
	"tax_class" text NOT NULL,
	"valid_days" integer,
	"shareable" integer NOT NULL,
	"interval_months" integer,
	"member_discount" integer,
	"roll_over" integer NOT NULL,
	"freeze_days" integer NOT NULL,
	"minimum_periods" integer NOT NULL,
	"notice_days" integer NOT NULL,
	"position" integer NOT NULL,
	"active" integer NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "offers_kind" CHECK("kind" IN ('package', 'membership', 'units')),
	CONSTRAINT "offers_tax_class" CHECK("tax_class" IN ('none', 'standard', 'reduced')),
	CONSTRAINT "offers_interval" CHECK(("kind" = 'membership') = ("interval_months" IS NOT NULL))
) STRICT;
CREATE TABLE "offer_contents" (
	"id" text PRIMARY KEY NOT NULL,
	"offer_id" text NOT NULL,
	"service_id" text,
	"product_id" text,
	"quantity" integer NOT NULL,
	"position" integer NOT NULL,
	"version" integer NOT NULL,
	FOREIGN KEY ("offer_id") REFERENCES "offers"("id"),
	FOREIGN KEY ("service_id") REFERENCES "services"("id"),
	FOREIGN KEY ("product_id") REFERENCES "products"("id"),
	CONSTRAINT "offer_contents_what" CHECK(("service_id" IS NULL) <> ("product_id" IS NULL)),
	CONSTRAINT "offer_contents_quantity" CHECK("quantity" > 0)
) STRICT;
CREATE INDEX "offer_contents_offer" ON "offer_contents" ("offer_id");
CREATE TABLE "offer_prices" (
	"id" text PRIMARY KEY NOT NULL,
	"offer_id" text NOT NULL,
	"service_id" text NOT NULL,
	"price_cents" integer NOT NULL,
	"version" integer NOT NULL,
	FOREIGN KEY ("offer_id") REFERENCES "offers"("id"),
	FOREIGN KEY ("service_id") REFERENCES "services"("id"),
	CONSTRAINT "offer_prices_price" CHECK("price_cents" >= 0)
) STRICT;
CREATE UNIQUE INDEX "offer_prices_service" ON "offer_prices" ("offer_id","service_id");

-- What patients have paid ahead and the clinic still owes them.
CREATE TABLE "stored_values" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"patient_id" text,
	"code" text,
	"title" text NOT NULL,
	"offer_id" text,
	"invoice_line_id" text,
	"appointment_id" text,
	"replaced_by_id" text,
	"state" text NOT NULL,
	"shareable" integer NOT NULL,
	"issued_cents" integer NOT NULL,
	"remaining_cents" integer NOT NULL,
	"expires_on" text,
	"issued_at" integer NOT NULL,
	"version" integer NOT NULL,
	FOREIGN KEY ("patient_id") REFERENCES "patients"("id"),
	FOREIGN KEY ("offer_id") REFERENCES "offers"("id"),
	FOREIGN KEY ("invoice_line_id") REFERENCES "invoice_lines"("id"),
	FOREIGN KEY ("appointment_id") REFERENCES "appointments"("id"),
	FOREIGN KEY ("replaced_by_id") REFERENCES "stored_values"("id"),
	CONSTRAINT "stored_values_kind" CHECK("kind" IN ('giftCard', 'package', 'membership', 'units', 'deposit')),
	CONSTRAINT "stored_values_state" CHECK("state" IN ('active', 'frozen', 'used', 'expired', 'void')),
	CONSTRAINT "stored_values_remaining" CHECK("remaining_cents" >= 0)
) STRICT;
CREATE UNIQUE INDEX "stored_values_code" ON "stored_values" ("code");
CREATE INDEX "stored_values_patient" ON "stored_values" ("patient_id","state");
CREATE INDEX "stored_values_line" ON "stored_values" ("invoice_line_id");
CREATE INDEX "stored_values_appointment" ON "stored_values" ("appointment_id");
CREATE INDEX "stored_values_expiry" ON "stored_values" ("expires_on") WHERE "state" IN ('active', 'frozen');
CREATE TABLE "stored_value_items" (
	"id" text PRIMARY KEY NOT NULL,
	"stored_value_id" text NOT NULL,
	"service_id" text,
	"product_id" text,
	"issued_quantity" integer NOT NULL,
	"issued_cents" integer NOT NULL,
	"remaining_quantity" integer NOT NULL,
	"remaining_cents" integer NOT NULL,
	"version" integer NOT NULL,
	FOREIGN KEY ("stored_value_id") REFERENCES "stored_values"("id"),
	FOREIGN KEY ("service_id") REFERENCES "services"("id"),
	FOREIGN KEY ("product_id") REFERENCES "products"("id"),
	CONSTRAINT "stored_value_items_remaining" CHECK("remaining_quantity" >= 0 AND "remaining_cents" >= 0)
) STRICT;
CREATE INDEX "stored_value_items_value" ON "stored_value_items" ("stored_value_id");
CREATE TABLE "stored_value_moves" (
	"seq" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	"id" text NOT NULL,
	"stored_value_id" text NOT NULL,
	"item_id" text,
	"kind" text NOT NULL,
	"quantity" integer NOT NULL,
	"amount_cents" integer NOT NULL,
	"source_kind" text NOT NULL,
	"source_id" text NOT NULL,
	"reason" text,
	"at" integer NOT NULL,
	"business_date" text NOT NULL,
	"staff_id" text NOT NULL,
	"station_id" text NOT NULL,
	FOREIGN KEY ("stored_value_id") REFERENCES "stored_values"("id"),
	FOREIGN KEY ("item_id") REFERENCES "stored_value_items"("id"),
	FOREIGN KEY ("staff_id") REFERENCES "staff"("id"),
	CONSTRAINT "stored_value_moves_kind" CHECK("kind" IN ('issue', 'redeem', 'restore', 'refund', 'expire', 'forfeit', 'adjust')),
	CONSTRAINT "stored_value_moves_source_kind" CHECK("source_kind" IN ('invoiceLine', 'payment', 'creditNote', 'appointment', 'storedValue'))
) STRICT;
CREATE INDEX "stored_value_moves_value" ON "stored_value_moves" ("stored_value_id");
CREATE INDEX "stored_value_moves_source" ON "stored_value_moves" ("source_kind","source_id");
CREATE TRIGGER "stored_value_moves_no_update" BEFORE UPDATE ON "stored_value_moves" BEGIN SELECT RAISE(ABORT, 'stored_value_moves is append-only'); END;
CREATE TRIGGER "stored_value_moves_no_delete" BEFORE DELETE ON "stored_value_moves" BEGIN SELECT RAISE(ABORT, 'stored_value_moves is append-only'); END;
